package io.github.movietable.local;

import io.github.movietable.expression.MoviesException;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ParameterContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A small program on embedded databases, one after the other: {@code memory|tests|FOLDER end|close|halt|async}. If one
 * can't be started, it continues with the next.
 */
public final class LocalDynamoDbProgram {
    static final int HALTED = 7;

    private LocalDynamoDbProgram() {}

    public static void main(String... args) {
        boolean allStarted = true;
        for (int i = 0; i < args.length; i += 2) {
            try {
                run(started(args[i]), args[i + 1]);
            } catch (MoviesException e) {
                System.out.println(e.getMessage());
                allStarted = false;
            }
        }
        if (!allStarted) {
            System.exit(1);
        }
    }

    private static LocalDynamoDb started(String where) {
        return switch (where) {
            case "memory" -> LocalDynamoDb.inMemory();
            case "tests" -> ofTests();
            default -> LocalDynamoDb.stored(Path.of(where));
        };
    }

    /** The database that JUnit gives to a test. */
    private static LocalDynamoDb ofTests() {
        Parameter wanted = Wanting.class.getDeclaredConstructors()[0].getParameters()[0];
        return (LocalDynamoDb) new MoviesExtension().resolveParameter(new Wanted(wanted), null);
    }

    private record Wanting(LocalDynamoDb dynamo) {}

    private record Wanted(Parameter getParameter) implements ParameterContext {
        @Override
        public int getIndex() {
            return 0;
        }

        @Override
        public Optional<Object> getTarget() {
            return Optional.empty();
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
