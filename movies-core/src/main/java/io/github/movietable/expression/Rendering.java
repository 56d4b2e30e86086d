package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.internal.document.Scribe;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Gives the library's other packages the paths of attributes and the text of conditions for a request. It is not for
 * users: the module does not export the types in its signatures, and it may change in any release.
 */
@SuppressWarnings("exports")
public final class Rendering {
    private Rendering() {}

    /**
     * The path in an item from which an attribute is read.
     *
     * @param attribute an attribute
     * @return its path
     */
    public static ItemPath pathOf(Attribute<?> attribute) {
        return ((Kind<?, ?>) attribute).itemPath();
    }

    /**
     * The path in an item to which an attribute is written.
     *
     * @param attribute an attribute
     * @return its path
     */
    public static ItemPath pathOf(Settable<?> attribute) {
        return ((Kind<?, ?>) attribute).itemPath();
    }

    /**
     * The paths in an item from which several attributes are read.
     *
     * @param attributes the attributes
     * @return their paths, in the same order
     */
    public static List<ItemPath> pathsOf(Collection<? extends Attribute<?>> attributes) {
        return attributes.stream().map(Rendering::pathOf).toList();
    }

    /**
     * Writes a condition as the text of an expression in a request.
     *
     * @param condition the condition
     * @param role the first letter of the placeholders of the condition's values: k for a key condition, f for a
     *     filter, c for the condition of a write
     * @param placeholders collects the names and values of the request
     * @return the text
     * @throws IllegalArgumentException if the condition has more operators, or its text more bytes, than DynamoDB
     *     allows
     */
    public static String render(MovieCondition condition, char role, Placeholders placeholders) {
        if (condition.operators() > MovieCondition.MAX_OPERATORS) {
            throw new IllegalArgumentException("a condition on " + condition.roots() + " has " + condition.operators()
                    + " operators; DynamoDB takes " + MovieCondition.MAX_OPERATORS + " in one expression");
        }
        return placeholders.expression(role, condition::render, () -> "a condition on " + condition.roots());
    }

    /**
     * Writes a condition for comparison with others: two conditions have the same text only if they are the same.
     * Unlike {@code toString}, the text contains every byte of a binary value.
     *
     * @param condition the condition
     * @return the text
     */
    public static String exactly(MovieCondition condition) {
        return condition.render(Scribe.EXACT);
    }

    /**
     * The condition that several conditions are true.
     *
     * @param conditions the conditions, at least one
     * @return the conditions joined by {@code AND}
     */
    public static MovieCondition allOf(List<MovieCondition> conditions) {
        return Junction.of(Junction.Operator.AND, conditions);
    }

    /**
     * The condition that an item has a value at a path.
     *
     * @param path the path
     * @return {@code attribute_exists(path)}
     */
    public static MovieCondition exists(ItemPath path) {
        return FunctionClause.exists(path);
    }

    /**
     * The condition that an item has no value at a path.
     *
     * @param path the path
     * @return {@code attribute_not_exists(path)}
     */
    public static MovieCondition doesNotExist(ItemPath path) {
        return FunctionClause.doesNotExist(path);
    }

    /**
     * The condition that the value at a path has a given type.
     *
     * @param path the path
     * @param type a type of DynamoDB
     * @return {@code attribute_type(path, type)}
     */
    public static MovieCondition hasType(ItemPath path, AttributeValue.Type type) {
        return FunctionClause.hasType(path, type);
    }

    /**
     * The condition that the value at a path equals a given value.
     *
     * @param path the path
     * @param value the value
     * @return {@code path = value}
     */
    public static MovieCondition is(ItemPath path, AttributeValue value) {
        return Comparison.of(Operand.stored(path), Comparison.Operator.EQUAL, Operand.value(value));
    }
}
