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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Changes of one movie, made together or not at all. The {@code apply} methods and {@link #tryApply} make them; nothing
 * else calls DynamoDB. Costs a write unit for each KB of the movie before or after, whichever is larger.
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
 * <p>The movie must exist, because DynamoDB would otherwise create one that has only the changes; {@link #orCreate}
 * allows that. Missing parent maps of an attribute are created: if {@code info} is missing, {@code set(RATING, 5)}
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
     * @param value the value
     * @param <V> the type of its values
     * @return a new update that has this change too
     * @throws IllegalArgumentException if the attribute is part of the key, overlaps another change, or can't have the
     *     value
     */
    public <V> MovieUpdate set(Settable<V> to, V value) {
        return with(() -> Change.set(to, value));
    }

    /**
     * Sets an attribute if it is missing, and otherwise leaves it as it is.
     *
     * @param to the attribute
     * @param value the value
     * @param <V> the type of its values
     * @return a new update that has this change too
     */
    public <V> MovieUpdate setIfAbsent(Settable<V> to, V value) {
        return with(() -> Change.setIfAbsent(to, value));
    }

    /**
     * Sets an attribute to the stored value of another. DynamoDB refuses the update if the other attribute is missing.
     *
     * @param to the attribute
     * @param from the attribute whose value is copied
     * @param <T> the type of value that reading either attribute gives
     * @param <A> the kind of the attribute
     * @return a new update that has this change too
     */
    public <T, A extends Attribute<T> & Settable<?>> MovieUpdate setFrom(A to, Attribute<T> from) {
        return with(() -> Change.setFrom(to, from));
    }

    /**
     * Adds to a number; a missing attribute counts as 0.
     *
     * @param number the attribute
     * @param by the number to add; may be negative
     * @return a new update that has this change too
     */
    public MovieUpdate increment(NumberAttribute number, Number by) {
        return with(() -> Change.increment(number, by));
    }

    /**
     * Subtracts from a number; a missing attribute counts as 0.
     *
     * @param number the attribute
     * @param by the number to subtract
     * @return a new update that has this change too
     */
    public MovieUpdate decrement(NumberAttribute number, Number by) {
        return with(() -> Change.decrement(number, by));
    }

    /**
     * Appends elements to a list; a missing list counts as empty.
     *
     * @param list the attribute
     * @param elements the elements to add, at least one
     * @param <V> the type of its elements
     * @return a new update that has this change too
     */
    public <V> MovieUpdate append(Settable<List<? extends V>> list, List<? extends V> elements) {
        return with(() -> Change.append(list, elements));
    }

    /**
     * Inserts elements at the beginning of a list; a missing list counts as empty.
     *
     * @param list the attribute
     * @param elements the elements to add, at least one
     * @param <V> the type of its elements
     * @return a new update that has this change too
     */
    public <V> MovieUpdate prepend(Settable<List<? extends V>> list, List<? extends V> elements) {
        return with(() -> Change.prepend(list, elements));
    }

    /**
     * Removes an attribute, or an element of a list; does nothing if it is missing.
     *
     * @param attribute the attribute
     * @return a new update that has this change too
     */
    public MovieUpdate remove(Attribute<?> attribute) {
        return with(() -> Change.remove(attribute));
    }

    /**
     * Adds members to a set; a missing set is created.
     *
     * @param set the attribute
     * @param members the members, at least one
     * @param <V> the type of its members
     * @return a new update that has this change too
     */
    public <V> MovieUpdate addTo(Settable<Set<? extends V>> set, Set<? extends V> members) {
        return with(() -> Change.addTo(set, members));
    }

    /**
     * Deletes members from a set; if no member is left, DynamoDB removes the attribute.
     *
     * @param set the attribute
     * @param members the members, at least one
     * @param <V> the type of its members
     * @return a new update that has this change too
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
     * Makes the changes only if a condition is true of the stored movie. Conditions accumulate: all must be true.
     *
     * @param must the condition
     * @return a new update that has this condition too
     */
    public MovieUpdate onlyIf(MovieCondition must) {
        return new MovieUpdate(spec.onlyIf(Objects.requireNonNull(must, "onlyIf needs a condition, which is null")));
    }

    /**
     * Allows the update to create the movie if it is missing.
     *
     * @return a new update that may create the movie
     */
    public MovieUpdate orCreate() {
        return new MovieUpdate(spec.orCreate());
    }

    /**
     * This update as a transaction of its own, which is applied only once even if responses are lost and it is sent
     * again. Use it for changes that would be wrong if they were made twice. It costs twice the write units.
     *
     * @return a specification that runs this update as a transaction
     */
    public ExactlyOnce exactlyOnce() {
        return ExactlyOnce.of(spec.checked());
    }

    /**
     * Makes the changes, like {@link #apply}, but returns the movie as it was before. If a response is lost, the update
     * is sent again, and the movie returned may already have the changes.
     *
     * @return the movie before the update; empty if the update created it
     */
    @CanIgnoreReturnValue
    public Optional<Movie> applyReturningOld() {
        return Optional.of(done(ReturnValue.ALL_OLD))
                .filter(item -> !item.isEmpty())
                .map(Fields.ALL::movie);
    }

    /**
     * Makes the changes, like {@link #apply}, but returns only the changed attributes, as they are now. This saves
     * transfer, not units. If an element of a list was changed, the top-level attribute is returned as a whole, because
     * DynamoDB's response does not tell which elements it contains.
     *
     * @return a {@link Movie#isPart() part} of the movie
     */
    @CanIgnoreReturnValue
    public Movie applyReturningChanged() {
        ChangedPart part = new ChangedPart(spec.key(), spec.changes().targets());
        return part.of(done(part.asked()));
    }

    /** Makes the changes, like {@link #apply}, but returns nothing. This saves transfer, not units. */
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
     * @throws IllegalStateException if the update has no changes
     */
    public UpdateItemRequest toRequest() {
        return spec.toRequest();
    }

    @Override
    String explained(@Nullable TableInfo figures) {
        return spec.checked().explanation("UpdateItem", 1, figures).with(toRequest());
    }

    /** The update in words: its changes and conditions, with the values. */
    @Override
    public String toString() {
        return spec.toString();
    }
}
