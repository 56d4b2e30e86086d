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
 * The part that all kinds of attributes share.
 *
 * @param <T> what it reads as
 * @param <V> what it is written from
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

    /** The value, or null if it is stored with another type. */
    abstract @Nullable T read(AttributeValue value);

    /** The value as it is stored, not checked yet. */
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
        return checked(() -> write(value), path.parts().size());
    }

    /** Writes a value and checks it by the rules for a value at this level of an item. */
    private AttributeValue checked(Supplier<AttributeValue> written, int level) {
        try {
            AttributeValue value = written.get();
            ItemRules.check(value, level);
            return value;
        } catch (BrokenRuleException e) {
            throw e.at(path());
        }
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
     * The condition that the attribute is there and equal to a value.
     *
     * @param value the value
     * @return {@code path = value}
     */
    public final MovieCondition is(V value) {
        return compare(Comparison.Operator.EQUAL, value);
    }

    /**
     * The condition that the attribute is there and equal to another that is there.
     *
     * @param other another attribute
     * @return {@code path = other}
     */
    public final MovieCondition is(Attribute<T> other) {
        return compare(Comparison.Operator.EQUAL, other);
    }

    /**
     * The condition that the attribute is not equal to a value. True also if the attribute is missing or has another
     * type: that is DynamoDB's rule.
     *
     * @param value the value
     * @return {@code path <> value}
     */
    public final MovieCondition isNot(V value) {
        return compare(Comparison.Operator.NOT_EQUAL, value);
    }

    /**
     * The condition that the attribute is not equal to another. True also if either is missing, even both: that is
     * DynamoDB's rule.
     *
     * @param other another attribute
     * @return {@code path <> other}
     */
    public final MovieCondition isNot(Attribute<T> other) {
        return compare(Comparison.Operator.NOT_EQUAL, other);
    }

    /**
     * The condition that the attribute equals one of some values. There may be any number of values: DynamoDB takes 100
     * in one {@code IN}, so more are divided into several, joined by {@code OR}.
     *
     * @param values at least one
     * @return {@code path IN (…)}
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final MovieCondition isOneOf(V... values) {
        return isOneOf(Arrays.asList(values));
    }

    /**
     * The condition that the attribute equals one of some values.
     *
     * @param values at least one
     * @return {@code path IN (…)}
     */
    public final MovieCondition isOneOf(Collection<? extends V> values) {
        return OneOf.of(path, values.stream().map(this::value).toList());
    }

    /**
     * The condition that the attribute equals one of some other attributes.
     *
     * @param others at least one
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

    /** A value to compare with; it stands in no item. */
    final Operand value(V value) {
        Objects.requireNonNull(value, () -> path() + " can't be compared with null: ask whether it exists instead");
        return constant(() -> write(value));
    }

    final Operand constant(Supplier<AttributeValue> written) {
        return Operand.value(checked(written, 0));
    }

    static Operand operand(Attribute<?> attribute) {
        return Operand.stored(Rendering.pathOf(attribute));
    }

    /** The attribute's path. */
    @Override
    public final String toString() {
        return path();
    }
}
