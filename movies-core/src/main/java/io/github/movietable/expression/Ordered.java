package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;

/**
 * An attribute whose values DynamoDB can order: numbers, strings, bytes, and types that are stored as one of these.
 *
 * @param <T> the Java type in which a value is read
 * @param <V> the Java type from which a value is written
 */
abstract class Ordered<T, V> extends Kind<T, V> {
    Ordered(ItemPath path, String expected) {
        super(path, expected);
    }

    /**
     * The condition that the attribute exists and is below a value.
     *
     * @param value the value to compare with
     * @return {@code path < value}
     */
    public final MovieCondition below(V value) {
        return compare(Comparison.Operator.BELOW, value);
    }

    /**
     * The condition that both attributes exist and this one is below the other.
     *
     * @param other the attribute to compare with
     * @return {@code path < other}
     */
    public final MovieCondition below(Attribute<T> other) {
        return compare(Comparison.Operator.BELOW, other);
    }

    /**
     * The condition that the attribute exists and is below a value or equal to it.
     *
     * @param value the value to compare with
     * @return {@code path <= value}
     */
    public final MovieCondition atMost(V value) {
        return compare(Comparison.Operator.AT_MOST, value);
    }

    /**
     * The condition that both attributes exist and this one is below the other or equal to it.
     *
     * @param other the attribute to compare with
     * @return {@code path <= other}
     */
    public final MovieCondition atMost(Attribute<T> other) {
        return compare(Comparison.Operator.AT_MOST, other);
    }

    /**
     * The condition that the attribute exists and is above a value.
     *
     * @param value the value to compare with
     * @return {@code path > value}
     */
    public final MovieCondition above(V value) {
        return compare(Comparison.Operator.ABOVE, value);
    }

    /**
     * The condition that both attributes exist and this one is above the other.
     *
     * @param other the attribute to compare with
     * @return {@code path > other}
     */
    public final MovieCondition above(Attribute<T> other) {
        return compare(Comparison.Operator.ABOVE, other);
    }

    /**
     * The condition that the attribute exists and is above a value or equal to it.
     *
     * @param value the value to compare with
     * @return {@code path >= value}
     */
    public final MovieCondition atLeast(V value) {
        return compare(Comparison.Operator.AT_LEAST, value);
    }

    /**
     * The condition that both attributes exist and this one is above the other or equal to it.
     *
     * @param other the attribute to compare with
     * @return {@code path >= other}
     */
    public final MovieCondition atLeast(Attribute<T> other) {
        return compare(Comparison.Operator.AT_LEAST, other);
    }

    /**
     * The condition that the attribute exists and lies between two values, both included.
     *
     * @param low the lower bound
     * @param high the upper bound, not below the lower
     * @return {@code path BETWEEN low AND high}
     * @throws IllegalArgumentException if {@code low} is above {@code high}, or the two have different types
     */
    public final MovieCondition between(V low, V high) {
        return Between.of(Operand.stored(itemPath()), value(low), value(high));
    }

    /**
     * The condition that the attribute lies between the values of two others, both included.
     *
     * @param low the lower bound
     * @param high the upper bound
     * @return {@code path BETWEEN low AND high}
     */
    public final MovieCondition between(Attribute<T> low, Attribute<T> high) {
        return Between.of(Operand.stored(itemPath()), operand(low), operand(high));
    }
}
