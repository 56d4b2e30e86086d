package io.github.movietable.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.github.movietable.AsyncMovieTable;
import io.github.movietable.model.Movie;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** Many short turns, because a shared machine is up to twice as fast in one second as in the next. */
    private static final Duration TURN = Duration.ofMillis(120);

    private static final int TURNS = 200;
    private static final int QUICK_TURNS = 30;

    private static final Duration LATENCY = Duration.ofMillis(10);
    private static final double LEAST_THROUGHPUT = 0.95;
    private static final double MOST_LATENCY = 1.1;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /**
     * One turn of one way.
     *
     * @param perSecond the calls per second
     * @param slow the 99th percentile in milliseconds
     * @param cpu the CPU time of a call in microseconds, in all threads of the process
     * @param threads the threads of the process
     */
    private record Turn(double perSecond, double slow, double cpu, int threads) {}

    private InFlight() {}

    static Trial trial(boolean full) {
        int turns = full ? TURNS : QUICK_TURNS;
        Duration longestWarmUp = Duration.ofSeconds(full ? 90 : 20);
        Trial trial = Trial.of(
                "A thousand calls in flight",
                "A client that does not block, whose server answers each call after " + LATENCY.toMillis()
                        + " ms, is given as many calls as keep " + MOST
                        + " in flight: by hand behind a semaphore, by `AsyncMovieTable`, and by the same on the threads that complete"
                        + " the SDK's futures (`runningOn(Runnable::run)`). They take turns of "
                        + TURN.toMillis() + " ms, " + turns
                        + " each, in one process. Each turn is compared with the turns by hand before and after it; the"
                        + " figures are the medians.");
        Map<String, AttributeValue> item = Sample.item();
        Movie movie = Movie.fromItem(item);
        try (Server server = new Server(Answers.item("Item", item))) {
            AsyncMovieTable table = AsyncMovieTable.named(Sample.TABLE, server.client());
            AsyncMovieTable there = table.runningOn(Runnable::run);
            compare(
                    trial,
                    "get",
                    turns,
                    longestWarmUp,
                    () -> server.client()
                            .getItem(r -> r.tableName(Sample.TABLE).key(Sample.key()))
                            .thenAccept(response -> Workload.check(hasTitle(response.item()))),
                    () -> get(table),
                    () -> get(there));
        }
        try (Server server = new Server(Answers.item("Attributes", item))) {
            AsyncMovieTable table = AsyncMovieTable.named(Sample.TABLE, server.client());
            AsyncMovieTable there = table.runningOn(Runnable::run);
            compare(
                    trial,
                    "put",
                    turns,
                    longestWarmUp,
                    () -> server.client()
                            .putItem(r -> r.tableName(Sample.TABLE).item(item).returnValues(ReturnValue.ALL_OLD))
                            .thenAccept(response -> Workload.check(hasTitle(response.attributes()))),
                    () -> put(table, movie),
                    () -> put(there, movie));
        }
        return trial;
    }

    private static boolean hasTitle(Map<String, AttributeValue> item) {
        return Sample.KEY.title().equals(item.get("title").s());
    }

    private static CompletableFuture<?> get(AsyncMovieTable table) {
        return table.get(Sample.KEY)
                .thenAccept(movie -> Workload.check(Sample.KEY.title().equals(movie.title())));
    }

    private static CompletableFuture<?> put(AsyncMovieTable table, Movie movie) {
        return table.put(movie)
                .thenAccept(replaced -> Workload.check(
                        Sample.KEY.title().equals(replaced.orElseThrow().title())));
    }

    private static void compare(
            Trial trial,
            String verb,
            int turns,
            Duration longestWarmUp,
            Supplier<CompletableFuture<?>> byHand,
            Supplier<CompletableFuture<?>> ours,
            Supplier<CompletableFuture<?>> oursThere) {
        List<Turn> hand = new ArrayList<>();
        List<Turn> our = new ArrayList<>();
        List<Turn> there = new ArrayList<>();
        Runnable round = () -> {
            hand.add(turn(byHand));
            our.add(turn(ours));
            there.add(turn(oursThere));
        };
        WarmUp.run(round, longestWarmUp);
        Stream.of(hand, our, there).forEach(List::clear);
        for (int i = 0; i < turns; i++) {
            round.run();
        }
        hand.add(turn(byHand));
        trial.with(verb + " by hand", median(hand, Turn::perSecond), "calls a second")
                .with(verb + " by hand, 99th percentile", median(hand, Turn::slow), "ms");
        against(hand, our, trial, verb);
        against(hand, there, trial, verb + " on the SDK's threads");
        IntSummaryStatistics threads = Stream.of(hand, our, there)
                .flatMap(List::stream)
                .mapToInt(Turn::threads)
                .summaryStatistics();
        trial.withAtMost(0, verb + ", threads that came or went", threads.getMax() - threads.getMin(), "threads");
    }

    private static void against(List<Turn> hand, List<Turn> our, Trial trial, String verb) {
        String unit = "of that by hand";
        trial.withAtLeast(LEAST_THROUGHPUT, verb + ", throughput", ratio(our, hand, Turn::perSecond), unit)
                .withAtMost(MOST_LATENCY, verb + ", 99th percentile", ratio(our, hand, Turn::slow), unit)
                .with(verb + ", CPU time", ratio(our, hand, Turn::cpu), unit);
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return Trial.median(turns.stream().mapToDouble(figure).boxed().toList());
    }

    /** The median of what each turn gives, divided by the mean of the turns by hand before and after it. */
    private static double ratio(List<Turn> our, List<Turn> hand, ToDoubleFunction<Turn> figure) {
        return Trial.median(IntStream.range(0, our.size())
                .mapToObj(i -> 2
                        * figure.applyAsDouble(our.get(i))
                        / (figure.applyAsDouble(hand.get(i)) + figure.applyAsDouble(hand.get(i + 1))))
                .toList());
    }

    private static Turn turn(Supplier<CompletableFuture<?>> call) {
        Semaphore free = new Semaphore(MOST);
        AtomicInteger done = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        long[] took = new long[MOST + (int) TURN.toMillis() * 100];
        long before = PROCESS.getProcessCpuTime();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < TURN.toNanos()) {
            free.acquireUninterruptibly();
            long start = System.nanoTime();
            CompletableFuture<?> unused = call.get().whenComplete((value, failure) -> {
                took[done.getAndIncrement()] = System.nanoTime() - start;
                wrong.addAndGet(failure == null ? 0 : 1);
                free.release();
            });
        }
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        free.acquireUninterruptibly(MOST);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cpu = PROCESS.getProcessCpuTime() - before;
        Workload.check(wrong.get() == 0);
        int count = done.get();
        Arrays.sort(took, 0, count);
        return new Turn(count / seconds, took[(int) (count * 0.99)] / 1e6, cpu / count / 1e3, threads);
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
            client.close();
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
