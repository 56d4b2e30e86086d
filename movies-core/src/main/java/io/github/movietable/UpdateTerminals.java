package io.github.movietable;

import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import io.github.movietable.internal.call.Step;
import io.github.movietable.model.AttributeTypeException;
import io.github.movietable.model.Movie;
import org.jspecify.annotations.Nullable;

/** The methods that run an update. Users see them as methods of the public classes that extend this one. */
@CheckReturnValue
abstract sealed class UpdateTerminals permits MovieUpdate, ExactlyOnce {
    private final UpdateSpec update;

    UpdateTerminals(UpdateSpec update) {
        this.update = update;
    }

    /** The update as a {@link Step} whose result is the outcome, to be run by a table of the same name. */
    abstract Step<WriteOutcome> tried(TableView by);

    abstract String explained(@Nullable TableInfo figures);

    /**
     * Makes the changes.
     *
     * @return the movie as it is stored now
     * @throws MovieNotFoundException if the movie does not exist; nothing was written
     * @throws ConditionNotMetException if a condition is false; nothing was written
     * @throws VersionConflictException if the update checks a version and the movie was written since it was read
     * @throws AttributeTypeException if a parent of an attribute is stored as a type other than a map or list, or the
     *     attribute as a type to which the change can't be made
     * @throws OutcomeUnknownException if it is unknown whether the changes were made
     * @throws IllegalStateException if the update has no changes
     */
    @CanIgnoreReturnValue
    public Movie apply() {
        return update.table().run(applied(update.table()));
    }

    /** The update as a {@link Step} that throws if it is refused, to be run by a table of the same name. */
    final Step<Movie> applied(TableView by) {
        return tried(by).map(outcome -> {
            if (outcome instanceof WriteOutcome.Applied applied) {
                return applied.movie();
            }
            throw Outcomes.exception(UpdateSpec.DOING, update, outcome);
        });
    }

    /**
     * Makes the changes; unlike {@link #apply}, returns a refusal instead of throwing.
     *
     * @return {@code Applied} with the movie as it is stored now, {@code ConditionNotMet}, or {@code NotFound}
     * @throws AttributeTypeException if a parent of an attribute is stored as a type other than a map or list, or the
     *     attribute as a type to which the change can't be made
     * @throws OutcomeUnknownException if it is unknown whether the changes were made
     * @throws IllegalStateException if the update has no changes
     */
    @CanIgnoreReturnValue
    public WriteOutcome tryApply() {
        return update.table().run(tried(update.table()));
    }

    /**
     * The update in plain words: key, changes, conditions, cost, and the request as JSON. No call is made. The text
     * contains the values.
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
