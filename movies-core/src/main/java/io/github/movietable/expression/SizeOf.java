package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of an attribute: UTF-16 units of a text, bytes of a binary, elements of a list, map or set. What has no size
 * (a number, a boolean, what is missing) makes every comparison false, but {@code isNot} true: that is DynamoDB's rule.
 */
@CheckReturnValue
public final class SizeOf {
    private final ItemPath path;

    SizeOf(ItemPath path) {
        this.path = path;
    }

    /**
     * The condition that the size is this.
     *
     * @param size the size
     * @return {@code size(path) = size}
     */
    public MovieCondition is(int size) {
        return compare(Comparison.Operator.EQUAL, constant(size));
    }

    /**
     * The condition that the size is not this, or that there is none.
     *
     * @param size the size
     * @return {@code size(path) <> size}
     */
    public MovieCondition isNot(int size) {
        return compare(Comparison.Operator.NOT_EQUAL, constant(size));
    }

    /**
     * The condition that the size is below this.
     *
     * @param size the size
     * @return {@code size(path) < size}
     */
    public MovieCondition below(int size) {
        return compare(Comparison.Operator.BELOW, constant(size));
    }

    /**
     * The condition that the size is this at most.
     *
     * @param size the size
     * @return {@code size(path) <= size}
     */
    public MovieCondition atMost(int size) {
        return compare(Comparison.Operator.AT_MOST, constant(size));
    }

    /**
     * The condition that the size is above this.
     *
     * @param size the size
     * @return {@code size(path) > size}
     */
    public MovieCondition above(int size) {
        return compare(Comparison.Operator.ABOVE, constant(size));
    }

    /**
     * The condition that the size is this at least.
     *
     * @param size the size
     * @return {@code size(path) >= size}
     */
    public MovieCondition atLeast(int size) {
        return compare(Comparison.Operator.AT_LEAST, constant(size));
    }

    /**
     * The condition that the size lies between two, both included.
     *
     * @param low the lower bound
     * @param high the upper bound
     * @return {@code size(path) BETWEEN low AND high}
     */
    public MovieCondition between(int low, int high) {
        return Between.of(new Operand.Size(path), constant(low), constant(high));
    }

    /**
     * The condition that the size equals another's.
     *
     * @param other another size
     * @return {@code size(path) = size(other)}
     */
    public MovieCondition is(SizeOf other) {
        return compare(Comparison.Operator.EQUAL, new Operand.Size(other.path));
    }

    /**
     * The condition that the size is below another's.
     *
     * @param other another size
     * @return {@code size(path) < size(other)}
     */
    public MovieCondition below(SizeOf other) {
        return compare(Comparison.Operator.BELOW, new Operand.Size(other.path));
    }

    /**
     * The condition that the size equals a stored number.
     *
     * @param number an attribute
     * @return {@code size(path) = number}
     */
    public MovieCondition is(NumberAttribute number) {
        return compare(Comparison.Operator.EQUAL, Kind.operand(number));
    }

    private MovieCondition compare(Comparison.Operator operator, Operand other) {
        return Comparison.of(new Operand.Size(path), operator, other);
    }

    private static Operand constant(int size) {
        return Operand.value(AttributeValue.fromN(Integer.toString(size)));
    }

    /** The size as an expression. */
    @Override
    public String toString() {
        return "size(" + path + ")";
    }
}
