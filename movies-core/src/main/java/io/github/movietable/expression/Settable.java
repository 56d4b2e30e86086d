package io.github.movietable.expression;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute as it is written: {@code V} is what a program passes. It is often wider than what the attribute reads
 * as: a number reads as {@link java.math.BigDecimal} and takes any {@link Number}.
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
     * @return the stored form
     * @throws IllegalArgumentException if DynamoDB can't store it: an empty set, a number of over 38 digits
     */
    AttributeValue encode(V value);
}
