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
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import java.util.stream.Stream;
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

    private static final int TURNS = 100;
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
                "An asynchronous client, whose server responds to each call after " + LATENCY.toMillis()
                        + " ms, always has " + MOST
                        + " calls in flight: by hand behind a semaphore; by `AsyncMovieTable`; by `AsyncMovieTable` on the threads"
                        + " that complete the SDK's futures (`runningOn(Runnable::run)`); and by both with a client that completes"
                        + " its futures without an executor of its own (`FUTURE_COMPLETION_EXECUTOR` is `Runnable::run`). They"
                        + " take turns of " + TURN.toMillis() + " ms, " + turns
                        + " each, in one process; the 99th percentile is that of the calls after the first "
                        + BURST.toMillis()
                        + " ms of a turn. Each turn is compared with the turns by hand before and after it; the figures"
                        + " are medians.");
        Map<String, AttributeValue> item = Sample.item();
        Movie movie = Movie.fromItem(item);
        compare(
                trial,
                "get",
                turns,
                longestWarmUp,
                Answers.item("Item", item),
                client -> client.getItem(r -> r.tableName(Sample.TABLE).key(Sample.key()))
                        .thenAccept(response -> Workload.check(hasTitle(response.item()))),
                InFlight::get);
        compare(
                trial,
                "put",
                turns,
                longestWarmUp,
                Answers.item("Attributes", item),
                client -> client.putItem(
                                r -> r.tableName(Sample.TABLE).item(item).returnValues(ReturnValue.ALL_OLD))
                        .thenAccept(response -> Workload.check(hasTitle(response.attributes()))),
                table -> put(table, movie));
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
            String answer,
            Function<DynamoDbAsyncClient, CompletableFuture<?>> byHand,
            Function<AsyncMovieTable, CompletableFuture<?>> ours) {
        try (Server server = new Server(answer)) {
            DynamoDbAsyncClient usual = server.client(null);
            DynamoDbAsyncClient direct = server.client(Runnable::run);
            AsyncMovieTable table = AsyncMovieTable.named(Sample.TABLE, usual);
            AsyncMovieTable there = table.runningOn(Runnable::run);
            AsyncMovieTable ofDirect = AsyncMovieTable.named(Sample.TABLE, direct);
            Supplier<CompletableFuture<?>> hand = () -> byHand.apply(usual);
            Map<String, Supplier<CompletableFuture<?>>> others = new LinkedHashMap<>();
            others.put("", () -> ours.apply(table));
            others.put(" on the SDK's threads", () -> ours.apply(there));
            others.put(" with a client without an executor", () -> ours.apply(ofDirect));
            others.put(" by hand with a client without an executor", () -> byHand.apply(direct));
            compare(trial, verb, turns, longestWarmUp, hand, others);
        }
    }

    private static void compare(
            Trial trial,
            String verb,
            int turns,
            Duration longestWarmUp,
            Supplier<CompletableFuture<?>> hand,
            Map<String, Supplier<CompletableFuture<?>>> others) {
        List<Turn> byHand = new ArrayList<>();
        Map<String, List<Turn>> all = new LinkedHashMap<>();
        Runnable round = () -> {
            byHand.add(turn(hand));
            others.forEach((name, way) ->
                    all.computeIfAbsent(name, any -> new ArrayList<>()).add(turn(way)));
        };
        WarmUp.run(round, longestWarmUp);
        byHand.clear();
        all.clear();
        for (int i = 0; i < turns; i++) {
            round.run();
        }
        byHand.add(turn(hand));
        trial.with(verb + " by hand", median(byHand, Turn::perSecond), "calls a second")
                .with(verb + " by hand, 99th percentile", median(byHand, Turn::slow), "ms");
        all.forEach((name, way) -> against(byHand, way, trial, verb + name));
        IntSummaryStatistics threads = Stream.concat(
                        byHand.stream(), all.values().stream().flatMap(List::stream))
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

    /**
     * The median of the turns' ratios: the figure of a turn, divided by its mean in the turns by hand before and after
     * it.
     */
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
        Arrays.sort(took, 0, timed.get());
        return new Turn(count / seconds, took[(int) (timed.get() * 0.99)] / 1e6, cpu / count / 1e3, threads);
    }

    /** Gives every request the same response after the latency, on the threads of a timer instead of an event loop. */
    private static final class Server implements SdkAsyncHttpClient {
        private final StubHttp.Answer answer;
        private final ScheduledExecutorService timer =
                Executors.newScheduledThreadPool(Runtime.getRuntime().availableProcessors());
        private final List<DynamoDbAsyncClient> clients = new ArrayList<>();

        Server(String json) {
            answer = StubHttp.Answer.of(json);
        }

        /** A client that completes its futures on an executor; null for the SDK's own executor. */
        DynamoDbAsyncClient client(@Nullable Executor completes) {
            DynamoDbAsyncClient client = DynamoDbAsyncClient.builder()
                    .httpClient(this)
                    .region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                    .asyncConfiguration(c -> c.advancedOption(FUTURE_COMPLETION_EXECUTOR, completes))
                    .build();
            clients.add(client);
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
            clients.forEach(DynamoDbAsyncClient::close);
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
