package io.github.movietable.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.movietable.model.Units;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** No executor, however small or busy, and even if it refuses tasks, makes a driver hang or the stack deeper. */
@Tag("quick")
@Timeout(60)
class DriverTest {
    private static final int REQUESTS = 300;

    private final List<ExecutorService> pools = new ArrayList<>();

    @AfterEach
    void endPools() {
        pools.forEach(ExecutorService::shutdownNow);
    }

    private ExecutorService pool(int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        pools.add(pool);
        return pool;
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1, false", "2, true", "2, false", "4, true", "4, false", "8, true", "8, false"})
    void aPoolThatIsFullOfCallersSuffices(int threads, boolean isEager) throws Exception {
        ExecutorService pool = pool(threads);
        List<Future<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            callers.add(pool.submit(() -> runToItsEnd(new Numbers(REQUESTS, () -> "answer"), pool, isEager)));
        }
        for (Future<Integer> caller : callers) {
            assertThat(caller.get(30, TimeUnit.SECONDS)).isEqualTo(REQUESTS);
        }
    }

    static Stream<Executor> unwilling() {
        return Stream.of(
                task -> {
                    throw new RejectedExecutionException();
                },
                task -> {},
                Runnable::run);
    }

    @ParameterizedTest
    @MethodSource("unwilling")
    void anExecutorThatDoesNothingLeavesItToTheThreadThatWaits(Executor executor) {
        for (boolean isEager : new boolean[] {true, false}) {
            Numbers numbers = new Numbers(20_000, () -> "answer");

            assertThat(runToItsEnd(numbers, executor, isEager)).isEqualTo(20_000);
            assertThat(numbers.threads).containsOnly(Thread.currentThread());
        }
    }

