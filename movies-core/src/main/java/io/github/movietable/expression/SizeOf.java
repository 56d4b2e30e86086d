package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of an attribute, for conditions: the number of UTF-16 units of a string, bytes of a binary, or elements of a
 * list, map or set. If the attribute has no size (a number, a boolean) or is missing, every comparison is false, except
 * {@code isNot}, which is true: that is DynamoDB's rule.
 */
@CheckReturnValue
public final class SizeOf {
    private final ItemPath path;

    SizeOf(ItemPath path) {
        this.path = path;
    }

    /**
     * The condition that the size equals a number.
     *
     * @param size the number to compare with
     * @return {@code size(path) = size}
     */
    public MovieCondition is(int size) {
        return compare(Comparison.Operator.EQUAL, constant(size));
    }

    /**
     * The condition that the size does not equal a number, or that the attribute has no size.
     *
     * @param size the number to compare with
     * @return {@code size(path) <> size}
     */
    public MovieCondition isNot(int size) {
        return compare(Comparison.Operator.NOT_EQUAL, constant(size));
    }

    /**
     * The condition that the size is below a number.
     *
     * @param size the number to compare with
     * @return {@code size(path) < size}
     */
    public MovieCondition below(int size) {
        return compare(Comparison.Operator.BELOW, constant(size));
    }

    /**
     * The condition that the size is a number or less.
     *
     * @param size the number to compare with
     * @return {@code size(path) <= size}
     */
    public MovieCondition atMost(int size) {
        return compare(Comparison.Operator.AT_MOST, constant(size));
    }

    /**
     * The condition that the size is above a number.
     *
     * @param size the number to compare with
     * @return {@code size(path) > size}
     */
    public MovieCondition above(int size) {
        return compare(Comparison.Operator.ABOVE, constant(size));
    }

    /**
     * The condition that the size is a number or more.
     *
     * @param size the number to compare with
     * @return {@code size(path) >= size}
     */
    public MovieCondition atLeast(int size) {
        return compare(Comparison.Operator.AT_LEAST, constant(size));
    }

    /**
     * The condition that the size lies between two numbers, both included.
     *
     * @param low the lower bound
     * @param high the upper bound
     * @return {@code size(path) BETWEEN low AND high}
     */
    public MovieCondition between(int low, int high) {
        return Between.of(new Operand.Size(path), constant(low), constant(high));
    }

    /**
     * The condition that the size equals the size of another attribute.
     *
     * @param other the size of the other attribute
     * @return {@code size(path) = size(other)}
     */
    public MovieCondition is(SizeOf other) {
        return compare(Comparison.Operator.EQUAL, new Operand.Size(other.path));
    }

    /**
     * The condition that the size is below the size of another attribute.
     *
     * @param other the size of the other attribute
     * @return {@code size(path) < size(other)}
     */
    public MovieCondition below(SizeOf other) {
        return compare(Comparison.Operator.BELOW, new Operand.Size(other.path));
    }

    /**
     * The condition that the size equals a number that is stored in the same item.
     *
     * @param number the attribute that holds the number
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

    /** The size as readable text: {@code size(info.actors)}. */
    @Override
    public String toString() {
        return "size(" + path + ")";
    }
}
