package io.github.movietable.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Loads a file of movies into a table by hand: reads it as a stream, and sends one batch of 25 after the other. It has
 * no checks, no pace and no retries of its own.
 */
final class HandLoader {
    private static final int BATCH = 25;
    private static final JsonFactory JSON = new JsonFactory();

    private HandLoader() {}

    /** How many movies were written. */
    static long load(Path file, DynamoDbClient client, Executor executor) {
        LongAdder written = new LongAdder();
        Phaser open = new Phaser(1);
        List<WriteRequest> batch = new ArrayList<>();
        forEach(file, item -> {
            batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
            if (batch.size() == BATCH) {
                send(List.copyOf(batch), client, executor, open, written);
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            send(List.copyOf(batch), client, executor, open, written);
        }
        open.arriveAndAwaitAdvance();
        return written.sum();
    }

    private static void send(
            List<WriteRequest> batch, DynamoDbClient client, Executor executor, Phaser open, LongAdder written) {
        open.register();
        executor.execute(() -> {
            try {
                BatchWriteItemRequest request = BatchWriteItemRequest.builder()
                        .requestItems(Map.of(Sample.TABLE, batch))
                        .build();
                if (client.batchWriteItem(request).unprocessedItems().isEmpty()) {
                    written.add(batch.size());
                }
            } finally {
                open.arriveAndDeregister();
            }
        });
    }

    static void forEach(Path file, Consumer<Map<String, AttributeValue>> taker) {
        try (JsonParser json = JSON.createParser(file.toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                taker.accept(map(json));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, AttributeValue> map(JsonParser json) throws IOException {
        Map<String, AttributeValue> map = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            map.put(name, value(json));
        }
        return map;
    }

    private static AttributeValue value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> AttributeValue.fromM(map(json));
            case START_ARRAY -> {
                List<AttributeValue> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield AttributeValue.fromL(list);
            }
            case VALUE_STRING -> AttributeValue.fromS(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> AttributeValue.fromN(json.getText());
            case VALUE_TRUE, VALUE_FALSE -> AttributeValue.fromBool(json.getBooleanValue());
            default -> AttributeValue.fromNul(true);
        };
    }
}
