package io.github.movietable.local;

import static io.github.movietable.expression.MovieAttributes.RANK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.MovieTable;
import io.github.movietable.OutcomeUnknownException;
import io.github.movietable.load.LoadReport;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The faults that a user's test can inject. */
class FaultsTest {
    private final LocalDynamoDb dynamo = Database.local();
    private final MovieTable movies = Database.newTable();

    private MovieTable through(Faults faults) {
        return MovieTable.named(movies.name(), dynamo.client(faults));
    }

    @Test
    void aThrottledAttemptIsRepeatedByTheSdk() {
        through(Faults.on("PutItem").attempt(1).throttle()).put(Movie.of(1985, "Brazil"));

        assertThat(movies.find(1985, "Brazil")).isPresent();
    }

    @Test
    void whatIsThrottledForEverIsRefused() {
        MovieTable throttled = through(Faults.on("PutItem").throttle());

        assertThatThrownBy(() -> throttled.put(Movie.of(1985, "Brazil")))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThat(movies.find(1985, "Brazil")).isEmpty();
    }

    @Test
    void aLostAnswerLeavesTheOutcomeUnknown() {
        movies.put(Movie.of(1985, "Brazil").with(RANK, 1));
        MovieTable losing = through(Faults.on("UpdateItem").loseAnswer());

        assertThatThrownBy(
                        () -> losing.update(1985, "Brazil").increment(RANK, 1).apply())
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(movies.get(1985, "Brazil").rank())
                .hasValueSatisfying(rank -> assertThat(rank).isEqualByComparingTo("2"));
    }

    @Test
    void aLoadDoesWhatWasLeftUnprocessed() {
        List<Movie> films = IntStream.range(0, 60)
                .mapToObj(i -> Movie.of(1985, "Film " + i))
                .toList();
        Faults faults = Faults.on("BatchWriteItem")
                .attempt(1)
                .leaveUnprocessed(5)
                .andOn("BatchWriteItem")
                .attempt(2)
                .leaveUnprocessed(99)
                .andOn("BatchWriteItem")
                .attempt(3)
                .throttle();

        LoadReport report = through(faults).batchLoad(films).run();

        assertThat(report.written()).isEqualTo(60);
        assertThat(movies.scan().count()).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsLeftUnprocessedIsNotDone(boolean isAsync) {
        Faults faults = Faults.on("BatchWriteItem").leaveUnprocessed(1);
        BatchWriteItemRequest batch = BatchWriteItemRequest.builder()
                .requestItems(Map.of(movies.name(), List.of(put("A"), put("B"), put("C"))))
                .build();

        Map<?, List<WriteRequest>> left = isAsync
                ? dynamo.asyncClient(faults).batchWriteItem(batch).join().unprocessedItems()
                : dynamo.client(faults).batchWriteItem(batch).unprocessedItems();

        assertThat(left.get(movies.name())).containsExactly(put("C"));
        assertThat(movies.inYear(1985).list()).extracting(Movie::title).containsExactly("A", "B");
    }

    private static WriteRequest put(String title) {
        return WriteRequest.builder()
                .putRequest(put -> put.item(Movie.of(1985, title).toItem()))
                .build();
    }

    @Test
    void keysAreLeftUnprocessedWithWhatWasAskedOfThem() {
        movies.put(Movie.of(1985, "A").with(RANK, 1));
        movies.put(Movie.of(1985, "B").with(RANK, 2));
        DynamoDbClient client = dynamo.client(Faults.on("BatchGetItem")
                .attempt(1)
                .leaveUnprocessed(1)
                .andOn("BatchGetItem")
                .attempt(2)
                .leaveUnprocessed(25));

        BatchGetItemResponse first = client.batchGetItem(BatchGetItemRequest.builder()
                .requestItems(Map.of(
                        movies.name(),
                        KeysAndAttributes.builder()
                                .keys(List.of(key("A"), key("B")))
                                .projectionExpression("title")
                                .build()))
                .build());
        BatchGetItemResponse second = client.batchGetItem(r -> r.requestItems(first.unprocessedKeys()));

        assertThat(first.responses().get(movies.name())).hasSize(1);
        assertThat(second.responses()).isEmpty();
        assertThat(second.unprocessedKeys()).isEqualTo(first.unprocessedKeys());
        assertThat(first.unprocessedKeys().get(movies.name()).projectionExpression())
                .isEqualTo("title");
    }

    private static Map<String, AttributeValue> key(String title) {
        return MovieKey.of(1985, title).toItem();
    }

    @Test
    void aSlowCallMeetsItsTimeout() {
        DynamoDbClient slow = dynamo.client(Faults.on("ListTables").slowDown(Duration.ofSeconds(30)));

        assertThatThrownBy(() ->
                        slow.listTables(r -> r.overrideConfiguration(o -> o.apiCallTimeout(Duration.ofMillis(50)))))
                .isInstanceOf(ApiCallTimeoutException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAnswerKeepsTheIdOfItsRequest(boolean isAsync) {
        Faults faults = Faults.on("ListTables").slowDown(Duration.ZERO);
        ListTablesResponse answer = isAsync
                ? dynamo.asyncClient(faults).listTables().join()
                : dynamo.client(faults).listTables();

        assertThat(answer.responseMetadata().requestId()).isNotEqualTo("UNKNOWN");
    }

    @Test
    void asyncClientsMeetTheSame() {
        DynamoDbAsyncClient client = dynamo.asyncClient(Faults.on("ListTables")
                .attempts(1, 2)
                .throttle()
                .andOn("ListTables")
                .attempt(3)
                .slowDown(Duration.ofMillis(1))
                .andOn("ListTables")
                .attempts(3, 4)
                .loseAnswer());

        assertThat(client.listTables(r -> r.limit(1)).join().tableNames()).hasSize(1);
    }

    @Test
    void eachClientCountsForItself() {
        Faults faults = Faults.on("PutItem").attempts(1, 8).throttle();

        through(faults).put(Movie.of(1985, "A"));
        through(faults).put(Movie.of(1985, "B"));

        assertThat(movies.inYear(1985).count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"putItem", "PutItems", "Close", "Builder", "QueryPaginator", ""})
    void whatIsNoOperationIsRefused(String operation) {
        assertThatThrownBy(() -> Faults.on(operation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no operation " + operation);
    }

    @Test
    void whatCantHappenIsRefused() {
        assertThatThrownBy(() -> Faults.on("PutItem").leaveUnprocessed(1)).hasMessageContaining("only BatchWriteItem");
        assertThatThrownBy(() -> Faults.on("BatchGetItem").leaveUnprocessed(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Faults.on("PutItem").attempt(0)).hasMessageContaining("counted from 1");
        assertThatThrownBy(() -> Faults.on("PutItem").attempts(3, 2)).hasMessageContaining("3 to 2");
        assertThatThrownBy(() -> Faults.on("PutItem").slowDown(Duration.ofMillis(-1)))
                .hasMessageContaining("sped up");
    }
}
