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

    /** In a full trial, each way that is not by hand has turns of this length together. */
    private static final Duration TURNS = Duration.ofSeconds(20);

    private static final Duration QUICK_TURNS = Duration.ofSeconds(6);

    private static final String THERE = " on the SDK's threads";
    private static final String DIRECT = " with a client without an executor";
    private static final double LEAST_THROUGHPUT = 0.95;
    private static final double MOST_LATENCY = 1.1;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /**
     * One turn of one way.
     *
     * @param perSecond the calls per second
     * @param took the milliseconds that a call took on average, without those of the burst
     * @param slow the 99th percentile of these milliseconds
     * @param cpu the CPU time of a call in microseconds, in all threads of the process
     * @param threads the threads of the process
     */
    private record Turn(double perSecond, double took, double slow, double cpu, int threads) {
        /** How many calls were in flight on average. */
        double inFlight() {
            return perSecond * took / 1e3;
        }
    }

    /**
     * A way to make the calls.
     *
     * @param name tells the way from the others
     * @param call makes a call
     * @param turns the turns that the way took
     */
    private record Way(String name, Supplier<CompletableFuture<?>> call, List<Turn> turns) {
        Way(String name, Supplier<CompletableFuture<?>> call) {
            this(name, call, new ArrayList<>());
        }
    }

    /** How long the server takes for each response. */
    private final Duration latency;

    /** Many short turns, because a shared machine is up to twice as fast in one second as in the next. */
    private final Duration turn;

    /** A turn begins with all its calls at once; their times are left out. */
    private final Duration burst;

    private final int rounds;
    private final Duration longestWarmUp;

    private InFlight(Duration latency, boolean full) {
        this.latency = latency;
        this.turn = latency.multipliedBy(20);
        this.burst = latency.multipliedBy(5);
        this.rounds = (int) (full ? TURNS : QUICK_TURNS).dividedBy(turn);
        this.longestWarmUp = Duration.ofSeconds(full ? 90 : 20);
    }

    /** A server that responds as soon as DynamoDB. Two processors can't make calls fast enough to keep a thousand in flight. */
    static Trial trial(boolean full) {
        return new InFlight(Duration.ofMillis(10), full).ofAllWays();
    }

    /** A server that is slow enough that a thousand calls are in flight. */
    static Trial ofSlowServer(boolean full) {
        return new InFlight(Duration.ofMillis(50), full).ofTwoWays();
    }

    private Trial ofAllWays() {
        Trial trial = Trial.of(
                "A thousand calls in flight",
                "An asynchronous client, whose server responds to each call after " + latency.toMillis()
                        + " ms, may have "
                        + MOST
                        + " calls in flight: by hand behind a semaphore; by `AsyncMovieTable`; by `AsyncMovieTable` on the threads"
                        + " that complete the SDK's futures (`runningOn(Runnable::run)`); and by both with a client that completes"
                        + " its futures without an executor of its own (`FUTURE_COMPLETION_EXECUTOR` is `Runnable::run`). Each put"
                        + " by hand makes the item from its values, as in \"A put\"; one way has the item at hand. In each of "
                        + rounds
                        + " rounds, the ways take turns of " + turn.toMillis()
                        + " ms in a random order, two turns by hand and one of each other way, and are compared with the mean of"
                        + " the round's turns by hand; the figures are medians. Times of calls are without those that begin in the"
                        + " first " + burst.toMillis() + " ms of a turn.");
        Map<String, AttributeValue> item = Sample.item();
        Movie movie = Movie.fromItem(item);
        try (Server server = new Server(Answers.item("Item", item), latency)) {
            List<Way> others = ways(server.usual, InFlight::get);
            others.add(new Way(DIRECT, ours(server.direct, InFlight::get)));
            others.add(new Way(" by hand" + DIRECT, () -> get(server.direct)));
            compare(trial, "get", () -> get(server.usual), others);
        }
        try (Server server = new Server(Answers.item("Attributes", item), latency)) {
            List<Way> others = ways(server.usual, table -> put(table, movie));
            others.add(new Way(DIRECT, ours(server.direct, table -> put(table, movie))));
            others.add(new Way(" by hand" + DIRECT, () -> put(server.direct, Sample.item())));
            others.add(new Way(" by hand of an item at hand", () -> put(server.usual, item)));
            compare(trial, "put", () -> put(server.usual, Sample.item()), others);
        }
        return trial;
    }

    private Trial ofTwoWays() {
        Trial trial = Trial.of(
                "A thousand calls in flight, a slower server",
                "The same with a server that responds after " + latency.toMillis() + " ms, in " + rounds
                        + " rounds with turns of " + turn.toMillis()
                        + " ms: two processors can keep a thousand calls in flight, and have some time left.");
        Map<String, AttributeValue> item = Sample.item();
        Movie movie = Movie.fromItem(item);
        try (Server server = new Server(Answers.item("Item", item), latency)) {
            compare(trial, "get", () -> get(server.usual), ways(server.usual, InFlight::get));
        }
        try (Server server = new Server(Answers.item("Attributes", item), latency)) {
            compare(
                    trial,
                    "put",
                    () -> put(server.usual, Sample.item()),
                    ways(server.usual, table -> put(table, movie)));
        }
        return trial;
    }

    private static List<Way> ways(DynamoDbAsyncClient client, Function<AsyncMovieTable, CompletableFuture<?>> call) {
        AsyncMovieTable there = AsyncMovieTable.named(Sample.TABLE, client).runningOn(Runnable::run);
        List<Way> ways = new ArrayList<>();
        ways.add(new Way("", ours(client, call)));
        ways.add(new Way(THERE, () -> call.apply(there)));
        return ways;
    }

    private static Supplier<CompletableFuture<?>> ours(
            DynamoDbAsyncClient client, Function<AsyncMovieTable, CompletableFuture<?>> call) {
        AsyncMovieTable table = AsyncMovieTable.named(Sample.TABLE, client);
        return () -> call.apply(table);
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

    private void compare(Trial trial, String verb, Supplier<CompletableFuture<?>> byHand, List<Way> others) {
        Way hand = new Way(" by hand", byHand);
        List<Way> order = new ArrayList<>(others);
        order.add(hand);
        order.add(hand);
        Random random = new Random(1);
        Runnable round = () -> {
            // a turn depends on the turn before it, so no way may always follow the same other way
            Collections.shuffle(order, random);
            order.forEach(way -> way.turns().add(turn(way.call())));
        };
        WarmUp.run(round, longestWarmUp);
        order.forEach(way -> way.turns().clear());
        for (int i = 0; i < rounds; i++) {
            round.run();
        }
        trial.with(verb + " by hand", median(hand.turns(), Turn::perSecond), "calls a second")
                .with(verb + " by hand, in flight on average", median(hand.turns(), Turn::inFlight), "calls")
                .with(verb + " by hand, 99th percentile", median(hand.turns(), Turn::slow), "ms");
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
        double slow = ratio(way, hand, Turn::slow);
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

    private Turn turn(Supplier<CompletableFuture<?>> call) {
        Semaphore free = new Semaphore(MOST);
        AtomicInteger done = new AtomicInteger();
        AtomicInteger timed = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        long[] took = new long[MOST + (int) turn.toMillis() * 100];
        long before = PROCESS.getProcessCpuTime();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < turn.toNanos()) {
            free.acquireUninterruptibly();
            long start = System.nanoTime();
            boolean isTimed = start - begun > burst.toNanos();
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
        long[] sorted = Arrays.stream(took, 0, timed.get()).sorted().toArray();
        return new Turn(
                count / seconds,
                Arrays.stream(sorted).average().orElseThrow() / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                cpu / count / 1e3,
                threads);
    }

    /** Gives every request the same response after the latency, on the threads of a timer instead of an event loop. */
    private static final class Server implements SdkAsyncHttpClient {
        private final StubHttp.Answer answer;
        private final Duration latency;
        private final ScheduledExecutorService timer =
                Executors.newScheduledThreadPool(Runtime.getRuntime().availableProcessors());

        /** A client that completes its futures on the SDK's executor. */
        final DynamoDbAsyncClient usual;

        /** A client that completes its futures on the thread that receives the response. */
        final DynamoDbAsyncClient direct;

        Server(String json, Duration latency) {
            answer = StubHttp.Answer.of(json);
            this.latency = latency;
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
                        latency.toMillis(),
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
