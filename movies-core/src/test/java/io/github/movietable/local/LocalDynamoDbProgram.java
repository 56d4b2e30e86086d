package io.github.movietable.local;

import io.github.movietable.expression.MoviesException;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A small program on embedded databases, one after the other: {@code memory|FOLDER end|close|halt|async}. */
public final class LocalDynamoDbProgram {
    static final int HALTED = 7;

    private LocalDynamoDbProgram() {}

    public static void main(String... args) {
        try {
            for (int i = 0; i < args.length; i += 2) {
                run(
                        args[i].equals("memory") ? LocalDynamoDb.inMemory() : LocalDynamoDb.stored(Path.of(args[i])),
                        args[i + 1]);
            }
        } catch (MoviesException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(LocalDynamoDb db, String end) {
        createShelf(db.client());
        put(db.client(), "Alien");
        switch (end) {
            case "close" -> db.close();
            case "halt" -> Runtime.getRuntime().halt(HALTED);
            case "async" -> db.asyncClient().listTables().join();
            default -> {
                // Main just ends.
            }
        }
    }

    static void createShelf(DynamoDbClient client) {
        client.createTable(table -> table.tableName("Shelf")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("title")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("title")
                        .keyType(KeyType.HASH)
                        .build()));
    }

    static void put(DynamoDbClient client, String title) {
        client.putItem(put -> put.tableName("Shelf").item(key(title)));
    }

    static boolean has(DynamoDbClient client, String title) {
        return client.getItem(get -> get.tableName("Shelf").key(key(title))).hasItem();
    }

    private static Map<String, AttributeValue> key(String title) {
        return Map.of("title", AttributeValue.fromS(title));
    }
}
