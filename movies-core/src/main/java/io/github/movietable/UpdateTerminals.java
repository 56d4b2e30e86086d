package io.github.movietable;

import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import io.github.movietable.internal.call.Step;
import io.github.movietable.model.AttributeTypeException;
import io.github.movietable.model.Movie;
import org.jspecify.annotations.Nullable;

/** The terminals of an update. It shows its public methods by the updates that extend it. */
@CheckReturnValue
abstract sealed class UpdateTerminals permits MovieUpdate, ExactlyOnce {
    private final UpdateSpec update;

    UpdateTerminals(UpdateSpec update) {
        this.update = update;
    }

    /** The update as a step that ends with an outcome, run by any table of the same name. */
    abstract Step<WriteOutcome> tried(TableView by);

    abstract String explained(@Nullable TableInfo figures);

    /**
     * Makes the changes.
     *
     * @return the movie as now stored
     * @throws MovieNotFoundException if the movie is not there; nothing was written
     * @throws ConditionNotMetException if a condition is false; nothing was written
     * @throws VersionConflictException if the update is of a versioned table and the movie was written since it was read
     * @throws AttributeTypeException if a parent of an attribute is stored as something else than a map or list, or the
     *     attribute with a type that the change can't be made to
     * @throws OutcomeUnknownException if nobody can tell whether the changes were made
     * @throws IllegalStateException if there are no changes
     */
    @CanIgnoreReturnValue
    public Movie apply() {
        return update.table().run(applied(update.table()));
    }

    /** The update as a step, run by any table of the same name. */
    final Step<Movie> applied(TableView by) {
        return tried(by).map(outcome -> {
            if (outcome instanceof WriteOutcome.Applied applied) {
                return applied.movie();
            }
            throw Outcomes.exception(UpdateSpec.DOING, update, outcome);
        });
    }

    /**
     * Makes the changes, and returns a refusal for which {@link #apply} throws.
     *
     * @return {@code Applied} with the movie as now stored, {@code ConditionNotMet}, or {@code NotFound}
     * @throws AttributeTypeException if a parent of an attribute is stored as something else than a map or list, or the
     *     attribute with a type that the change can't be made to
     * @throws OutcomeUnknownException if nobody can tell whether the changes were made
     * @throws IllegalStateException if there are no changes
     */
    @CanIgnoreReturnValue
    public WriteOutcome tryApply() {
        return update.table().run(tried(update.table()));
    }

    /**
     * The update in plain words: key, changes, conditions, cost, and the request as JSON. No call is made. It holds the
     * values.
     *
     * @return some lines of text
     */
    public String explain() {
        return explained(null);
    }

    /**
     * The update in plain words, with an estimate of its cost from the table's own figures. No call is made.
     *
     * @param figures from {@link MovieTable#describe}; up to six hours old
     * @return some lines of text
     */
    public String explain(TableInfo figures) {
        return explained(figures);
    }
}
