package io.github.movietable.benchmark;

import static io.github.movietable.benchmark.Workload.check;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The lab with the plain SDK, step by step as the lab does it: one put at a time, a scan with a filter. */
final class LabBySdk implements WholeLab.Steps {
    private static final Map<String, AttributeValue> KEY =
            Map.of("year", fromN("2015"), "title", fromS("The Big New Movie"));

    private final DynamoDbClient client;

    LabBySdk(DynamoDbClient client) {
        this.client = client;
    }

    @Override
    public void create() {
        client.createTable(table -> table.tableName(Sample.TABLE)
                .attributeDefinitions(
                        AttributeDefinition.builder()
                                .attributeName("year")
                                .attributeType(ScalarAttributeType.N)
                                .build(),
                        AttributeDefinition.builder()
                                .attributeName("title")
                                .attributeType(ScalarAttributeType.S)
                                .build())
                .keySchema(
                        KeySchemaElement.builder()
                                .attributeName("year")
                                .keyType(KeyType.HASH)
                                .build(),
                        KeySchemaElement.builder()
                                .attributeName("title")
                                .keyType(KeyType.RANGE)
                                .build())
                .provisionedThroughput(units -> units.readCapacityUnits(10L).writeCapacityUnits(10L)));
        client.waiter().waitUntilTableExists(table -> table.tableName(Sample.TABLE));
    }

    @Override
    public long load(Path file) {
        AtomicLong written = new AtomicLong();
        HandLoader.forEach(file, item -> {
            client.putItem(put -> put.tableName(Sample.TABLE).item(item));
            written.incrementAndGet();
        });
        return written.get();
    }

    @Override
    public List<Integer> others() {
        changeOne();
        int of1985 = client
                .queryPaginator(query -> query.tableName(Sample.TABLE)
                        .keyConditionExpression("#y = :y")
                        .expressionAttributeNames(Map.of("#y", "year"))
                        .expressionAttributeValues(Map.of(":y", fromN("1985"))))
                .stream()
                .mapToInt(page -> page.items().size())
                .sum();
        int of1992 = client
                .queryPaginator(query -> query.tableName(Sample.TABLE)
                        .projectionExpression("#y, title, info.genres, info.actors[0]")
                        .keyConditionExpression("#y = :y AND title BETWEEN :a AND :l")
                        .expressionAttributeNames(Map.of("#y", "year"))
                        .expressionAttributeValues(Map.of(":y", fromN("1992"), ":a", fromS("A"), ":l", fromS("L"))))
                .stream()
                .mapToInt(page -> page.items().size())
                .sum();
        int ofFifties = client
                .scanPaginator(scan -> scan.tableName(Sample.TABLE)
                        .filterExpression("#y BETWEEN :from AND :to")
                        .expressionAttributeNames(Map.of("#y", "year"))
                        .expressionAttributeValues(Map.of(":from", fromN("1950"), ":to", fromN("1959"))))
                .stream()
                .mapToInt(page -> page.items().size())
                .sum();
        client.deleteTable(table -> table.tableName(Sample.TABLE));
        client.waiter().waitUntilTableNotExists(table -> table.tableName(Sample.TABLE));
        return List.of(of1985, of1992, ofFifties);
    }

    private void changeOne() {
        client.putItem(put -> put.tableName(Sample.TABLE)
                .item(Map.of(
                        "year", fromN("2015"),
                        "title", fromS("The Big New Movie"),
                        "info", fromM(Map.of("plot", fromS("Nothing happens at all."), "rating", fromN("0"))))));
        check(client.getItem(get -> get.tableName(Sample.TABLE).key(KEY)).hasItem());
        client.updateItem(update -> update.tableName(Sample.TABLE)
                .key(KEY)
                .updateExpression("SET info.rating = :r, info.plot = :p, info.actors = :a")
                .expressionAttributeValues(Map.of(
                        ":r", fromN("5.5"),
                        ":p", fromS("Everything happens all at once."),
                        ":a", Sample.texts(List.of("Larry", "Moe", "Curly"))))
                .returnValues(ReturnValue.UPDATED_NEW));
        client.deleteItem(delete -> delete.tableName(Sample.TABLE)
                .key(KEY)
                .conditionExpression("info.rating <= :most")
                .expressionAttributeValues(Map.of(":most", fromN("10"))));
    }
}
