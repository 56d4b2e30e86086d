package io.github.movietable.expression;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute as the target of a write. {@code V} is the Java type of the values that a program passes. It may be
 * wider than the type in which the attribute is read: a number is read as {@link java.math.BigDecimal}, but written
 * from any {@link Number}.
 *
 * @param <V> the Java type of the values to which it can be set
 */
public sealed interface Settable<V> permits Kind {
    /**
     * The attribute's path in the item.
     *
     * @return the path as text, like {@code info.rating}
     */
    String path();

    /**
     * Converts a value to the form in which DynamoDB stores it.
     *
     * @param value the value to store
     * @return the stored value
     * @throws IllegalArgumentException if DynamoDB can't store the value, like an empty set or a number of over 38
     *     digits
     */
    AttributeValue encode(V value);
}
