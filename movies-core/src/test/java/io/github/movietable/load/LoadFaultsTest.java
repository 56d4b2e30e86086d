package io.github.movietable.load;

import static io.github.movietable.testing.Keys.key;
import static io.github.movietable.testing.Keys.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.MovieTable;
import io.github.movietable.TableMismatchException;
import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.FaultyHttp.Reply;
import io.github.movietable.testing.Generated;
import io.github.movietable.testing.MemoryTable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Faults that loads once had. */
@Timeout(60)
class LoadFaultsTest {
    @TempDir
    Path folder;

    /** 130,000 small numbers are 400 KB to DynamoDB and a hundred times that in memory. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMovieThatIsHeavyInMemoryIsLoadedAtOnce(boolean isLast) {
        StringBuilder records = new StringBuilder();
        IntStream.range(0, isLast ? 100 : 20).forEach(i -> append(records, i));
        records.append("{\"year\": 2001, \"title\": \"heavy\", \"l\": [0");
        records.append(", 1".repeat(129_999)).append("]}\n");
        IntStream.range(200, isLast ? 200 : 300).forEach(i -> append(records, i));
        MemoryTable client = MemoryTable.endless();
        LoadReport report = BatchLoad.of(
                        new BlockingClient(client, Ticker.SYSTEM, null),
                        "Movies",
                        LoadSource.of(
                                new ByteArrayInputStream(records.toString().getBytes(StandardCharsets.UTF_8))))
                .run();

        assertThat(report.written())
                .isEqualTo(report.read())
                .isEqualTo(client.items().size());
    }

    private static void append(StringBuilder records, int number) {
        records.append("{\"year\": 2000, \"title\": \"" + number + "\", \"p\": \"" + "x".repeat(40_000) + "\"}\n");
    }

    /** The time limit for accepting no write counts DynamoDB's silence, and not the source's. */
    @Test
    void aSourceThatPausesForMinutesUsesUpNoPatience() {
        FakeTicker ticker = new FakeTicker();
        AtomicInteger attempts = new AtomicInteger();
        MemoryTable client = MemoryTable.endless().before((number, writes) -> {
            if (attempts.getAndIncrement() == 2) {
                throw MemoryTable.refused(400, "ProvisionedThroughputExceededException");
            }
        });
        List<Movie> movies = Generated.movies(75, 1).toList();
        Iterable<Movie> pausing = () -> movies.stream()
                .peek(movie -> {
                    if (movie.equals(movies.get(50))) {
                        ticker.pause(Duration.ofMinutes(6));
                    }
                })
                .iterator();
        LoadReport report = BatchLoad.of(new BlockingClient(client, ticker, null), "Movies", LoadSource.of(pausing))
                .run();

        assertThat(report.written()).isEqualTo(75);
        assertThat(report.throttledCalls()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"Movies, arn:aws:dynamodb:eu-north-1:111122223333:table/Movies", "Movies, Movies"})
    void whatIsLeftUnprocessedIsKnownByWhateverName(String answered, String asked) {
        MemoryTable client = MemoryTable.endless()
                .answeringAs(answered)
                .describedToNobody()
                .takingAtMost(writes -> Math.max(1, writes.size() - 1));
        LoadReport report = BatchLoad.of(
                        new BlockingClient(client, Ticker.SYSTEM, null), asked, LoadSource.of(Generated.movies(60, 1)))
                .run();

        assertThat(report.written()).isEqualTo(60).isEqualTo(client.items().size());
    }

    /** Like every read, DescribeTable is sent again if its response is damaged. */
    @Test
    void aDamagedDescriptionOfTheTableIsAskedForAgain() {
        MovieTable stored = Database.newTable();
        FaultyHttp http = FaultyHttp.scripted(
                a -> a.operation().equals("DescribeTable") && a.number() == 0 ? Fault.WRONG_CHECKSUM : Fault.NONE);

        LoadReport report = MovieTable.named(stored.name(), http.client())
                .batchLoad(List.of(Movie.of(1985, "Brazil")))
                .run();

        assertThat(report.written()).isEqualTo(1);
        assertThat(http.log().stream().map(FaultyHttp.Attempt::operation))
                .containsExactly("DescribeTable", "DescribeTable", "BatchWriteItem");
    }

