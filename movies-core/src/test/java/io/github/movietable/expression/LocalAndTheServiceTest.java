package io.github.movietable.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNs;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.github.movietable.testing.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Differences between DynamoDB Local 2.6.1, with which the generated tests compare the library, and the documented
 * service.
 *
 * <table>
 * <caption>What differs, and what we do</caption>
 * <tr><th>matter</th><th>DynamoDB Local</th><th>the service</th><th>we</th></tr>
 * <tr><td>{@code ADD} and {@code DELETE} within maps and lists</td><td>work</td><td>documented for top-level attributes only</td><td>send them; in memory they work</td></tr>
 * <tr><td>{@code DELETE} of the last member of a set in a list</td><td>the element is removed, and those after it move up</td><td>not documented</td><td>do the same in memory</td></tr>
 * <tr><td>{@code REMOVE x.y} if {@code x} is missing</td><td>refused</td><td>reported to succeed</td><td>nothing to remove: it succeeds, without that clause</td></tr>
 * <tr><td>{@code IN}</td><td>100 choices</td><td>100 documented, 99 seen to pass</td><td>split at 99</td></tr>
 * <tr><td>numbers</td><td>keep their spelling, 1.50 or 1e3, unless PutItem writes them as top-level attributes</td><td>one spelling</td><td>compare numeric values; write one spelling</td></tr>
 * <tr><td>half a surrogate pair in a text</td><td>kept</td><td>texts are UTF-8, which has none</td><td>refuse it; messages show it escaped</td></tr>
 * <tr><td>text of refusals</td><td colspan="2">differs</td><td>never read it</td></tr>
 * </table>
 *
 * <p>Each test checks the column of DynamoDB Local, and fails if a newer version behaves more like the service.
 */
@Tag("quick")
class LocalAndTheServiceTest {
    private static final Map<String, AttributeValue> KEY = Map.of("year", fromN("2000"), "title", fromS("t"));

    private final DynamoDbClient client = Database.client();
    private final String table = Database.newTable().name();

    @BeforeEach
    void storeOne() {
        Map<String, AttributeValue> item = new HashMap<>(KEY);
        item.put("m", AttributeValue.fromM(Map.of("s", fromNs(List.of("1", "2")))));
        item.put("l", fromL(List.of(fromNs(List.of("1")), fromS("behind"))));
        client.putItem(put -> put.tableName(table).item(item));
    }

    @Test
    void addAndDeleteWorkWithinMaps() {
        assertThat(updated("ADD m.s :0", fromNs(List.of("3")))
                        .get("m")
                        .m()
                        .get("s")
                        .ns())
                .containsExactlyInAnyOrder("1", "2", "3");
        assertThat(updated("DELETE m.s :0", fromNs(List.of("1", "3")))
                        .get("m")
                        .m()
                        .get("s")
                        .ns())
                .containsExactly("2");
    }

    @Test
    void aSetThatIsEmptiedLeavesItsList() {
        assertThat(updated("DELETE l[0] :0", fromNs(List.of("1"))).get("l")).isEqualTo(fromL(List.of(fromS("behind"))));
    }

    @Test
    void removingFromAMissingMapIsRefused() {
        assertThatThrownBy(() -> updated("REMOVE gone.x"))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("document path");
    }

    @Test
    void inTakes100Choices() {
        assertThat(isFound(100)).isFalse();
        assertThatThrownBy(() -> isFound(101))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("too many operands");
    }

    private boolean isFound(int choices) {
        AttributeValue[] values =
                IntStream.range(0, choices).mapToObj(i -> fromN("" + i)).toArray(AttributeValue[]::new);
        String in = IntStream.range(0, choices).mapToObj(i -> ":" + i).collect(Collectors.joining(", "));
        return client.scan(scan -> scan.tableName(table)
                                .filterExpression("n IN (" + in + ")")
                                .expressionAttributeValues(values(values)))
                        .count()
                > 0;
    }

    @Test
    void numbersKeepTheirSpellingUnlessPutItemWritesThemAtTheTop() {
        AttributeValue spelled = fromL(List.of(fromN("1.50"), fromN("-0"), fromN("1e3")));
        Map<String, AttributeValue> item = new HashMap<>(KEY);
        item.put("spelled", spelled);
        item.put("top", fromN("1.50"));
        client.putItem(put -> put.tableName(table).item(item));
        updated("SET n = :0", fromN("1.50"));

        Map<String, AttributeValue> stored =
                client.getItem(get -> get.tableName(table).key(KEY)).item();
        assertThat(stored.get("spelled")).isEqualTo(spelled);
        assertThat(stored.get("n")).isEqualTo(fromN("1.50"));
        assertThat(stored.get("top")).isEqualTo(fromN("1.5"));
    }

    @Test
    void halfASurrogatePairIsKept() {
        assertThat(updated("SET t = :0", fromS("a\uD83D")).get("t")).isEqualTo(fromS("a\uD83D"));
    }

    private Map<String, AttributeValue> updated(String expression, AttributeValue... values) {
        return client.updateItem(update -> update.tableName(table)
                        .key(KEY)
                        .updateExpression(expression)
                        .expressionAttributeValues(values.length == 0 ? null : values(values))
                        .returnValues("ALL_NEW"))
                .attributes();
    }

    private static Map<String, AttributeValue> values(AttributeValue... values) {
        return IntStream.range(0, values.length).boxed().collect(Collectors.toMap(i -> ":" + i, i -> values[i]));
    }
}
