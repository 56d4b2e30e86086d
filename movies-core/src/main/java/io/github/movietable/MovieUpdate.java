package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.CanIgnoreReturnValue;
import io.github.movietable.expression.Change;
import io.github.movietable.expression.Changes;
import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.expression.Path;
import io.github.movietable.expression.Settable;
import io.github.movietable.model.AttributeTypeException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Changes of one movie, made together or not at all. {@link #apply} or {@link #tryApply} makes them; nothing else calls
 * DynamoDB. Costs a write unit for each KB of the larger of the movie before and after.
 *
 * <p>The movie must be there, for DynamoDB would otherwise make one of the changes alone; {@link #orCreate} allows
 * that. Maps that are missing on the way to an attribute are made: where {@code info} is missing, {@code set(RATING,
 * 5)} takes a second call, which sets {@code info} as a whole if it is still missing then.
 *
 * <p>Immutable. Changes and conditions accumulate; two changes must not overlap.
 */
@CheckReturnValue
public final class MovieUpdate {
    private final TableView table;
    private final MovieKey key;
    private final Changes changes;
    private final @Nullable MovieCondition condition;
    private final boolean creates;

    private MovieUpdate(
            TableView table, MovieKey key, Changes changes, @Nullable MovieCondition condition, boolean creates) {
        this.table = table;
        this.key = key;
        this.changes = changes;
        this.condition = condition;
        this.creates = creates;
    }

    static MovieUpdate of(TableView table, MovieKey key) {
        return new MovieUpdate(table, key, Changes.none(), null, false);
    }

    /**
     * Sets an attribute.
     *
     * @param to the attribute
     * @param value its value
     * @param <V> what the attribute is written from
     * @return the update with this change
     * @throws IllegalArgumentException if the attribute is of the key, overlaps another change, or can't hold the value
     */
    public <V> MovieUpdate set(Settable<V> to, V value) {
        return with(Change.set(to, value));
    }

    /**
     * Sets an attribute where it is not there, and leaves it as it is where it is.
     *
     * @param to the attribute
     * @param value its value
     * @param <V> what the attribute is written from
     * @return the update with this change
     */
    public <V> MovieUpdate setIfAbsent(Settable<V> to, V value) {
        return with(Change.setIfAbsent(to, value));
    }

    /**
     * Sets an attribute to what another holds. Where the other is missing, the update is refused.
     *
     * @param to the attribute
     * @param from the other
     * @param <T> what both read as
     * @param <A> the attribute
     * @return the update with this change
     */
    public <T, A extends Attribute<T> & Settable<?>> MovieUpdate setFrom(A to, Attribute<T> from) {
        return with(Change.setFrom(to, from));
    }

    /**
     * Adds to a number; one that is missing counts as 0.
     *
     * @param number the attribute
     * @param by how much; may be negative
     * @return the update with this change
     */
    public MovieUpdate increment(NumberAttribute number, Number by) {
        return with(Change.increment(number, by));
    }

    /**
     * Takes from a number; one that is missing counts as 0.
     *
     * @param number the attribute
     * @param by how much
     * @return the update with this change
     */
    public MovieUpdate decrement(NumberAttribute number, Number by) {
        return with(Change.decrement(number, by));
    }

    /**
     * Appends to a list; one that is missing counts as empty.
     *
     * @param list the attribute
     * @param elements at least one
     * @param <V> what an element is written from
     * @return the update with this change
     */
    public <V> MovieUpdate append(Settable<List<? extends V>> list, List<? extends V> elements) {
        return with(Change.append(list, elements));
    }

    /**
     * Puts elements before those of a list; one that is missing counts as empty.
     *
     * @param list the attribute
     * @param elements at least one
     * @param <V> what an element is written from
     * @return the update with this change
     */
    public <V> MovieUpdate prepend(Settable<List<? extends V>> list, List<? extends V> elements) {
        return with(Change.prepend(list, elements));
    }

    /**
     * Removes an attribute, or an element of a list. Nothing happens where it is not there.
     *
     * @param attribute the attribute
     * @return the update with this change
     */
    public MovieUpdate remove(Attribute<?> attribute) {
        return with(Change.remove(attribute));
    }

    /**
     * Adds members to a set; one that is missing is made.
     *
     * @param set the attribute
     * @param members at least one
     * @param <V> what a member is written from
     * @return the update with this change
     */
    public <V> MovieUpdate addTo(Settable<Set<? extends V>> set, Set<? extends V> members) {
        return with(Change.addTo(set, members));
    }

    /**
     * Deletes members from a set; with its last member the attribute goes.
     *
     * @param set the attribute
     * @param members at least one
     * @param <V> what a member is written from
     * @return the update with this change
     */
    public <V> MovieUpdate deleteFrom(Settable<Set<? extends V>> set, Set<? extends V> members) {
        return with(Change.deleteFrom(set, members));
    }

    private MovieUpdate with(Change change) {
        Changes more = changes.and(change);
        Path newest = more.targets().get(more.targets().size() - 1);
        if (MovieKey.NAMES.contains(newest.root())) {
            throw new IllegalArgumentException("updating " + key + ": " + newest
                    + " is part of the key, which can't be changed; put a movie of the new key and delete this one");
        }
        return new MovieUpdate(table, key, more, condition, creates);
    }

    /**
     * Makes the changes only if a condition holds of the stored movie. Conditions accumulate: all must hold.
     *
     * @param must what must hold
     * @return the update with this condition
     */
    public MovieUpdate onlyIf(MovieCondition must) {
        return new MovieUpdate(table, key, changes, condition == null ? must : condition.and(must), creates);
    }

    /**
     * Allows the update to create the movie where it is not there.
     *
     * @return the update, which may create
     */
    public MovieUpdate orCreate() {
        return new MovieUpdate(table, key, changes, condition, true);
    }

    /**
     * Makes the changes.
     *
     * @return the movie as now stored
     * @throws MovieNotFoundException if the movie is not there
     * @throws ConditionNotMetException if a condition is false; nothing was written
     * @throws AttributeTypeException if a parent of an attribute is stored as something else than a map or list
     * @throws IllegalStateException if there are no changes
     */
    @CanIgnoreReturnValue
    public Movie apply() {
        WriteOutcome outcome = tryApply();
        if (outcome instanceof WriteOutcome.Applied applied) {
            return applied.movie();
        }
        if (outcome instanceof WriteOutcome.ConditionNotMet refusal) {
            throw new ConditionNotMetException("the update of", table.name(), refusal);
        }
        throw new MovieNotFoundException(table.name(), key);
    }

    /**
     * Makes the changes, and returns a refusal where {@link #apply} throws.
     *
     * @return {@code Applied} with the movie as now stored, {@code ConditionNotMet}, or {@code NotFound}
     * @throws AttributeTypeException if a parent of an attribute is stored as something else than a map or list
     * @throws IllegalStateException if there are no changes
     */
    @CanIgnoreReturnValue
    public WriteOutcome tryApply() {
        return run().tryApply();
    }

    /**
     * The request that is sent first; no call is made.
     *
     * @return exactly what is sent
     */
    public UpdateItemRequest toRequest() {
        return run().toRequest();
    }

    private UpdateRun run() {
        if (changes.isEmpty()) {
            throw new IllegalStateException(
                    "updating " + key + ": say what to change, with set(…), remove(…) and so on");
        }
        return new UpdateRun(table, key, changes, condition, creates);
    }

    /** The changes and conditions as people read them, values included. */
    @Override
    public String toString() {
        return "update " + key + ": " + changes + (condition == null ? "" : " if " + condition);
    }
}
