package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Literals;
import io.github.movietable.internal.document.Values;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute that holds one of DynamoDB's sets: without order or duplicates, and never empty.
 *
 * @param <E> the Java type in which a member is read
 * @param <V> the Java type from which a member is written
 */
abstract class Members<E, V> extends Kind<Set<E>, Set<? extends V>> {
    private final AttributeValue.Type type;

    Members(ItemPath path, AttributeValue.Type type) {
        super(path, Literals.typeName(type));
        this.type = type;
    }

    abstract E readMember(AttributeValue member);

    abstract AttributeValue writeMember(V member);

    abstract AttributeValue setOf(List<AttributeValue> members);

    /**
     * The condition that the set contains a value.
     *
     * @param member the value to look for
     * @return {@code contains(path, member)}
     */
    public final MovieCondition contains(V member) {
        return FunctionClause.contains(itemPath(), constant(() -> writeMember(member)));
    }

    /**
     * The condition that the set contains the value of another attribute.
     *
     * @param other the attribute whose value is looked for
     * @return {@code contains(path, other)}
     */
    public final MovieCondition contains(Attribute<E> other) {
        return FunctionClause.contains(itemPath(), operand(other));
    }

    /**
     * The number of members of the set, for conditions.
     *
     * @return {@code size(path)}
     */
    public final SizeOf size() {
        return new SizeOf(itemPath());
    }

    @Override
    @Nullable
    Set<E> read(AttributeValue value) {
        return value.type() != type
                ? null
                : Values.elements(value).stream().map(this::readMember).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    AttributeValue write(Set<? extends V> value) {
        return setOf(value.stream().map(this::writeMember).distinct().toList());
    }
}
