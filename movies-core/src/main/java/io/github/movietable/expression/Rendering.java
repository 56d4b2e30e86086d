package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.internal.document.Scribe;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The library's own access to the paths of attributes and to the text of conditions in a request. It is not for users:
 * its types are not exported by the module, and it may change in any release.
 */
@SuppressWarnings("exports")
public final class Rendering {
    private Rendering() {}

    /**
     * The path that an attribute is read from.
     *
     * @param attribute an attribute
     * @return its path
     */
    public static ItemPath pathOf(Attribute<?> attribute) {
        return ((Kind<?, ?>) attribute).itemPath();
    }

    /**
     * The path that an attribute is written to.
     *
     * @param attribute an attribute
     * @return its path
     */
    public static ItemPath pathOf(Settable<?> attribute) {
        return ((Kind<?, ?>) attribute).itemPath();
    }

    /**
     * The paths of some attributes.
     *
     * @param attributes the attributes
     * @return their paths, in the same order
     */
    public static List<ItemPath> pathsOf(Collection<? extends Attribute<?>> attributes) {
        return attributes.stream().map(Rendering::pathOf).toList();
    }

    /**
     * The text of a condition in a request.
     *
     * @param condition the condition
     * @param role the first letter of the placeholders of its values: k for a key condition, f for a filter, c for a
     *     condition
     * @param placeholders gather the names and values of the request
     * @return the text
     * @throws IllegalArgumentException if it is over DynamoDB's limits
     */
    public static String render(MovieCondition condition, char role, Placeholders placeholders) {
        if (condition.operators() > MovieCondition.MAX_OPERATORS) {
            throw new IllegalArgumentException("a condition on " + condition.roots() + " has " + condition.operators()
                    + " operators; DynamoDB takes " + MovieCondition.MAX_OPERATORS + " in one expression");
        }
        return placeholders.expression(role, condition::render, () -> "a condition on " + condition.roots());
    }

    /**
     * A text that only this condition has; unlike {@code toString} it leaves no byte out.
     *
     * @param condition the condition
     * @return the text
     */
    public static String exactly(MovieCondition condition) {
        return condition.render(Scribe.EXACT);
    }

    /**
     * The condition that there is a value at a path.
     *
     * @param path the path
     * @return {@code attribute_exists(path)}
     */
    public static MovieCondition exists(ItemPath path) {
        return FunctionClause.exists(path);
    }

    /**
     * The condition that there is no value at a path.
     *
     * @param path the path
     * @return {@code attribute_not_exists(path)}
     */
    public static MovieCondition doesNotExist(ItemPath path) {
        return FunctionClause.doesNotExist(path);
    }

    /**
     * The condition that the value at a path has this type.
     *
     * @param path the path
     * @param type a type of DynamoDB
     * @return {@code attribute_type(path, type)}
     */
    public static MovieCondition hasType(ItemPath path, AttributeValue.Type type) {
        return FunctionClause.hasType(path, type);
    }

    /**
     * The condition that the value at a path equals this one.
     *
     * @param path the path
     * @param value the value
     * @return {@code path = value}
     */
    public static MovieCondition is(ItemPath path, AttributeValue value) {
        return Comparison.of(Operand.stored(path), Comparison.Operator.EQUAL, Operand.value(value));
    }
}
