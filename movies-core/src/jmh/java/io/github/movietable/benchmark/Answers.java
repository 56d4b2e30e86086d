package io.github.movietable.benchmark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes DynamoDB's responses as JSON. */
final class Answers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Answers() {}

    /** An answer that holds one item under a name, {@code Item} or {@code Attributes}. */
    static String item(String name, Map<String, AttributeValue> item) {
        return JSON.objectNode().<ObjectNode>set(name, json(item)).toString();
    }

    /** A response with the last page. */
    static String page(List<Map<String, AttributeValue>> items) {
        return pageNode(items).toString();
    }

    /** A response with a page after which another follows. */
    static String page(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> last) {
        return pageNode(items).<ObjectNode>set("LastEvaluatedKey", json(last)).toString();
    }

    private static ObjectNode pageNode(List<Map<String, AttributeValue>> items) {
        ObjectNode page = JSON.objectNode();
        ArrayNode list = page.putArray("Items");
        items.forEach(item -> list.add(json(item)));
        return page.put("Count", items.size()).put("ScannedCount", items.size());
    }

    private static ObjectNode json(Map<String, AttributeValue> item) {
        ObjectNode node = JSON.objectNode();
        item.forEach((name, value) -> node.set(name, json(value)));
        return node;
    }

    private static ObjectNode json(AttributeValue value) {
        ObjectNode node = JSON.objectNode();
        switch (value.type()) {
            case S -> node.put("S", value.s());
            case N -> node.put("N", value.n());
            case M -> node.set("M", json(value.m()));
            case L -> {
                ArrayNode list = node.putArray("L");
                value.l().forEach(element -> list.add(json(element)));
            }
            default -> throw new IllegalArgumentException("no movie of the files has " + value.type());
        }
        return node;
    }
}
