package io.github.movietable.expression;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute that can be written. {@code V} is the type of the values that a program passes. It may be wider than the
 * type that the attribute reads as: a number reads as {@link java.math.BigDecimal} and is written from any {@link
 * Number}.
 *
 * @param <V> what it is set to
 */
public sealed interface Settable<V> permits Kind {
    /**
     * The attribute's path in the item.
     *
     * @return its path, like {@code info.rating}
     */
    String path();

    /**
     * The value as DynamoDB stores it.
     *
     * @param value what to store
     * @return the stored value
     * @throws IllegalArgumentException if DynamoDB can't store it: an empty set, a number of over 38 digits
     */
    AttributeValue encode(V value);
}
