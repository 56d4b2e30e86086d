package io.github.movietable.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch request of which a part is not sent, but added to DynamoDB's response as unprocessed, to simulate a fault.
 */
public final class Unprocessed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ITEMS = "RequestItems";

    private final boolean isRead;
    private final ObjectNode sent;
    private final ObjectNode left = JSON.createObjectNode();

    private Unprocessed(boolean isRead, ObjectNode sent) {
        this.isRead = isRead;
        this.sent = sent;
    }

    /**
     * Holds back the last requests of a batch.
     *
     * @param isRead true for a BatchGetItem, false for a BatchWriteItem
     * @param body the body of the request
     * @param count how many requests to hold back; all of them, if the batch has no more
     * @return the part to send and the part that is held back
     * @throws IOException if the body is not valid JSON
     */
    public static Unprocessed of(boolean isRead, String body, int count) throws IOException {
        Unprocessed split = new Unprocessed(isRead, (ObjectNode) JSON.readTree(body));
        split.take(count);
        return split;
    }

    private void take(int count) {
        ObjectNode tables = (ObjectNode) sent.get(ITEMS);
        int open = count;
        for (Map.Entry<String, JsonNode> table : List.copyOf(tables.properties())) {
            ArrayNode all = requests(table.getValue());
            ArrayNode taken = JsonNodeFactory.instance.arrayNode();
            for (; open > 0 && !all.isEmpty(); open--) {
                taken.insert(0, all.remove(all.size() - 1));
            }
            keep(table, taken);
            if (all.isEmpty()) {
                tables.remove(table.getKey());
            }
        }
    }

    private ArrayNode requests(JsonNode table) {
        return (ArrayNode) (isRead ? table.get("Keys") : table);
    }

    private void keep(Map.Entry<String, JsonNode> table, ArrayNode taken) {
        if (taken.isEmpty()) {
            return;
        }
        JsonNode inside = taken;
        if (isRead) {
            inside = table.getValue().deepCopy();
            ((ObjectNode) inside).set("Keys", taken);
        }
        left.set(table.getKey(), inside);
    }

    /**
     * The body of the request without the requests that are held back.
     *
     * @return the body; null if all requests are held back
     */
    public @Nullable String body() {
        return sent.get(ITEMS).isEmpty() ? null : sent.toString();
    }

    /**
     * Adds the requests that were held back to DynamoDB's response, as unprocessed.
     *
     * @param answer the body of DynamoDB's response; null if nothing was sent
     * @return the body of a response to the whole batch
     * @throws IOException if the body of the response is not valid JSON
     */
    public String in(@Nullable String answer) throws IOException {
        ObjectNode whole = answer == null ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(answer);
        if (answer == null && isRead) {
            whole.putObject("Responses");
        }
        whole.set(isRead ? "UnprocessedKeys" : "UnprocessedItems", left);
        return whole.toString();
    }
}
