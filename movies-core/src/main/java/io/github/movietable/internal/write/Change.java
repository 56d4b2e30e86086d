package io.github.movietable.internal.write;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.expression.Rendering;
import io.github.movietable.expression.Settable;
import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Scribe;
import io.github.movietable.internal.document.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One change of a movie, part of an update expression. Programs write it as a clause of an update: {@code
 * movies.update(key).set(RATING, 5.5)}.
 */
public abstract sealed class Change permits SetChange, SectionChange {
    private final ItemPath target;

    Change(ItemPath target) {
        this.target = target;
    }

    /**
     * Sets an attribute.
     *
     * @param to the attribute
     * @param value its value
     * @param <V> the type of the values that the attribute is written from
     * @return {@code SET to = value}
     */
    public static <V> Change set(Settable<V> to, V value) {
        return SetChange.value(Rendering.pathOf(to), to.encode(value));
    }

    /**
     * Sets an attribute if it does not exist; leaves it as it is if it exists.
     *
     * @param to the attribute
     * @param value its value
     * @param <V> the type of the values that the attribute is written from
     * @return {@code SET to = if_not_exists(to, value)}
     */
    public static <V> Change setIfAbsent(Settable<V> to, V value) {
        return SetChange.ifAbsent(Rendering.pathOf(to), to.encode(value));
    }

    /**
     * Sets an attribute to the value of another attribute, which must exist.
     *
     * @param to the attribute
     * @param from the other attribute
     * @return {@code SET to = from}
     */
    public static Change setFrom(Settable<?> to, Attribute<?> from) {
        return SetChange.from(Rendering.pathOf(to), Rendering.pathOf(from));
    }

    /**
     * Adds to a number; a missing number counts as 0.
     *
     * @param number the attribute
     * @param by how much; may be negative
     * @return {@code SET number = if_not_exists(number, 0) + by}
     */
    public static Change increment(NumberAttribute number, Number by) {
        return SetChange.increment(Rendering.pathOf((Attribute<?>) number), number.encode(by));
    }

    /**
     * Subtracts from a number; a missing number counts as 0.
     *
     * @param number the attribute
     * @param by how much
     * @return {@code SET number = if_not_exists(number, 0) + (-by)}
     */
    public static Change decrement(NumberAttribute number, Number by) {
        BigDecimal exact = Values.number(number.encode(by));
        return increment(number, exact.negate());
    }

    /**
     * Appends elements to a list; a missing list counts as empty.
     *
     * @param list the attribute
     * @param elements the elements to append, at least one
     * @param <V> the type of the values that an element is written from
     * @return {@code SET list = list_append(if_not_exists(list, []), elements)}
     */
    public static <V> Change append(Settable<List<? extends V>> list, List<? extends V> elements) {
        return SetChange.joined(Rendering.pathOf(list), elements(list, elements), false);
    }

    /**
     * Inserts elements at the beginning of a list; a missing list counts as empty.
     *
     * @param list the attribute
     * @param elements the elements to insert, at least one
     * @param <V> the type of the values that an element is written from
     * @return {@code SET list = list_append(elements, if_not_exists(list, []))}
     */
    public static <V> Change prepend(Settable<List<? extends V>> list, List<? extends V> elements) {
        return SetChange.joined(Rendering.pathOf(list), elements(list, elements), true);
    }

    private static <V> AttributeValue elements(Settable<List<? extends V>> list, List<? extends V> elements) {
        AttributeValue encoded = list.encode(elements);
        if (!encoded.hasL() || encoded.l().isEmpty()) {
            throw new IllegalArgumentException(list.path() + ": give a list of at least one element");
        }
        return encoded;
    }

    /**
     * Removes an attribute, or an element of a list; the elements after a removed element move up. Nothing happens if
     * the attribute does not exist.
     *
     * @param attribute the attribute
     * @return {@code REMOVE attribute}
     */
    public static Change remove(Attribute<?> attribute) {
        return SectionChange.remove(Rendering.pathOf(attribute));
    }

    /**
     * Adds members to a set; a missing set is created.
     *
     * @param set the attribute
     * @param members at least one
     * @param <V> the Java type that the attribute accepts for a member
     * @return {@code ADD set members}
     */
    public static <V> Change addTo(Settable<Set<? extends V>> set, Set<? extends V> members) {
        return SectionChange.add(Rendering.pathOf(set), set.encode(members));
    }

    /**
     * Deletes members from a set. If no member is left, DynamoDB removes the attribute: it has no empty sets.
     *
     * @param set the attribute
     * @param members at least one
     * @param <V> the type of the values that a member is written from
     * @return {@code DELETE set members}
     */
    public static <V> Change deleteFrom(Settable<Set<? extends V>> set, Set<? extends V> members) {
        return SectionChange.delete(Rendering.pathOf(set), set.encode(members));
    }

    /**
     * The attribute that is changed.
     *
     * @return the attribute's path
     */
    public final ItemPath target() {
        return target;
    }

    /**
     * The clause of the update expression: SET, REMOVE, ADD or DELETE. Changes of one clause are rendered together, and
     * the clauses follow each other in this order.
     */
    abstract Section section();

    abstract String render(Scribe scribe);

    /** Whether making the change twice leaves the same movie as making it once. */
    abstract boolean isRepeatable();

    /** The path that the change copies from; empty if it copies nothing. */
    Optional<ItemPath> source() {
        return Optional.empty();
    }

    /**
     * The value that the target has after the change, computed from the item before it; empty if the target is then
     * missing.
     */
    abstract Optional<AttributeValue> result(Map<String, AttributeValue> before);

    /**
     * The condition under which a value that was computed from this item is still right: the copied attribute has not
     * changed. Empty if the change copies nothing.
     */
    Optional<MovieCondition> premise(Map<String, AttributeValue> item) {
        return Optional.empty();
    }

    enum Section {
        SET,
        REMOVE,
        ADD,
        DELETE
    }
}
