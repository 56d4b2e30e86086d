package io.github.movietable.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Converts a request of the SDK to the JSON that is sent to DynamoDB, which {@code explain()} methods show. */
public final class RequestJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RequestJson() {}

    /**
     * Converts a whole request to JSON.
     *
     * @param request a request of the SDK
     * @return the JSON, with indentation
     */
    public static String of(SdkPojo request) {
        return node(request).toPrettyString();
    }

    /**
     * Converts a value in a request to JSON.
     *
     * @param value an object of the SDK, map, list, binary, string, number or boolean
     * @return the JSON
     */
    public static JsonNode node(Object value) {
        if (value instanceof SdkPojo pojo) {
            return object(pojo);
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            new TreeMap<>(map).forEach((name, inner) -> object.set(name.toString(), node(inner)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(inner -> array.add(node(inner)));
            return array;
        }
        if (value instanceof SdkBytes bytes) {
            return NODES.textNode(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
        }
        return JSON.valueToTree(value);
    }

    private static ObjectNode object(SdkPojo pojo) {
        ObjectNode object = NODES.objectNode();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            // the SDK sets missing lists and maps to empty ones, but does not send these
            if (value != null && !(value instanceof SdkAutoConstructMap) && !(value instanceof SdkAutoConstructList)) {
                object.set(field.locationName(), node(value));
            }
        }
        return object;
    }
}