    @Test
    void workersShareTheWork() {
        Numbers numbers = new Numbers(REQUESTS, () -> {
            await(new CountDownLatch(1), 2);
            return "answer";
        });

        assertThat(runToItsEnd(numbers, pool(4), false)).isEqualTo(REQUESTS);
        assertThat(numbers.threads.stream().distinct().count()).isGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClientThatCompletesAtOnceDoesNotDeepenTheStack(boolean isDirect) {
        Numbers numbers = new Numbers(50_000, () -> "answer");
        AsyncClient client = asyncClient(isDirect ? Runnable::run : pool(2));
        Driver driver = Driver.of(numbers, client, Runnable::run, false, Gate.of(client));

        assertThat(driver.await(numbers::isDone)).isTrue();
        assertThat(numbers.landed).isEqualTo(50_000);
        assertThat(numbers.deepest).isLessThan(200);
    }

    /** The one thread that could decode the answers is the one that waits for them. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAsyncClientWhoseExecutorIsFullOfCallersSuffices(boolean isStopped) throws Exception {
        ExecutorService one = pool(1);
        Numbers numbers = new Numbers(REQUESTS, () -> "answer");
        numbers.calls = pool(2);
        AsyncClient client = asyncClient(one);
        Driver driver = Driver.of(numbers, client, Runnable::run, false, Gate.of(client));
        Future<?> caller = one.submit(() -> {
            if (isStopped) {
                driver.tell(() -> {});
                driver.end(Duration.ofSeconds(20));
            } else {
                driver.await(numbers::isDone);
            }
        });
        caller.get(10, TimeUnit.SECONDS);

        assertThat(numbers.landed).isEqualTo(isStopped ? Numbers.MOST : REQUESTS);
    }

    @Test
    void noThreadWaitsIfTheClientDoesNotBlock() throws Exception {
        Numbers numbers = new Numbers(REQUESTS, () -> "answer");
        AsyncClient client = asyncClient(pool(2));
        Driver driver = Driver.of(numbers, client, Runnable::run, false, Gate.of(client));
        CountDownLatch done = new CountDownLatch(1);
        driver.whenMoved(() -> {
            if (driver.look(numbers::isDone)) {
                done.countDown();
            }
        });
        driver.tell(() -> {});

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(numbers.landed).isEqualTo(REQUESTS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCourseThatRestsIsWokenAlthoughNoThreadWaits(boolean isAsync) throws Exception {
        Numbers numbers = new Numbers(3, () -> "answer").restingBefore(2, Duration.ofMillis(30));
        Client client = isAsync ? asyncClient(Runnable::run) : blockingClient();
        Driver driver = Driver.of(numbers, client, pool(2), false, Gate.of(client));
        CountDownLatch done = new CountDownLatch(1);
        driver.whenMoved(() -> {
            if (driver.look(numbers::isDone)) {
                done.countDown();
            }
        });
        driver.tell(() -> {});

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anInterruptEndsTheWaitAndStays() {
        CountDownLatch never = new CountDownLatch(1);
        Numbers numbers = new Numbers(1, () -> {
            await(never, 20_000);
            return "late";
        });
        Client client = blockingClient();
        Driver driver = Driver.of(numbers, client, pool(1), false, Gate.of(client));
        Thread.currentThread().interrupt();

        Throwable thrown = catchThrowable(() -> driver.await(numbers::isDone));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(AbortedException.class);
        driver.stop(Duration.ZERO);
        never.countDown();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stoppingDropsWhatHasNotBegunAndTellsWhatWasUnderWay(boolean isAsync) throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        Numbers numbers = new Numbers(REQUESTS, () -> {
            begun.countDown();
            await(goOn, 20_000);
            return "answer";
        });
        ExecutorService calls = pool(Numbers.MOST);
        numbers.calls = calls;
        Client client = isAsync ? asyncClient(Runnable::run) : blockingClient();
        Driver driver = Driver.of(numbers, client, pool(2), false, Gate.of(client));
        driver.tell(() -> {});
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        driver.stop(Duration.ofSeconds(20));
        goOn.countDown();
        driver.end(Duration.ofSeconds(20));

        assertThat(driver.isFlying()).isFalse();
        assertThat(numbers.landed + numbers.dropped).isEqualTo(Numbers.MOST);
        assertThat(numbers.landed).isEqualTo(isAsync ? Numbers.MOST : 2);
    }

    @Test
    void aRequestThatHangsIsInterruptedAndLeftAlone() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Numbers numbers = new Numbers(1, () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return "late";
        });
        Client client = blockingClient();
        Driver driver = Driver.of(numbers, client, pool(1), false, Gate.of(client));
        driver.tell(() -> {});
        await(new CountDownLatch(1), 50);
        driver.end(Duration.ofMillis(50));

        assertThat(driver.isFlying()).isFalse();
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(numbers.landed).as("nothing is told any more").isZero();
    }

    @Test
    void anErrorIsThrownByTheWaitingThread() {
        Numbers numbers = new Numbers(REQUESTS, () -> {
            throw new AssertionError("of the client");
        });

        assertThatThrownBy(() -> runToItsEnd(numbers, pool(2), false))
                .isInstanceOf(AssertionError.class)
                .hasMessage("of the client");
    }

    @Test
    void whatAForeignInterruptKeptFromBeingSentIsSentByAnother() {
        Thread waits = Thread.currentThread();
        CountDownLatch interrupted = new CountDownLatch(1);
        Numbers numbers = new Numbers(20, () -> {
            if (Thread.currentThread() == waits) {
                // an interrupt of this thread would be the caller's, and end its wait
                await(interrupted, 20_000);
            } else if (interrupted.getCount() > 0) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
                throw AbortedException.create("interrupted");
            }
            return "answer";
        });

        assertThat(runToItsEnd(numbers, pool(2), false)).isEqualTo(20);
        assertThat(interrupted.getCount()).isZero();
        assertThat(numbers.failed).isZero();
    }

    private static int runToItsEnd(Numbers numbers, Executor workers, boolean isEager) {
        Client client = blockingClient();
        Driver driver = Driver.of(numbers, client, workers, isEager, Gate.of(client));
        assertThat(driver.await(numbers::isDone)).isTrue();
        return numbers.landed;
    }

    private static BlockingClient blockingClient() {
        return new BlockingClient(
                new DynamoDbClient() {
                    @Override
                    public String serviceName() {
                        return SERVICE_NAME;
                    }

                    @Override
                    public void close() {}
                },
                Ticker.SYSTEM,
                null);
    }

    private static AsyncClient asyncClient(Executor decodes) {
        return new AsyncClient(
                new DynamoDbAsyncClient() {
                    @Override
                    public String serviceName() {
                        return SERVICE_NAME;
                    }

                    @Override
                    public void close() {}
                },
                Ticker.SYSTEM,
                decodes,
                null);
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            boolean unused = latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A request that no client sends: its response comes from the test, on a thread of the test if there are any. */
    private record Asking(
            Supplier<String> answers, @Nullable Executor calls) implements Request<String> {
        @Override
        public String doing() {
            return "asking";
        }

        @Override
        public String table() {
            return "";
        }

        @Override
        public String send(DynamoDbClient client) {
            return answers.get();
        }

        @Override
        public CompletableFuture<String> send(DynamoDbAsyncClient client) {
            return calls == null
                    ? CompletableFuture.completedFuture(answers.get())
                    : CompletableFuture.supplyAsync(answers, calls);
        }

        @Override
        public Units cost(String response) {
            return Units.NONE;
        }

        @Override
        public boolean isComplete(String response) {
            return true;
        }

        @Override
        public boolean writes() {
            return false;
        }

        @Override
        public Request<String> within(Duration longest) {
            throw new IllegalStateException("nothing here has a deadline");
        }
    }

    /**
     * A course of this many requests, a few at the same time; if a test asks for it, the course rests before one of
     * them.
     */
    private static final class Numbers implements Course {
        static final int MOST = 8;

        final List<Thread> threads = new ArrayList<>();
        private final Supplier<String> answers;
        private final int count;
        private @Nullable Executor calls;
        private int begun;
        private int inFlight;
        private int restsBefore = -1;
        private Duration rests = Duration.ZERO;
        private long restBegan;
        int landed;
        int dropped;
        int failed;
        int deepest;

        Numbers(int count, Supplier<String> answers) {
            this.count = count;
            this.answers = answers;
        }

        Numbers restingBefore(int number, Duration time) {
            restsBefore = number;
            rests = time;
            return this;
        }

        @Override
        public @Nullable Flight<?, ?> next() {
            if (begun == count || inFlight == MOST || rest() != null) {
                return null;
            }
            begun++;
            inFlight++;
            return new Flight<String, Answer<String>>(new Asking(answers, calls), a -> a, this::landed, () -> {
                inFlight--;
                dropped++;
            });
        }

        private void landed(Answer<String> answer) {
            inFlight--;
            landed++;
            failed += answer.failure() == null ? 0 : 1;
            threads.add(Thread.currentThread());
            deepest = Math.max(deepest, landed % 1000 == 0 ? new Throwable().getStackTrace().length : 0);
        }

        @Override
        public @Nullable Duration rest() {
            if (landed < restsBefore || begun != restsBefore) {
                return null;
            }
            restBegan = restBegan == 0 ? System.nanoTime() : restBegan;
            long left = restBegan + rests.toNanos() - System.nanoTime();
            return left <= 0 ? null : Duration.ofNanos(left);
        }

        @Override
        public boolean isDone() {
            return landed == count;
        }
    }
}
