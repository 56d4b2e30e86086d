package io.github.movietable.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** JSON for tests, and a simple conversion from a JSON record to an item, without any of the library's code. */
public final class Json {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    private Json() {}

    /** Parses a text as JSON, which may have names without quotes, and single quotes. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The item as which a record must be stored, with numbers as they are written. */
    public static Map<String, AttributeValue> item(JsonNode record) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        record.properties().forEach(field -> item.put(field.getKey(), value(field.getValue())));
        return item;
    }

    private static AttributeValue value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> AttributeValue.fromM(item(node));
            case ARRAY -> {
                List<AttributeValue> list = new ArrayList<>();
                node.forEach(element -> list.add(value(element)));
                yield AttributeValue.fromL(list);
            }
            case STRING -> AttributeValue.fromS(node.textValue());
            case NUMBER -> AttributeValue.fromN(node.decimalValue().toPlainString());
            case BOOLEAN -> AttributeValue.fromBool(node.booleanValue());
            default -> AttributeValue.fromNul(true);
        };
    }
}
