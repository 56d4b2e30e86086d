package io.github.movietable.internal.write;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Rendering;
import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.model.AttributeTypeException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An update as the program states it: the movie, the changes and the conditions.
 *
 * @param key the movie's key
 * @param changes the changes
 * @param condition the condition that must be true of the stored movie; null for none
 * @param creates whether the update creates the movie if it is missing
 * @param trace tells from a stored movie whether this update was applied
 */
public record UpdatePlan(
        MovieKey key,
        Changes changes,
        @Nullable MovieCondition condition,
        boolean creates,
        Function<Movie, Trace> trace) {

    /**
     * A plan without changes, for a movie that must exist.
     *
     * @param key the movie's key
     * @return the plan
     */
    public static UpdatePlan of(MovieKey key) {
        return new UpdatePlan(key, Changes.none(), null, false, stored -> Trace.NONE);
    }

    /**
     * This plan with one more change.
     *
     * @param change the change
     * @return the plan
     * @throws IllegalArgumentException if the change is to the key, overlaps another change, or has a list where
     *     another has a map
     */
    public UpdatePlan with(Change change) {
        Changes more = changes.and(change);
        ItemPath target = change.target();
        if (MovieKey.NAMES.contains(target.root())) {
            throw new IllegalArgumentException("updating " + key + ": " + target
                    + " is part of the key, which can't be changed; MovieTable.move gives a movie another key");
        }
        return new UpdatePlan(key, more, condition, creates, trace);
    }

    /**
     * This plan with one more condition.
     *
     * @param must the condition that must be true, besides the conditions so far
     * @return the plan
     */
    public UpdatePlan onlyIf(MovieCondition must) {
        MovieCondition all = condition == null ? must : condition.and(must);
        return new UpdatePlan(key, changes, all, creates, trace);
    }

    /**
     * This plan, but it creates the movie if it is missing.
     *
     * @return the plan
     */
    public UpdatePlan orCreate() {
        return new UpdatePlan(key, changes, condition, true, trace);
    }

    /**
     * This plan with a function that recognizes a movie that the update has written.
     *
     * @param by tells from a stored movie whether this update was applied
     * @return the plan
     */
    public UpdatePlan knownBy(Function<Movie, Trace> by) {
        return new UpdatePlan(key, changes, condition, creates, by);
    }

    /**
     * Checks that the update can be run.
     *
     * @return this plan
     * @throws IllegalStateException if the plan has no changes
     */
    public UpdatePlan checked() {
        if (changes.isEmpty()) {
            throw new IllegalStateException(
                    "updating " + key + ": say what to change, with set(…), remove(…) and so on");
        }
        return this;
    }

    /** The condition of a request in this form; null if it needs none. */
    @Nullable
    MovieCondition conditionOf(Form form) {
        List<MovieCondition> all = new ArrayList<>();
        if (!creates) {
            all.add(Verdict.EXISTS);
        }
        all.addAll(form.changes().demands());
        all.addAll(form.conditions());
        if (condition != null) {
            all.add(condition);
        }
        return all.isEmpty() ? null : Rendering.allOf(all);
    }

    /**
     * The result that the caller gets if DynamoDB refuses the update and returns this stored item; empty if the refusal
     * only means that a parent of a changed attribute is missing or has another type.
     */
    Optional<Written> refusal(Map<String, AttributeValue> item) {
        List<MovieCondition> own = new ArrayList<>(changes.sourcesExist());
        if (condition != null) {
            own.add(0, condition);
        }
        return Verdict.refusal(key, creates, own, item);
    }

    /**
     * The exception for a parent that is stored with a type other than a map or list, so that nothing can be set in it;
     * empty if there is no such parent.
     */
    Optional<AttributeTypeException> obstacle(Map<String, AttributeValue> item) {
        return changes.obstacle(item)
                .map(parent -> AttributeTypeException.ofParent(key, parent.toString(), parent.typeIn(item)));
    }

    /** Whether the stored movie is as the update leaves it: making the changes again would not change it. */
    boolean isDoneIn(Movie stored) {
        try {
            return changes.areRepeatable()
                    && Movie.fromItem(changes.applyTo(stored.toItem())).equals(stored);
        } catch (IllegalStateException impossible) {
            return false;
        }
    }
}
