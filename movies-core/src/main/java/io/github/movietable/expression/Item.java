package io.github.movietable.expression;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An object that has the form of a DynamoDB item, so that a {@link MovieCondition} can be tested on it. */
@FunctionalInterface
public interface Item {
    /**
     * The whole item as DynamoDB stores it.
     *
     * @return the values by attribute name; the caller must not modify the map
     */
    Map<String, AttributeValue> toItem();
}
