package io.github.movietable.expression;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An object that can show itself as a DynamoDB item. A {@link MovieCondition} can be tested against it. */
@FunctionalInterface
public interface Item {
    /**
     * The whole item as DynamoDB stores it.
     *
     * @return attribute names to values; not to be modified
     */
    Map<String, AttributeValue> toItem();
}
