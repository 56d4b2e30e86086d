package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.expression.Settable;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.read.Fields;
import io.github.movietable.internal.write.Change;
import io.github.movietable.model.Movie;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Changes of one movie, made together or not at all. {@link #apply} or {@link #tryApply} makes them; nothing else calls
 * DynamoDB. Costs a write unit for each KB of the larger of the movie before and after.
 *
 * <pre>{@code
 * Movie now = movies.update(1985, "Brazil")
 *         .set(PLOT, "A clerk dreams of flying.")
 *         .append(ACTORS, List.of("Ian Holm"))
 *         .increment(RANK, 1)
 *         .onlyIf(RATING.atLeast(5))
 *         .apply();
 * }</pre>
 *
 * <p>The movie must be there, for DynamoDB would otherwise create one that has only the changes; {@link #orCreate} allows
 * that. Maps that are missing on the way to an attribute are made: if {@code info} is missing, {@code set(RATING, 5)}
 * takes a second call, which sets {@code info} as a whole if it is still missing then.
 *
 * <p>Immutable. Changes and conditions accumulate; two changes must not overlap.
 */
@CheckReturnValue
public final class MovieUpdate extends UpdateTerminals {
    private final UpdateSpec spec;

    private MovieUpdate(UpdateSpec spec) {
        super(spec);
        this.spec = spec;
    }

    static MovieUpdate of(UpdateSpec spec) {
        return new MovieUpdate(spec);
    }

    UpdateSpec spec() {
        return spec;
    }

    /**
     * Sets an attribute.
     *
     * @param to the attribute
     * @param value its value
     * @param <V> the type of its values
     * @return the update with this change
     * @throws IllegalArgumentException if the attribute is of the key, overlaps another change, or can't hold the value
     */
    public <V> MovieUpdate set(Settable<V> to, V value) {
        return with(() -> Change.set(to, value));
    }

    /**
     * Sets an attribute if it is missing, and else leaves it as it is.
     *
     * @param to the attribute
     * @param value its value
     * @param <V> the type of its values
     * @return the update with this change
     */
    public <V> MovieUpdate setIfAbsent(Settable<V> to, V value) {
        return with(() -> Change.setIfAbsent(to, value));
    }

    /**
     * Sets an attribute to the value of another. If the other is missing, the update is refused.
     *
     * @param to the attribute
     * @param from the other
     * @param <T> the type of both
     * @param <A> the attribute
     * @return the update with this change
     */
    public <T, A extends Attribute<T> & Settable<?>> MovieUpdate setFrom(A to, Attribute<T> from) {
        return with(() -> Change.setFrom(to, from));
    }

    /**
     * Adds to a number; one that is missing counts as 0.
     *
     * @param number the attribute
     * @param by how much; may be negative
     * @return the update with this change
     */
    public MovieUpdate increment(NumberAttribute number, Number by) {
        return with(() -> Change.increment(number, by));
    }

    /**
     * Takes from a number; one that is missing counts as 0.
     *
     * @param number the attribute
     * @param by how much
     * @return the update with this change
     */
    public MovieUpdate decrement(NumberAttribute number, Number by) {
        return with(() -> Change.decrement(number, by));
    }

    /**
     * Appends to a list; one that is missing counts as empty.
     *
     * @param list the attribute
     * @param elements at least one
     * @param <V> the type of its elements
     * @return the update with this change
     */
    public <V> MovieUpdate append(Settable<List<? extends V>> list, List<? extends V> elements) {
        return with(() -> Change.append(list, elements));
    }

    /**
     * Puts elements before those of a list; one that is missing counts as empty.
     *
     * @param list the attribute
     * @param elements at least one
     * @param <V> the type of its elements
     * @return the update with this change
     */
    public <V> MovieUpdate prepend(Settable<List<? extends V>> list, List<? extends V> elements) {
        return with(() -> Change.prepend(list, elements));
    }

    /**
     * Removes an attribute, or an element of a list, if it is there.
     *
     * @param attribute the attribute
     * @return the update with this change
     */
    public MovieUpdate remove(Attribute<?> attribute) {
        return with(() -> Change.remove(attribute));
    }

    /**
     * Adds members to a set; one that is missing is made.
     *
     * @param set the attribute
     * @param members at least one
     * @param <V> the type of its members
     * @return the update with this change
     */
    public <V> MovieUpdate addTo(Settable<Set<? extends V>> set, Set<? extends V> members) {
        return with(() -> Change.addTo(set, members));
    }

    /**
     * Deletes members from a set; with its last member the attribute goes.
     *
     * @param set the attribute
     * @param members at least one
     * @param <V> the type of its members
     * @return the update with this change
     */
    public <V> MovieUpdate deleteFrom(Settable<Set<? extends V>> set, Set<? extends V> members) {
        return with(() -> Change.deleteFrom(set, members));
    }

    private MovieUpdate with(Supplier<Change> change) {
        try {
            return new MovieUpdate(spec.with(change.get()));
        } catch (IllegalArgumentException e) {
            throw KeyRules.named("updating " + spec.key(), e);
        }
    }

    /**
     * Makes the changes only if a condition holds of the stored movie. Conditions accumulate: all must hold.
     *
     * @param must what must hold
     * @return the update with this condition
     */
    public MovieUpdate onlyIf(MovieCondition must) {
        return new MovieUpdate(spec.onlyIf(must));
    }

    /**
     * Allows the update to create the movie if it is missing.
     *
     * @return the update, which may create
     */
    public MovieUpdate orCreate() {
        return new MovieUpdate(spec.orCreate());
    }

    /**
     * This one update as a transaction: it is made once and no more, and its outcome is known even if answers are lost. For
     * changes that are wrong when made twice. It costs twice the write units.
     *
     * @return the update as a transaction of its own
     */
    public ExactlyOnce exactlyOnce() {
        return ExactlyOnce.of(spec.checked());
    }

    /**
     * Makes the changes; like {@link #apply}, but returns the movie as it was before. After a lost answer that may be
     * the movie as this update made it.
     *
     * @return the movie before; empty if the update created it
     */
    @CanIgnoreReturnValue
    public Optional<Movie> applyReturningOld() {
        return Optional.of(done(ReturnValue.ALL_OLD))
                .filter(item -> !item.isEmpty())
                .map(Fields.ALL::movie);
    }

    /**
     * Makes the changes; like {@link #apply}, but returns only the attributes that were changed, as they are now. It
     * saves transfer, not units. If an element of a list was changed, it returns the top-level attribute as a whole, as
     * DynamoDB's answer does not tell which elements it has.
     *
     * @return a part of the movie
     */
    @CanIgnoreReturnValue
    public Movie applyReturningChanged() {
        ChangedPart part = new ChangedPart(spec.key(), spec.changes().targets());
        return part.of(done(part.asked()));
    }

    /** Makes the changes; like {@link #apply}, but returns nothing. It saves transfer, not units. */
    public void applyReturningNothing() {
        done(ReturnValue.NONE);
    }

    @CanIgnoreReturnValue
    private Map<String, AttributeValue> done(ReturnValue returning) {
        return spec.applied(spec.table().run(spec.steps(spec.table(), returning)));
    }

    @Override
    Step<WriteOutcome> tried(TableView by) {
        return spec.steps(by, ReturnValue.ALL_NEW).map(end -> Outcomes.of(UpdateSpec.DOING, by, end));
    }

    /**
     * The request that {@link #apply} sends first; no call is made.
     *
     * @return the request, just as it is sent
     * @throws IllegalStateException if there are no changes
     */
    public UpdateItemRequest toRequest() {
        return spec.toRequest();
    }

    @Override
    String explained(@Nullable TableInfo figures) {
        return spec.checked().explanation("UpdateItem", 1, figures).with(toRequest());
    }

    /** The changes and conditions as people read them, values included. */
    @Override
    public String toString() {
        return spec.toString();
    }
}
