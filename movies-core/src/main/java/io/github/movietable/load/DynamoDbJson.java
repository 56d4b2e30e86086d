package io.github.movietable.load;

import io.github.movietable.internal.document.ItemRules;
import io.github.movietable.internal.json.RequestJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes DynamoDB JSON: {@code {"Item": {"year": {"N": "2013"}, …}}}. It can represent every type of value. */
final class DynamoDbJson {
    private DynamoDbJson() {}

    /** An item on one line; null if it is nested deeper than DynamoDB allows. */
    static @Nullable String line(Map<String, AttributeValue> item) {
        return ItemRules.isTooDeep(item)
                ? null
                : RequestJson.node(Map.of("Item", item)).toString();
    }
}
