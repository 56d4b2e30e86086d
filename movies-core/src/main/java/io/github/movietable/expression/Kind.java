package io.github.movietable.expression;

import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.ItemRules;
import io.github.movietable.internal.document.Literals;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The base class of all attributes. A subclass converts between stored values and one Java type.
 *
 * @param <T> the Java type in which a value is read
 * @param <V> the Java type from which a value is written
 */
abstract non-sealed class Kind<T, V> implements Attribute<T>, Settable<V> {
    private final ItemPath path;
    private final String expected;

    Kind(ItemPath path, String expected) {
        this.path = path;
        this.expected = expected;
    }

    final ItemPath itemPath() {
        return path;
    }

    /** Converts a stored value to Java; null if the stored value does not have the attribute's type. */
    abstract @Nullable T read(AttributeValue value);

    /** Converts a value to the form in which it is stored, without checking it against DynamoDB's rules. */
    abstract AttributeValue write(V value);

    @Override
    public final String path() {
        return path.toString();
    }

    @Override
    public final String storedAs() {
        return expected;
    }

    @Override
    public final T decode(AttributeValue value) {
        T read = read(value);
        if (read == null) {
            throw new IllegalArgumentException(
                    path() + " is stored as " + Literals.typeName(ItemRules.type(value)) + ", not as " + expected);
        }
        return read;
    }

    @Override
    public final AttributeValue encode(V value) {
        Objects.requireNonNull(value, () -> path() + " can't be set to null: remove it instead");
        return written(value, path.parts().size());
    }

    private AttributeValue written(V value, int level) {
        try {
            return checked(write(value), level);
        } catch (BrokenRuleException e) {
            throw e.at(path());
        }
    }

    /**
     * Checks a value against DynamoDB's rules. The level says how many maps and lists are around the value in its item,
     * the item included; 0 for a value outside of an item.
     */
    private static AttributeValue checked(AttributeValue value, int level) {
        ItemRules.check(value, level);
        return value;
    }

    @Override
    public final MovieCondition exists() {
        return FunctionClause.exists(path);
    }

    @Override
    public final MovieCondition doesNotExist() {
        return FunctionClause.doesNotExist(path);
    }

    @Override
    public final MovieCondition hasType(AttributeValue.Type type) {
        return FunctionClause.hasType(path, type);
    }

    /**
     * The condition that the attribute exists and equals a value.
     *
     * @param value the value to compare with
     * @return {@code path = value}
     */
    public final MovieCondition is(V value) {
        return compare(Comparison.Operator.EQUAL, value);
    }

    /**
     * The condition that the attribute and another one exist and have equal values.
     *
     * @param other the attribute to compare with
     * @return {@code path = other}
     */
    public final MovieCondition is(Attribute<T> other) {
        return compare(Comparison.Operator.EQUAL, other);
    }

    /**
     * The condition that the attribute does not equal a value. It is also true if the attribute is missing or has a
     * type other than the value's: that is DynamoDB's rule.
     *
     * @param value the value to compare with
     * @return {@code path <> value}
     */
    public final MovieCondition isNot(V value) {
        return compare(Comparison.Operator.NOT_EQUAL, value);
    }

    /**
     * The condition that the attribute does not equal another attribute. It is also true if one of them is missing, or
     * both: that is DynamoDB's rule.
     *
     * @param other the attribute to compare with
     * @return {@code path <> other}
     */
    public final MovieCondition isNot(Attribute<T> other) {
        return compare(Comparison.Operator.NOT_EQUAL, other);
    }

    /**
     * The condition that the attribute equals one of several values. There may be any number of values: if DynamoDB
     * does not allow as many in one {@code IN}, they are divided among several, joined by {@code OR}.
     *
     * @param values the values to compare with, at least one
     * @return {@code path IN (…)}
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final MovieCondition isOneOf(V... values) {
        return isOneOf(Arrays.asList(values));
    }

    /**
     * The condition that the attribute equals one of several values, of which there may be any number.
     *
     * @param values the values to compare with, at least one
     * @return {@code path IN (…)}
     */
    public final MovieCondition isOneOf(Collection<? extends V> values) {
        return OneOf.of(path, values.stream().map(this::value).toList());
    }

    /**
     * The condition that the attribute equals one of several other attributes.
     *
     * @param others the attributes to compare with, at least one
     * @return {@code path IN (…)}
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final MovieCondition isOneOf(Attribute<T>... others) {
        return OneOf.of(path, Arrays.stream(others).map(Kind::operand).toList());
    }

    @Override
    public final <C> ConvertedAttribute<C> as(Function<AttributeValue, C> decode, Function<C, AttributeValue> encode) {
        return new ConvertedAttribute<>(path, decode, encode);
    }

    final MovieCondition compare(Comparison.Operator operator, V value) {
        return Comparison.of(Operand.stored(path), operator, value(value));
    }

    final MovieCondition compare(Comparison.Operator operator, Attribute<T> other) {
        return Comparison.of(Operand.stored(path), operator, operand(other));
    }

    /** A value for a condition. Because it is not part of an item, it is checked at level 0. */
    final Operand value(V value) {
        Objects.requireNonNull(value, () -> path() + " can't be compared with null: ask whether it exists instead");
        return Operand.value(written(value, 0));
    }

    final Operand constant(Supplier<AttributeValue> written) {
        try {
            return Operand.value(checked(written.get(), 0));
        } catch (BrokenRuleException e) {
            throw e.at(path());
        }
    }

    static Operand operand(Attribute<?> attribute) {
        return Operand.stored(Rendering.pathOf(attribute));
    }

    /** The attribute's path, like {@code info.rating}. */
    @Override
    public final String toString() {
        return path();
    }
}
