package io.github.movietable.benchmark;

import static software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR;

import com.sun.management.OperatingSystemMXBean;
import io.github.movietable.AsyncMovieTable;
import io.github.movietable.model.Movie;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
    private static final Duration TURN = Duration.ofMillis(200);

    /** A turn begins with all its calls at once; their times are left out. */
    private static final Duration BURST = Duration.ofMillis(50);

    private static final int ROUNDS = 100;
    private static final int QUICK_ROUNDS = 30;

    private static final String DIRECT = " with a client without an executor";
    private static final Duration LATENCY = Duration.ofMillis(10);
    private static final double LEAST_THROUGHPUT = 0.95;
    private static final double MOST_LATENCY = 1.1;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /**
     * One turn of one way.
     *
     * @param perSecond the calls per second
     * @param took the nanoseconds that each call took, without those of the burst
     * @param cpu the CPU time of a call in microseconds, in all threads of the process
     * @param threads the threads of the process
     */
    private record Turn(double perSecond, long[] took, double cpu, int threads) {}

    /** A way to make the calls, with the turns that it took. */
    private record Way(String name, Supplier<CompletableFuture<?>> call, List<Turn> turns) {
        Way(String name, Supplier<CompletableFuture<?>> call) {
            this(name, call, new ArrayList<>());
        }

        void takeTurn() {
            turns.add(turn(call));
        }

        /** The 99th percentile of the calls of all turns, in milliseconds. */
        double slow() {
            long[] took = turns.stream()
                    .flatMapToLong(turn -> Arrays.stream(turn.took()))
                    .sorted()
                    .toArray();
            return took[(int) (took.length * 0.99)] / 1e6;
        }
    }

    private InFlight() {}

    static Trial trial(boolean full) {
        int rounds = full ? ROUNDS : QUICK_ROUNDS;
        Duration longestWarmUp = Duration.ofSeconds(full ? 90 : 20);
        Trial trial = Trial.of(
                "A thousand calls in flight",
                "An asynchronous client, whose server responds to each call after " + LATENCY.toMillis()
                        + " ms, always has " + MOST
                        + " calls in flight: by hand behind a semaphore; by `AsyncMovieTable`; by `AsyncMovieTable` on the threads"
                        + " that complete the SDK's futures (`runningOn(Runnable::run)`); and by both with a client that completes"
                        + " its futures without an executor of its own (`FUTURE_COMPLETION_EXECUTOR` is `Runnable::run`). Each put"
                        + " by hand makes the item from its values, as in \"A put\"; one way has the item at hand. In each of "
                        + rounds
                        + " rounds, the ways take turns of " + TURN.toMillis()
                        + " ms in a random order, two turns by hand and one of each other way, and are compared with the mean of"
                        + " the round's turns by hand; the figures are medians. The 99th percentile is that of all calls after"
                        + " the first " + BURST.toMillis() + " ms of the turns.");
        Map<String, AttributeValue> item = Sample.item();
        Movie movie = Movie.fromItem(item);
        try (Server server = new Server(Answers.item("Item", item))) {
            Way hand = new Way(" by hand", () -> get(server.usual));
            List<Way> others = ways(server, InFlight::get);
            others.add(new Way(" by hand" + DIRECT, () -> get(server.direct)));
            compare(trial, "get", rounds, longestWarmUp, hand, others);
        }
        try (Server server = new Server(Answers.item("Attributes", item))) {
            Way hand = new Way(" by hand", () -> put(server.usual, Sample.item()));
            List<Way> others = ways(server, table -> put(table, movie));
            others.add(new Way(" by hand" + DIRECT, () -> put(server.direct, Sample.item())));
            others.add(new Way(" by hand of an item at hand", () -> put(server.usual, item)));
            compare(trial, "put", rounds, longestWarmUp, hand, others);
        }
        return trial;
    }

    /** The ways of the table, with both clients of a server. */
    private static List<Way> ways(Server server, Function<AsyncMovieTable, CompletableFuture<?>> call) {
        AsyncMovieTable table = AsyncMovieTable.named(Sample.TABLE, server.usual);
        AsyncMovieTable there = table.runningOn(Runnable::run);
        AsyncMovieTable ofDirect = AsyncMovieTable.named(Sample.TABLE, server.direct);
        List<Way> ways = new ArrayList<>();
        ways.add(new Way("", () -> call.apply(table)));
        ways.add(new Way(" on the SDK's threads", () -> call.apply(there)));
        ways.add(new Way(DIRECT, () -> call.apply(ofDirect)));
        return ways;
    }

    private static CompletableFuture<?> get(DynamoDbAsyncClient client) {
        return client.getItem(r -> r.tableName(Sample.TABLE).key(Sample.key()))
                .thenAccept(response -> Workload.check(hasTitle(response.item())));
    }

    private static CompletableFuture<?> get(AsyncMovieTable table) {
        return table.get(Sample.KEY)
                .thenAccept(movie -> Workload.check(Sample.KEY.title().equals(movie.title())));
    }

    private static CompletableFuture<?> put(DynamoDbAsyncClient client, Map<String, AttributeValue> item) {
        return client.putItem(r -> r.tableName(Sample.TABLE).item(item).returnValues(ReturnValue.ALL_OLD))
                .thenAccept(response -> Workload.check(hasTitle(response.attributes())));
    }

    private static CompletableFuture<?> put(AsyncMovieTable table, Movie movie) {
        return table.put(movie)
                .thenAccept(replaced -> Workload.check(
                        Sample.KEY.title().equals(replaced.orElseThrow().title())));
    }

    private static boolean hasTitle(Map<String, AttributeValue> item) {
        return Sample.KEY.title().equals(item.get("title").s());
    }

    private static void compare(
            Trial trial, String verb, int rounds, Duration longestWarmUp, Way hand, List<Way> others) {
        List<Way> order = new ArrayList<>(others);
        order.add(hand);
        order.add(hand);
        Random random = new Random(1);
        Runnable round = () -> {
            // a turn depends on the turn before it, so no way may always follow the same other way
            Collections.shuffle(order, random);
            order.forEach(Way::takeTurn);
        };
        WarmUp.run(round, longestWarmUp);
        order.forEach(way -> way.turns().clear());
        for (int i = 0; i < rounds; i++) {
            round.run();
        }
        trial.with(verb + " by hand", median(hand.turns(), Turn::perSecond), "calls a second")
                .with(verb + " by hand, 99th percentile", hand.slow(), "ms");
        others.forEach(way -> against(hand, way, trial, verb + way.name()));
        IntSummaryStatistics threads = order.stream()
                .flatMap(way -> way.turns().stream())
                .mapToInt(Turn::threads)
                .summaryStatistics();
        trial.withAtMost(0, verb + ", threads that came or went", threads.getMax() - threads.getMin(), "threads");
    }

    private static void against(Way hand, Way way, Trial trial, String name) {
        String unit = "of that by hand";
        double throughput = ratio(way, hand, Turn::perSecond);
        double slow = way.slow() / hand.slow();
        if (name.contains("by hand")) {
            trial.with(name + ", throughput", throughput, unit).with(name + ", 99th percentile", slow, unit);
        } else {
            trial.withAtLeast(LEAST_THROUGHPUT, name + ", throughput", throughput, unit)
                    .withAtMost(MOST_LATENCY, name + ", 99th percentile", slow, unit);
        }
        trial.with(name + ", CPU time", ratio(way, hand, Turn::cpu), unit);
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return Trial.median(turns.stream().mapToDouble(figure).boxed().toList());
    }

    /** The median of a figure's ratios, each of a turn to the mean of the two turns by hand in the same round. */
    private static double ratio(Way way, Way hand, ToDoubleFunction<Turn> figure) {
        return Trial.median(IntStream.range(0, way.turns().size())
                .mapToObj(i -> 2
                        * figure.applyAsDouble(way.turns().get(i))
                        / (figure.applyAsDouble(hand.turns().get(2 * i))
                                + figure.applyAsDouble(hand.turns().get(2 * i + 1))))
                .toList());
    }

    private static Turn turn(Supplier<CompletableFuture<?>> call) {
        Semaphore free = new Semaphore(MOST);
        AtomicInteger done = new AtomicInteger();
        AtomicInteger timed = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        long[] took = new long[MOST + (int) TURN.toMillis() * 100];
        long before = PROCESS.getProcessCpuTime();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < TURN.toNanos()) {
            free.acquireUninterruptibly();
            long start = System.nanoTime();
            boolean isTimed = start - begun > BURST.toNanos();
            CompletableFuture<?> unused = call.get().whenComplete((value, failure) -> {
                done.incrementAndGet();
                if (isTimed) {
                    took[timed.getAndIncrement()] = System.nanoTime() - start;
                }
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
        return new Turn(count / seconds, Arrays.copyOf(took, timed.get()), cpu / count / 1e3, threads);
    }

    /** Gives every request the same response after the latency, on the threads of a timer instead of an event loop. */
    private static final class Server implements SdkAsyncHttpClient {
        private final StubHttp.Answer answer;
        private final ScheduledExecutorService timer =
                Executors.newScheduledThreadPool(Runtime.getRuntime().availableProcessors());

        /** A client that completes its futures on the SDK's executor. */
        final DynamoDbAsyncClient usual;

        /** A client that completes its futures on the thread that receives the response. */
        final DynamoDbAsyncClient direct;

        Server(String json) {
            answer = StubHttp.Answer.of(json);
            usual = client(null);
            direct = client(Runnable::run);
        }

        private DynamoDbAsyncClient client(@Nullable Executor completes) {
            return DynamoDbAsyncClient.builder()
                    .httpClient(this)
                    .region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                    .asyncConfiguration(c -> c.advancedOption(FUTURE_COMPLETION_EXECUTOR, completes))
                    .build();
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
            usual.close();
            direct.close();
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
