package io.github.movietable.load;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB JSON: {@code {"Item": {"year": {"N": "2013"}, …}}}. It carries every type. */
final class DynamoDbJson {
    private DynamoDbJson() {}

    /** An item on one line. */
    static String line(Map<String, AttributeValue> item) {
        return RequestJson.node(Map.of("Item", item)).toString();
    }
}
