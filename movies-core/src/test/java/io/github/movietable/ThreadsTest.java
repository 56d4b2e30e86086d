package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.MemoryTable;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The number of threads in use while many requests are in flight and none gets a response. */
@Timeout(60)
class ThreadsTest {
    private static final int MANY = 1000;
    private static final int SOME = 6;

    /** The method in which a thread that reads a file hangs. */
    private static final String SOURCE = "io.github.movietable.ThreadsTest.hang";

    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService own = Executors.newFixedThreadPool(SOME, task -> new Thread(task, "own"));
    private final List<CompletableFuture<?>> runs = new ArrayList<>();

    @AfterEach
    void release() {
        released.countDown();
        runs.forEach(run -> run.cancel(true));
        runs.forEach(run ->
                assertThat(run.handle((value, failure) -> failure).join()).isNotNull());
        own.shutdownNow();
    }

    private void hang(CountDownLatch arrived) {
        try {
            arrived.countDown();
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A server that responds only when the test says so. */
    private static final class Silent implements DynamoDbAsyncClient {
        private final Queue<CompletableFuture<GetItemResponse>> gets = new ConcurrentLinkedQueue<>();
        private final Queue<CompletableFuture<?>> others = new ConcurrentLinkedQueue<>();
        private final CountDownLatch writing = new CountDownLatch(SOME);
        private final CountDownLatch scanning = new CountDownLatch(SOME);

        @Override
        public CompletableFuture<GetItemResponse> getItem(GetItemRequest request) {
            CompletableFuture<GetItemResponse> call = new CompletableFuture<>();
            gets.add(call);
            return call;
        }

        @Override
        public CompletableFuture<QueryResponse> query(QueryRequest request) {
            return other();
        }

        @Override
        public CompletableFuture<ScanResponse> scan(ScanRequest request) {
            scanning.countDown();
            return other();
        }

        @Override
        public CompletableFuture<BatchWriteItemResponse> batchWriteItem(BatchWriteItemRequest request) {
            writing.countDown();
            return other();
        }

        @Override
        public CompletableFuture<DescribeTableResponse> describeTable(DescribeTableRequest request) {
            return CompletableFuture.failedFuture(MemoryTable.refused(400, "AccessDeniedException"));
        }

        private <T> CompletableFuture<T> other() {
            CompletableFuture<T> call = new CompletableFuture<>();
            others.add(call);
            return call;
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    /** A server whose writes hang, for clients that block. */
    private final class Hanging implements DynamoDbClient {
        private final CountDownLatch writing = new CountDownLatch(SOME);

        @Override
        public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
            hang(writing);
            throw MemoryTable.refused(400, "AccessDeniedException");
        }

        @Override
        public DescribeTableResponse describeTable(DescribeTableRequest request) {
            throw MemoryTable.refused(400, "AccessDeniedException");
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private static Set<Thread> threads(Predicate<Thread> which) {
        return Thread.getAllStackTraces().keySet().stream().filter(which).collect(Collectors.toSet());
    }

    private static Predicate<Thread> isNamed(String beginning) {
        return thread -> thread.getName().startsWith(beginning);
    }

    /** How many of the library's own threads (not its workers) are in a method now. */
    private static long in(String method) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey().getName().startsWith("movies-own"))
                .filter(each -> Stream.of(each.getValue())
                        .anyMatch(frame -> (frame.getClassName() + "." + frame.getMethodName()).equals(method)))
                .count();
    }

    @Test
    void aThousandRequestsInFlightTakeNone() {
        Silent server = new Silent();
        AsyncMovieTable table = AsyncMovieTable.named("Movies", server).runningOn(own);
        Set<Thread> before = threads(any -> true);
        List<CompletableFuture<Movie>> gets =
                IntStream.range(0, MANY).mapToObj(i -> table.get(1985, "T" + i)).toList();
        IntStream.range(0, MANY)
                .mapToObj(i -> i % 2 == 0 ? table.list(table.inYear(1985)) : table.count(table.scan()))
                .forEach(runs::add);

        assertThat(server.gets).hasSize(MANY);
        assertThat(server.others).hasSize(MANY);
        assertThat(threads(thread -> !before.contains(thread) && isNamed("own").test(thread)))
                .as("threads of the table's executor before an answer comes")
                .isEmpty();
        assertThat(threads(
                        thread -> !before.contains(thread) && isNamed("movies-").test(thread)))
                .as("threads of the library: the timers of earlier tests may still need a few")
                .hasSizeLessThanOrEqualTo(SOME);

        Set<String> completing = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<Void>> seen = gets.stream()
                .map(get -> get.thenAccept(
                        movie -> completing.add(Thread.currentThread().getName())))
                .toList();
        server.gets.forEach(call -> call.complete(GetItemResponse.builder()
                .item(Movie.of(MovieKey.of(1985, "T")).toItem())
                .build()));
        seen.forEach(CompletableFuture::join);
        assertThat(completing).containsExactly("own");
        assertThat(threads(thread -> !before.contains(thread) && isNamed("own").test(thread)))
                .hasSizeLessThanOrEqualTo(SOME);
    }

    /** A stream whose first records are available, and whose rest does not come before the test ends. */
    private InputStream slowFile(CountDownLatch reading) {
        byte[] records = IntStream.range(0, 100)
                .mapToObj(i -> "{\"year\": 1985, \"title\": \"T" + i + "\"}\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        InputStream silent = new InputStream() {
            @Override
            public int read() {
                hang(reading);
                return -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                return read();
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(records), silent);
    }

    @Test
    void aLoadWithoutBlockingTakesTwoAndAnExportOne(@TempDir Path folder) throws Exception {
        Silent server = new Silent();
        AsyncMovieTable table = AsyncMovieTable.named("Movies", server).runningOn(own);
        CountDownLatch reading = new CountDownLatch(SOME);
        Set<Thread> before = threads(isNamed("movies-"));
        for (int i = 0; i < SOME; i++) {
            runs.add(table.run(table.batchLoad(slowFile(reading))));
            runs.add(table.run(table.exportTo(folder.resolve(i + ".jsonl")).segments(4)));
        }
        reading.await();
        server.writing.await();
        server.scanning.await();

        assertThat(in("io.github.movietable.LongRun.ended")).isEqualTo(2 * SOME);
        assertThat(in(SOURCE)).isEqualTo(SOME);
        assertThat(threads(isNamed("movies-")))
                .as("workers of the library: there is an executor of the program's own")
                .filteredOn(thread ->
                        !before.contains(thread) && !isNamed("movies-own").test(thread))
                .extracting(Thread::getName)
                .isSubsetOf("movies-timer-1");
    }

    @Test
    void aLoadThatBlocksTakesItsCallerAndOneMore() throws Exception {
        Hanging server = new Hanging();
        MovieTable table = MovieTable.named("Movies", server);
        CountDownLatch reading = new CountDownLatch(SOME);
        for (int i = 0; i < SOME; i++) {
            InputStream file = slowFile(reading);
            runs.add(CompletableFuture.runAsync(() -> table.batchLoad(file).run(), own));
        }
        reading.await();
        server.writing.await();

        assertThat(in(SOURCE)).isEqualTo(SOME);
        assertThat(threads(isNamed("movies-")
                        .and(isNamed("movies-own").or(isNamed("movies-short")).negate())))
                .as("workers of all tables, and the timer")
                .hasSizeLessThanOrEqualTo(41);
    }
}
