package io.github.movietable.internal.write;

import io.github.movietable.expression.MovieCondition;
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
 * The movie, changes and conditions of an update.
 *
 * @param key the movie
 * @param changes what is changed
 * @param condition what must hold; null for nothing
 * @param creates whether the movie may be missing
 * @param trace what a stored movie shows of this update
 */
public record UpdatePlan(
        MovieKey key,
        Changes changes,
        @Nullable MovieCondition condition,
        boolean creates,
        Function<Movie, Trace> trace) {

    /**
     * An update without changes of a movie that must be there.
     *
     * @param key the movie
     * @return the plan
     */
    public static UpdatePlan of(MovieKey key) {
        return new UpdatePlan(key, Changes.none(), null, false, stored -> Trace.NONE);
    }

    /**
     * This plan and one more change.
     *
     * @param change the change
     * @return the plan
     * @throws IllegalArgumentException if it changes the key or overlaps another
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
     * @param must what must hold
     * @return the plan
     */
    public UpdatePlan onlyIf(MovieCondition must) {
        MovieCondition all = condition == null ? must : condition.and(must);
        return new UpdatePlan(key, changes, all, creates, trace);
    }

    /**
     * This plan, which may create the movie.
     *
     * @return the plan
     */
    public UpdatePlan orCreate() {
        return new UpdatePlan(key, changes, condition, true, trace);
    }

    /**
     * This plan, with a function that recognizes its work.
     *
     * @param by what a stored movie shows of this update
     * @return the plan
     */
    public UpdatePlan knownBy(Function<Movie, Trace> by) {
        return new UpdatePlan(key, changes, condition, creates, by);
    }

    /**
     * This plan, after a check that it can be run.
     *
     * @return the plan
     * @throws IllegalStateException if there is nothing to change
     */
    public UpdatePlan checked() {
        if (changes.isEmpty()) {
            throw new IllegalStateException(
                    "updating " + key + ": say what to change, with set(…), remove(…) and so on");
        }
        return this;
    }

    /** The condition of a form, or null if there is none. */
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
        return all.isEmpty() ? null : MovieCondition.allOf(all.toArray(MovieCondition[]::new));
    }

    /** The refusal that the caller is told; empty if only a parent is missing. */
    Optional<Written> refusal(Map<String, AttributeValue> item) {
        List<MovieCondition> own = new ArrayList<>(changes.sourcesExist());
        if (condition != null) {
            own.add(0, condition);
        }
        return Verdict.refusal(key, creates, own, item);
    }

    /** The exception for a parent that is stored with another type than a map or list, so that nothing can be set in it. */
    Optional<AttributeTypeException> obstacle(Map<String, AttributeValue> item) {
        return changes.obstacle(item)
                .map(parent -> AttributeTypeException.ofParent(key, parent.toString(), parent.typeIn(item)));
    }

    /** Whether a stored movie looks as if the update had just been made. */
    boolean isDoneIn(Movie stored) {
        try {
            return changes.areRepeatable()
                    && Movie.fromItem(changes.applyTo(stored.toItem())).equals(stored);
        } catch (IllegalStateException impossible) {
            return false;
        }
    }
}
