package io.github.movietable.benchmark;

import io.github.movietable.AsyncMovieTable;
import io.github.movietable.model.Movie;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** A thousand calls in flight, by the table that does not block and by the SDK's client alone, in turns. */
final class InFlight {
    private static final int MOST = 1000;
    private static final int TURNS = 5;
    private static final Duration LATENCY = Duration.ofMillis(10);
    private static final double LEAST_THROUGHPUT = 0.95;
    private static final double MOST_LATENCY = 1.1;

    /** One turn of one way: calls per second, the 99th percentile in milliseconds, and the threads of the process. */
    private record Turn(double perSecond, double slow, int threads) {}

    private InFlight() {}

    static Trial trial(boolean full) throws InterruptedException {
        Duration time = Duration.ofSeconds(full ? 5 : 2);
        Trial trial = Trial.of(
                "A thousand calls in flight",
                "A client that does not block, whose server answers each call after " + LATENCY.toMillis()
                        + " ms, is given as many calls as keep " + MOST
                        + " in flight: by `AsyncMovieTable`, and by hand behind a semaphore. Both take turns, " + TURNS
                        + " each, in one process; the figures are the medians of what the turns side by side give.");
        Map<String, AttributeValue> item = Sample.item();
        Movie movie = Movie.fromItem(item);
        try (Server gets = new Server(Answers.item("Item", item));
                Server puts = new Server(Answers.item("Attributes", item))) {
            AsyncMovieTable getting = AsyncMovieTable.named(Sample.TABLE, gets.client());
            compare(
                    trial,
                    "get",
                    time,
                    () -> gets.client()
                            .getItem(r -> r.tableName(Sample.TABLE).key(Sample.key()))
                            .thenAccept(response -> Workload.check(response.hasItem())),
                    () -> getting.get(Sample.KEY).thenAccept(got -> Workload.check(got.year() == Sample.KEY.year())));
            AsyncMovieTable putting = AsyncMovieTable.named(Sample.TABLE, puts.client());
            compare(
                    trial,
                    "put",
                    time,
                    () -> puts.client()
                            .putItem(r -> r.tableName(Sample.TABLE).item(item).returnValues(ReturnValue.ALL_OLD))
                            .thenAccept(response -> Workload.check(response.hasAttributes())),
                    () -> putting.put(movie).thenAccept(replaced -> Workload.check(replaced.isPresent())));
        }
        return trial;
    }

    private static void compare(
            Trial trial,
            String verb,
            Duration time,
            Supplier<CompletableFuture<?>> byHand,
            Supplier<CompletableFuture<?>> ours)
            throws InterruptedException {
        for (int i = 0; i < TURNS; i++) {
            Turn unused = turn(byHand, time);
            unused = turn(ours, time);
        }
        List<Double> throughput = new ArrayList<>();
        List<Double> latency = new ArrayList<>();
        List<Turn> all = new ArrayList<>();
        for (int i = 0; i < TURNS; i++) {
            Turn hand = turn(byHand, time);
            Turn our = turn(ours, time);
            throughput.add(our.perSecond() / hand.perSecond());
            latency.add(our.slow() / hand.slow());
            all.add(hand);
            all.add(our);
        }
        int least = all.stream().mapToInt(Turn::threads).min().orElseThrow();
        int most = all.stream().mapToInt(Turn::threads).max().orElseThrow();
        trial.with(verb + " by hand", all.get(0).perSecond(), "calls a second")
                .with(verb + " by hand, 99th percentile", all.get(0).slow(), "ms")
                .withAtLeast(LEAST_THROUGHPUT, verb + ", throughput", Trial.median(throughput), "of that by hand")
                .withAtMost(MOST_LATENCY, verb + ", 99th percentile", Trial.median(latency), "of that by hand")
                .withAtMost(0, verb + ", threads that came or went", most - least, "threads");
    }

    private static Turn turn(Supplier<CompletableFuture<?>> call, Duration time) throws InterruptedException {
        Semaphore free = new Semaphore(MOST);
        AtomicInteger done = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        long[] took = new long[(int) time.toSeconds() * 100_000];
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < time.toNanos()) {
            free.acquire();
            long start = System.nanoTime();
            CompletableFuture<?> unused = call.get().whenComplete((value, failure) -> {
                took[done.getAndIncrement()] = System.nanoTime() - start;
                wrong.addAndGet(failure == null ? 0 : 1);
                free.release();
            });
        }
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        free.acquire(MOST);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Workload.check(wrong.get() == 0);
        int count = done.get();
        Arrays.sort(took, 0, count);
        return new Turn(count / seconds, took[(int) (count * 0.99)] / 1e6, threads);
    }

    /** Gives one answer to all, each after the latency, on the threads of a timer in place of those of an event loop. */
    private static final class Server implements SdkAsyncHttpClient {
        private final StubHttp.Answer answer;
        private final ScheduledExecutorService timer =
                Executors.newScheduledThreadPool(Runtime.getRuntime().availableProcessors());
        private final DynamoDbAsyncClient client = DynamoDbAsyncClient.builder()
                .httpClient(this)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();

        Server(String json) {
            answer = StubHttp.Answer.of(json);
        }

        DynamoDbAsyncClient client() {
            return client;
        }

        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
            CompletableFuture<Void> answered = new CompletableFuture<>();
            request.requestContentPublisher().subscribe(new Reader(() -> {
                var unused = timer.schedule(
                        () -> {
                            request.responseHandler()
                                    .onHeaders(answer.response().httpResponse());
                            request.responseHandler().onStream(AsyncRequestBody.fromBytes(answer.body()));
                            answered.complete(null);
                        },
                        LATENCY.toMillis(),
                        TimeUnit.MILLISECONDS);
            }));
            return answered;
        }

        @Override
        public void close() {
            timer.shutdownNow();
        }
    }

    /** Reads a request to its end. */
    private record Reader(Runnable atEnd) implements Subscriber<ByteBuffer> {
        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer part) {}

        @Override
        public void onError(Throwable failure) {
            throw new IllegalStateException(failure);
        }

        @Override
        public void onComplete() {
            atEnd.run();
        }
    }
}
