package io.github.movietable;

import io.github.movietable.expression.AnyAttribute;
import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.expression.Rendering;
import io.github.movietable.expression.Settable;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.document.ItemInPart;
import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Projection;
import io.github.movietable.internal.read.Fields;
import io.github.movietable.internal.write.Change;
import io.github.movietable.model.AttributeTypeException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
 * <p>The movie must be there, for DynamoDB would otherwise make one of the changes alone; {@link #orCreate} allows
 * that. Maps that are missing on the way to an attribute are made: where {@code info} is missing, {@code set(RATING,
 * 5)} takes a second call, which sets {@code info} as a whole if it is still missing then.
 *
 * <p>Immutable. Changes and conditions accumulate; two changes must not overlap.
 */
@CheckReturnValue
public final class MovieUpdate {
    private final UpdateSpec spec;

    private MovieUpdate(UpdateSpec spec) {
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
     * @param <V> what the attribute is written from
     * @return the update with this change
     * @throws IllegalArgumentException if the attribute is of the key, overlaps another change, or can't hold the value
     */
    public <V> MovieUpdate set(Settable<V> to, V value) {
        return with(() -> Change.set(to, value));
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
        return with(() -> Change.setIfAbsent(to, value));
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
     * @param <V> what an element is written from
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
     * @param <V> what an element is written from
     * @return the update with this change
     */
    public <V> MovieUpdate prepend(Settable<List<? extends V>> list, List<? extends V> elements) {
        return with(() -> Change.prepend(list, elements));
    }

    /**
     * Removes an attribute, or an element of a list. Nothing happens where it is not there.
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
     * @param <V> what a member is written from
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
     * @param <V> what a member is written from
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
     * Allows the update to create the movie where it is not there.
     *
     * @return the update, which may create
     */
    public MovieUpdate orCreate() {
        return new MovieUpdate(spec.orCreate());
    }

    /**
     * This one update as a transaction: it is made once and no more, and its outcome is always known, whatever happens
     * to answers on the way. For changes that are wrong when made twice. It costs twice the write units.
     *
     * @return the update as a transaction of its own
     */
    public ExactlyOnce exactlyOnce() {
        return ExactlyOnce.of(spec.checked());
    }

    /**
     * Makes the changes.
     *
     * @return the movie as now stored
     * @throws MovieNotFoundException if the movie is not there
     * @throws ConditionNotMetException if a condition is false; nothing was written
     * @throws VersionConflictException if the update is of a versioned table and the movie was written since it was read
     * @throws AttributeTypeException if a parent of an attribute is stored as something else than a map or list, or what is
     *     to be added or appended to with another type
     * @throws OutcomeUnknownException if it can't be told whether the changes were made
     * @throws IllegalStateException if there are no changes
     */
    @CanIgnoreReturnValue
    public Movie apply() {
        return spec.table().run(applied(spec.table()));
    }

    /** The update as a step, by a table of the same name. */
    Step<Movie> applied(TableView by) {
        return spec.steps(by, ReturnValue.ALL_NEW).map(end -> Fields.ALL.movie(spec.applied(end)));
    }

    /**
     * Makes the changes; like {@link #apply}, but returns the movie as it was before. After an attempt that got no
     * answer that may be the movie as this update made it.
     *
     * @return the movie before; empty where the update created it
     */
    @CanIgnoreReturnValue
    public Optional<Movie> applyReturningOld() {
        return Optional.of(done(ReturnValue.ALL_OLD))
                .filter(item -> !item.isEmpty())
                .map(Fields.ALL::movie);
    }

    /**
     * Makes the changes; like {@link #apply}, but returns only the attributes that were changed, as they are now. It
     * saves transfer, not units. Where an element of a list was changed, it returns the top-level attribute as a whole:
     * what DynamoDB answers for single elements does not tell which they are.
     *
     * @return a part of the movie
     */
    @CanIgnoreReturnValue
    public Movie applyReturningChanged() {
        List<ItemPath> targets = spec.changes().targets();
        if (targets.stream().noneMatch(ItemPath::hasElement)) {
            Map<String, AttributeValue> changed = new HashMap<>(done(ReturnValue.UPDATED_NEW));
            changed.putAll(spec.key().toItem());
            return Movie.fromItem(new ItemInPart(
                    changed, Projection.of(MovieKey.NAMES, spec.changes().targets())));
        }
        List<AnyAttribute> roots = targets.stream()
                .map(ItemPath::root)
                .distinct()
                .map(Attribute::named)
                .toList();
        Map<String, AttributeValue> whole = new HashMap<>(done(ReturnValue.ALL_NEW));
        whole.keySet()
                .removeIf(name -> !MovieKey.NAMES.contains(name)
                        && roots.stream()
                                .noneMatch(root -> Rendering.pathOf((Attribute<?>) root)
                                        .root()
                                        .equals(name)));
        return Movie.fromItem(new ItemInPart(whole, Projection.of(MovieKey.NAMES, Rendering.pathsOf(roots))));
    }

    /** Makes the changes; like {@link #apply}, but returns nothing. It saves transfer, not units. */
    public void applyReturningNothing() {
        done(ReturnValue.NONE);
    }

    @CanIgnoreReturnValue
    private Map<String, AttributeValue> done(ReturnValue returning) {
        return spec.applied(spec.table().run(spec.steps(spec.table(), returning)));
    }

    /**
     * Makes the changes, and returns a refusal where {@link #apply} throws.
     *
     * @return {@code Applied} with the movie as now stored, {@code ConditionNotMet}, or {@code NotFound}
     * @throws AttributeTypeException if a parent of an attribute is stored as something else than a map or list, or what is
     *     to be added or appended to with another type
     * @throws OutcomeUnknownException if it can't be told whether the changes were made
     * @throws IllegalStateException if there are no changes
     */
    @CanIgnoreReturnValue
    public WriteOutcome tryApply() {
        return spec.table().run(tried(spec.table()));
    }

    /** The update as a step that ends with an outcome. */
    Step<WriteOutcome> tried(TableView by) {
        return spec.steps(by, ReturnValue.ALL_NEW).map(end -> Outcomes.of(UpdateSpec.DOING, by, end));
    }

    /**
     * The request that {@link #apply} sends first; no call is made.
     *
     * @return exactly what is sent
     * @throws IllegalStateException if there are no changes
     */
    public UpdateItemRequest toRequest() {
        return spec.toRequest();
    }

    /**
     * The update in plain words: key, changes, conditions, cost, and the request as JSON. No call is made. It holds the
     * values.
     *
     * @return some lines of text
     */
    public String explain() {
        return spec.checked().explanation("UpdateItem", 1, null).with(toRequest());
    }

    /**
     * The update in plain words, with an estimate of its cost from the table's own figures. No call is made.
     *
     * @param figures what {@link MovieTable#describe} answered; up to six hours old
     * @return some lines of text
     */
    public String explain(TableInfo figures) {
        return spec.checked().explanation("UpdateItem", 1, figures).with(toRequest());
    }

    /** The changes and conditions as people read them, values included. */
    @Override
    public String toString() {
        return spec.toString();
    }
}
