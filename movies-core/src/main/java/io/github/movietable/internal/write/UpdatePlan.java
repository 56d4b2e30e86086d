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
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an update says.
 *
 * @param key the movie
 * @param changes what is changed
 * @param condition what must hold; null for nothing
 * @param creates whether the movie may be missing
 * @param isMine whether a stored movie can only be this update's work
 */
public record UpdatePlan(
        MovieKey key, Changes changes, @Nullable MovieCondition condition, boolean creates, Predicate<Movie> isMine) {

    /**
     * An update without changes of a movie that must be there.
     *
     * @param key the movie
     * @return the plan
     */
    public static UpdatePlan of(MovieKey key) {
        return new UpdatePlan(key, Changes.none(), null, false, stored -> false);
    }

    /** A plan that is being made of another: what is not changed stays as it is. */
    private static final class Draft {
        private Changes changes;
        private @Nullable MovieCondition condition;
        private boolean creates;
        private Predicate<Movie> isMine;

        private Draft(UpdatePlan plan) {
            changes = plan.changes;
            condition = plan.condition;
            creates = plan.creates;
            isMine = plan.isMine;
        }
    }

    private UpdatePlan changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new UpdatePlan(key, draft.changes, draft.condition, draft.creates, draft.isMine);
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
        ItemPath newest = more.targets().get(more.targets().size() - 1);
        if (MovieKey.NAMES.contains(newest.root())) {
            throw new IllegalArgumentException("updating " + key + ": " + newest
                    + " is part of the key, which can't be changed; MovieTable.move gives a movie another key");
        }
        return changed(draft -> draft.changes = more);
    }

    /**
     * This plan with one more condition.
     *
     * @param must what must hold
     * @return the plan
     */
    public UpdatePlan onlyIf(MovieCondition must) {
        return changed(draft -> draft.condition = condition == null ? must : condition.and(must));
    }

    /**
     * This plan, which may create the movie.
     *
     * @return the plan
     */
    public UpdatePlan orCreate() {
        return changed(draft -> draft.creates = true);
    }

    /**
     * This plan, whose work can be known again.
     *
     * @param mine whether a stored movie can only be this update's work
     * @return the plan
     */
    public UpdatePlan knownBy(Predicate<Movie> mine) {
        return changed(draft -> draft.isMine = mine);
    }

    /**
     * This plan, which can be run.
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
    MovieCondition conditionOf(Changes.Folded form) {
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

    /** A refusal that is the caller's to know; none if only a parent is missing. */
    Optional<Written> refusal(Map<String, AttributeValue> item) {
        List<MovieCondition> own = new ArrayList<>(changes.sourcesExist());
        if (condition != null) {
            own.add(0, condition);
        }
        return Verdict.refusal(key, creates, own, item);
    }

    /** The parent that is there with a type that can't hold what is to be put into it. */
    Optional<AttributeTypeException> obstacle(Map<String, AttributeValue> item) {
        return changes.obstacle(item).map(parent -> AttributeTypeException.ofParent(key, parent.toString(), parent.typeIn(item)));
    }

    /** Whether a stored movie is as if the update had just been made. */
    boolean isDoneIn(Movie stored) {
        try {
            return changes.areRepeatable()
                    && Movie.fromItem(changes.applyTo(stored.toItem())).equals(stored);
        } catch (IllegalStateException impossible) {
            return false;
        }
    }
}
