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

/** A batch request of which a part is held back, so that the part can be added to DynamoDB's answer as unprocessed. */
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
     * Takes requests out of a batch, the last first.
     *
     * @param isRead whether it is a BatchGetItem, and not a BatchWriteItem
     * @param body the request's body
     * @param count how many requests are left unprocessed; all, if there are no more
     * @return the part to send and the part that is held back
     * @throws IOException if the body is no batch
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
     * The body of the request to send.
     *
     * @return the body; null if nothing is left to be sent
     */
    public @Nullable String body() {
        return sent.get(ITEMS).isEmpty() ? null : sent.toString();
    }

    /**
     * DynamoDB's answer, with the requests that were held back as unprocessed.
     *
     * @param answer its answer; null if nothing was sent
     * @return the answer to the whole batch
     * @throws IOException if the answer is no JSON
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
