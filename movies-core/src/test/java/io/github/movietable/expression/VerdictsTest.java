package io.github.movietable.expression;

import io.github.movietable.internal.document.Literals;
import io.github.movietable.internal.document.Placeholders;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.testing.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * {@link MovieCondition#test} says what DynamoDB says: random conditions on random items of all types. Each batch of
 * items is a year of its own; each condition is judged by one query for that year.
 */
class VerdictsTest {
    private static final int ITEMS = 50;
    private static final int ROUNDS = 3;
    private static final int TREES = 10;
    private static final int WRITES_AT_ONCE = 25;

    private static final List<AnyAttribute> PLACES = Stream.concat(
                    Stream.of(
                                    "a",
                                    "b",
                                    "c",
                                    "m.a",
                                    "m.b",
                                    "m.m.a",
                                    "m.l[0]",
                                    "m.l[1].a",
                                    "l[0]",
                                    "l[1]",
                                    "l[2]",
                                    "l[9]",
                                    "l[0].a",
                                    "l[1][0]",
                                    "a.a",
                                    "a[0]",
                                    "never")
                            .map(Attribute::any),
                    Stream.of(Attribute.named("a.b"), Attribute.map("m").field("x y")))
            .toList();

    private final DynamoDbClient client = Database.client();
    private final String table = Database.newTable().name();
    private int verdicts;
    private int held;

    @Test
    void areTheSameAsDynamoDbs() {
        Seeded.cases(10, 250, this::judge);

        assertThat(verdicts).isGreaterThan(40_000);
        assertThat(held).as("conditions that held").isBetween(verdicts / 10, verdicts * 9 / 10);
    }

    private void judge(int year, Random random) {
        Map<String, Map<String, AttributeValue>> items = new LinkedHashMap<>();
        for (int i = 0; i < ITEMS; i++) {
            items.put("t" + i, item(year, "t" + i, random));
        }
        store(items.values());
        RandomConditions conditions = new RandomConditions(random, PLACES);
        for (int i = 0; i < ROUNDS; i++) {
            conditions.eachForm().forEach(clause -> judge(year, items, clause));
            IntStream.range(0, TREES).forEach(tree -> judge(year, items, conditions.next()));
        }
    }

    private void judge(int year, Map<String, Map<String, AttributeValue>> items, MovieCondition condition) {
        Set<String> ours = items.entrySet().stream()
                .filter(e -> condition.test(e::getValue))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> theirs = found(year, condition);
        verdicts += items.size();
        held += theirs.size();
        if (!ours.equals(theirs)) {
            Set<String> differing = new LinkedHashSet<>(ours);
            differing.addAll(theirs);
            differing.removeIf(title -> ours.contains(title) && theirs.contains(title));
            String title = differing.iterator().next();
            throw new AssertionError(condition + " is " + ours.contains(title) + " for us and " + theirs.contains(title)
                    + " for DynamoDB on " + Literals.exactly(AttributeValue.fromM(items.get(title))));
        }
    }

    private Set<String> found(int year, MovieCondition condition) {
        Placeholders placeholders = new Placeholders();
        String filter = Rendering.render(condition, 'f', placeholders);
        Map<String, AttributeValue> values = new LinkedHashMap<>(Map.of(":year", year(year)));
        if (placeholders.values() != null) {
            values.putAll(placeholders.values());
        }
        Map<String, String> names = new LinkedHashMap<>(Map.of("#the_year", "year"));
        names.putAll(placeholders.names());
        return client
                .query(QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("#the_year = :year")
                        .filterExpression(filter)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .build())
                .items()
                .stream()
                .map(item -> item.get("title").s())
                .collect(Collectors.toSet());
    }

    private static Map<String, AttributeValue> item(int year, String title, Random random) {
        RandomValues values = new RandomValues(random);
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        item.put("year", year(year));
        item.put("title", AttributeValue.fromS(title));
        for (String name : List.of("a", "b", "c", "a.b")) {
            if (random.nextInt(4) > 0) {
                item.put(name, values.any());
            }
        }
        item.put("l", random.nextInt(8) > 0 ? values.list() : values.any());
        if (random.nextInt(8) > 0) {
            item.put("m", map(values, random));
        }
        return item;
    }

    private static AttributeValue map(RandomValues values, Random random) {
        Map<String, AttributeValue> map = new LinkedHashMap<>(values.map().m());
        if (random.nextBoolean()) {
            map.put("l", values.list());
        }
        if (random.nextBoolean()) {
            map.put("m", values.map());
        }
        return AttributeValue.fromM(map);
    }

    private static AttributeValue year(int year) {
        return AttributeValue.fromN(Integer.toString(year));
    }

    private void store(Iterable<Map<String, AttributeValue>> items) {
        List<WriteRequest> writes = new ArrayList<>();
        items.forEach(item -> writes.add(WriteRequest.builder()
                .putRequest(PutRequest.builder().item(item).build())
                .build()));
        for (int from = 0; from < writes.size(); from += WRITES_AT_ONCE) {
            List<WriteRequest> batch = writes.subList(from, from + WRITES_AT_ONCE);
            client.batchWriteItem(request -> request.requestItems(Map.of(table, batch)));
        }
    }
}
