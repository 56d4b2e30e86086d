package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;

/**
 * A kind of attribute whose values DynamoDB can order: numbers, texts, bytes, and kinds that are stored as one of
 * these.
 *
 * @param <T> what it reads as
 * @param <V> what it is written from
 */
abstract class Ordered<T, V> extends Kind<T, V> {
    Ordered(ItemPath path, String expected) {
        super(path, expected);
    }

    /**
     * The condition that the attribute is there and below a value.
     *
     * @param value the value
     * @return {@code path < value}
     */
    public final MovieCondition below(V value) {
        return compare(Comparison.Operator.BELOW, value);
    }

    /**
     * The condition that the attribute is below another.
     *
     * @param other another attribute
     * @return {@code path < other}
     */
    public final MovieCondition below(Attribute<T> other) {
        return compare(Comparison.Operator.BELOW, other);
    }

    /**
     * The condition that the attribute is there and below a value or equal to it.
     *
     * @param value the value
     * @return {@code path <= value}
     */
    public final MovieCondition atMost(V value) {
        return compare(Comparison.Operator.AT_MOST, value);
    }

    /**
     * The condition that the attribute is below another or equal to it.
     *
     * @param other another attribute
     * @return {@code path <= other}
     */
    public final MovieCondition atMost(Attribute<T> other) {
        return compare(Comparison.Operator.AT_MOST, other);
    }

    /**
     * The condition that the attribute is there and above a value.
     *
     * @param value the value
     * @return {@code path > value}
     */
    public final MovieCondition above(V value) {
        return compare(Comparison.Operator.ABOVE, value);
    }

    /**
     * The condition that the attribute is above another.
     *
     * @param other another attribute
     * @return {@code path > other}
     */
    public final MovieCondition above(Attribute<T> other) {
        return compare(Comparison.Operator.ABOVE, other);
    }

    /**
     * The condition that the attribute is there and above a value or equal to it.
     *
     * @param value the value
     * @return {@code path >= value}
     */
    public final MovieCondition atLeast(V value) {
        return compare(Comparison.Operator.AT_LEAST, value);
    }

    /**
     * The condition that the attribute is above another or equal to it.
     *
     * @param other another attribute
     * @return {@code path >= other}
     */
    public final MovieCondition atLeast(Attribute<T> other) {
        return compare(Comparison.Operator.AT_LEAST, other);
    }

    /**
     * The condition that the attribute lies between two values, both included.
     *
     * @param low the lower bound
     * @param high the upper bound, not below the lower
     * @return {@code path BETWEEN low AND high}
     * @throws IllegalArgumentException if the bounds are the wrong way round
     */
    public final MovieCondition between(V low, V high) {
        return Between.of(Operand.stored(itemPath()), value(low), value(high));
    }

    /**
     * The condition that the attribute lies between two others, both included.
     *
     * @param low the lower bound
     * @param high the upper bound
     * @return {@code path BETWEEN low AND high}
     */
    public final MovieCondition between(Attribute<T> low, Attribute<T> high) {
        return Between.of(Operand.stored(itemPath()), operand(low), operand(high));
    }
}