    @Test
    void whichLimitThrottledIsTold() {
        MovieTable movies = Database.newTable();
        String resource = "arn:aws:dynamodb:us-east-1:000000000000:table/Movies";
        FaultyHttp http = FaultyHttp.scripted(a -> a.operation().equals("BatchWriteItem") && a.number() < 3
                ? (attempt, sender) -> throttledBecause(attempt.number(), resource)
                : Fault.NONE);
        LoadReport report = Loads.load(http, new FakeTicker(), movies.name(), Loads.file(folder, Loads.movies(10)))
                .run();

        assertThat(report.written()).isEqualTo(10);
        assertThat(report.throttledBecause())
                .containsExactly(
                        "TableWriteKeyRangeThroughputExceeded of " + resource,
                        "TableWriteAccountLimitExceeded of " + resource);
    }

    private static Reply throttledBecause(int number, String resource) {
        List<String> codes =
                List.of("ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded");
        String reason = number == 2 ? "TableWriteAccountLimitExceeded" : "TableWriteKeyRangeThroughputExceeded";
        return new Reply(
                400,
                "{\"__type\": \"com.amazonaws.dynamodb.v20120810#" + codes.get(number) + "\", \"message\": \"no\","
                        + " \"ThrottlingReasons\": [{\"reason\": \"" + reason + "\", \"resource\": \"" + resource
                        + "\"}], \"throttlingReasons\": [{\"reason\": \"" + reason + "\", \"resource\": \"" + resource
                        + "\"}]}");
    }

    @Test
    void aTableWithAnotherKeyIsRefusedBeforeAnythingIsRead() {
        DynamoDbClient client = Database.local().client();
        String name = "other-" + UUID.randomUUID();
        client.createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(List.of(key("year", KeyType.HASH), key("title", KeyType.RANGE)))
                .attributeDefinitions(
                        List.of(type("year", ScalarAttributeType.S), type("title", ScalarAttributeType.S))));
        AtomicInteger read = new AtomicInteger();

        assertThatThrownBy(() -> MovieTable.named(name, client)
                        .batchLoad(Generated.movies(10, 1).peek(movie -> read.incrementAndGet()))
                        .run())
                .isInstanceOf(TableMismatchException.class)
                .hasMessageContainingAll(name, "year (S, HASH)");
        assertThat(read).hasValue(0);
    }

    /** If calls are held up before the network, they are never sent after the load has ended. */
    @Test
    void nothingIsSentAfterTheEnd() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        Cancellation cancellation = new Cancellation();
        Thread caller = Thread.currentThread();
        MovieTable movies = Database.newTable();
        FaultyHttp http = FaultyHttp.faultless();
        ExecutionInterceptor hanging = new ExecutionInterceptor() {
            @Override
            public void beforeMarshalling(Context.BeforeMarshalling context, ExecutionAttributes attributes) {
                if (context.request() instanceof BatchWriteItemRequest) {
                    cancellation.cancel();
                    // if all workers are late, the thread that runs the load sends a batch itself, and has to end when
                    // it is interrupted
                    if (Thread.currentThread() == caller) {
                        awaitInterrupt(goOn);
                    } else {
                        awaitWhateverComes(goOn);
                    }
                }
            }

            @Override
            public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
                refused.countDown();
            }
        };
        try (DynamoDbClient client = http.client(hanging)) {
            BatchLoad load = MovieTable.named(movies.name(), client)
                    .batchLoad(Generated.movies(1000, 1))
                    .cancelledBy(cancellation);
            LoadFailedException failed = catchThrowableOfType(LoadFailedException.class, load::run);

            assertThat(failed.report().written()).isZero();
            assertThat(failed.report().unconfirmed()).isPositive();
            goOn.countDown();
            assertThat(refused.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(http.attempts("BatchWriteItem")).isZero();
        }
        assertThat(movies.scan().count()).isZero();
    }

    private static void awaitInterrupt(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw AbortedException.create("interrupted", e);
        }
    }

    private static void awaitWhateverComes(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                done = latch.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                // it heeds nothing
            }
        }
    }
}
