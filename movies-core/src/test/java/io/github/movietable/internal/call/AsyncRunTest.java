package io.github.movietable.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.model.Meter;
import io.github.movietable.testing.FakeTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

@Tag("quick")
class AsyncRunTest {
    private static final GetItemRequest GET =
            GetItemRequest.builder().tableName("Movies").build();
    private static final Executor AT_ONCE = Runnable::run;

    /** A stack that deepens with each step is too deep after some hundred of them. */
    private static final int STEPS = Boolean.getBoolean("movies.long") ? 100_000 : 2000;

    /** A client whose responses the test gives. */
    private static class Stub implements DynamoDbAsyncClient {
        private final List<CompletableFuture<GetItemResponse>> calls = new ArrayList<>();
        private int asked;

        @Override
        public CompletableFuture<GetItemResponse> getItem(GetItemRequest request) {
            asked++;
            CompletableFuture<GetItemResponse> call = answer();
            calls.add(call);
            return call;
        }

        CompletableFuture<GetItemResponse> answer() {
            return new CompletableFuture<>();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private static final class Prompt extends Stub {
        @Override
        CompletableFuture<GetItemResponse> answer() {
            return CompletableFuture.completedFuture(GetItemResponse.builder().build());
        }
    }

    /** Time that a test lets pass. */
    private static final class Paused implements Ticker {
        private final List<Runnable> tasks = new ArrayList<>();
        private final CompletableFuture<Void> pause = new CompletableFuture<>();

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void pause(Duration duration) {
            throw new IllegalStateException("nobody waits here");
        }

        @Override
        public void await(Lock lock, Condition news, Duration longest, boolean isComing) {
            throw new IllegalStateException("nobody waits here");
        }

        @Override
        public Future<?> after(Duration time, Runnable task) {
            tasks.add(task);
            return pause;
        }
    }

    private static Step<Integer> many(int left, int depth) {
        return left == 0
                ? Step.done(depth)
                : Step.send(Request.of(GET), answer -> many(left - 1, Math.max(depth, stack())));
    }

    private static int stack() {
        return StackWalker.getInstance()
                .walk(frames -> frames.limit(500).count())
                .intValue();
    }

    private static Step<String> once() {
        return Step.send(Request.of(GET), answer -> Step.done("done"));
    }

    @Test
    void aClientThatCompletesAtOnceDoesNotDeepenTheStack() {
        AsyncClient client = new AsyncClient(new Prompt(), FakeTicker.prompt(), AT_ONCE, null);

        assertThat(client.begin(many(STEPS, 0))).isCompletedWithValueMatching(depth -> depth < 300);
    }

    @Test
    void pausesThatAreOverAtOnceDoNotDeepenTheStackEither() {
        AsyncClient client = new AsyncClient(new Prompt(), FakeTicker.prompt(), AT_ONCE, null);

        assertThat(client.begin(pauses(STEPS, 0))).isCompletedWithValueMatching(depth -> depth < 300);
    }

    private static Step<Integer> pauses(int left, int depth) {
        return left == 0
                ? Step.done(depth)
                : Step.pause(Duration.ofMillis(1), () -> pauses(left - 1, Math.max(depth, stack())));
    }

    @Test
    void cancellingCallsOffTheRequestAndSendsNothingMore() {
        Stub stub = new Stub();
        Meter meter = new Meter();
        List<String> told = new ArrayList<>();
        CompletableFuture<String> verb = new AsyncClient(stub, FakeTicker.prompt(), AT_ONCE, meter)
                .begin(Step.send(Request.of(GET), answer -> {
                    told.add("an answer");
                    return once();
                }));

        verb.cancel(true);

        assertThat(stub.calls.get(0)).isCancelled();
        assertThat(told).isEmpty();
        assertThat(stub.asked).isEqualTo(1);
        assertThatThrownBy(verb::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancellingEndsAPause() {
        Stub stub = new Stub();
        Paused paused = new Paused();
        CompletableFuture<String> verb = new AsyncClient(stub, paused, AT_ONCE, null)
                .begin(Step.pause(Duration.ofMinutes(1), AsyncRunTest::once));

        verb.cancel(true);
        paused.tasks.forEach(Runnable::run);

        assertThat(paused.pause).isCancelled();
        assertThat(stub.asked).isZero();
    }

    @Test
    void cancellingCallsOffTheRequestThatAnotherThreadSentAtOnce() {
        Stub stub = new Stub();
        AsyncClient client = new AsyncClient(stub, FakeTicker.prompt(), AsyncRunTest::runElsewhere, null);
        CompletableFuture<String> verb = client.begin(Step.pause(Duration.ofMillis(1), AsyncRunTest::once));

        verb.cancel(true);

        assertThat(stub.calls)
                .singleElement()
                .satisfies(call -> assertThat(call).isCancelled());
    }

    /** Runs a task on another thread, and waits for its end. */
    private static void runElsewhere(Runnable task) {
        CompletableFuture.runAsync(task, thread -> new Thread(thread).start()).join();
    }

    static Stream<Executor> refusingExecutors() {
        return Stream.of(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                task -> {
                    throw new IllegalStateException("terminated");
                },
                task -> {
                    throw new OutOfMemoryError("unable to create native thread");
                });
    }

    @ParameterizedTest
    @MethodSource("refusingExecutors")
    void anExecutorThatRefusesLeavesNoVerbWithoutAnEnd(Executor refusing) {
        Stub stub = new Stub();
        CompletableFuture<String> verb = new AsyncClient(stub, FakeTicker.prompt(), refusing, null).begin(once());
        stub.calls.get(0).complete(GetItemResponse.builder().build());

        assertThat(verb).isCompletedWithValue("done");
        assertThat(new AsyncClient(new Prompt(), FakeTicker.prompt(), refusing, null)
                        .begin(Step.pause(Duration.ofMillis(1), AsyncRunTest::once)))
                .isCompletedWithValue("done");
    }

    @Test
    void anExecutorThatFailsAfterItHasTakenATaskRunsNoStepTwice() {
        List<Runnable> taken = new ArrayList<>();
        Executor failing = task -> {
            taken.add(task);
            throw new OutOfMemoryError("unable to create native thread");
        };
        Stub stub = new Stub();
        CompletableFuture<Integer> verb = new AsyncClient(stub, FakeTicker.prompt(), failing, null).begin(many(3, 0));
        stub.calls.get(0).complete(GetItemResponse.builder().build());
        taken.forEach(Runnable::run);

        assertThat(stub.asked).isEqualTo(2);
        assertThat(verb).isNotDone();
    }

    @Test
    void whatAStepThrowsIsWhatTheFutureEndsWith() {
        IllegalStateException ours = new IllegalStateException("ours");
        CompletableFuture<String> verb = new AsyncClient(new Prompt(), FakeTicker.prompt(), AT_ONCE, null)
                .begin(Step.send(Request.of(GET), answer -> {
                    throw ours;
                }));

        assertThatThrownBy(verb::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isSameAs(ours);
    }

    @Test
    void whoIsInterruptedWhileWaitingEndsTheVerb() {
        Stub stub = new Stub();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new AsyncClient(stub, FakeTicker.prompt(), AT_ONCE, null)
                        .run(Step.send(Request.of(GET), answer -> Step.done(answer.orThrow()))))
                .isInstanceOf(AbortedException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(stub.calls.get(0)).isCancelled();
    }

    @Test
    void aBlockingVerbStaysOnItsThread() {
        List<Thread> threads = new ArrayList<>();
        new BlockingClient(
                        new DynamoDbClient() {
                            @Override
                            public GetItemResponse getItem(GetItemRequest request) {
                                threads.add(Thread.currentThread());
                                return GetItemResponse.builder().build();
                            }

                            @Override
                            public String serviceName() {
                                return SERVICE_NAME;
                            }

                            @Override
                            public void close() {}
                        },
                        FakeTicker.prompt(),
                        null)
                .run(many(3, 0));

        assertThat(threads).hasSize(3).containsOnly(Thread.currentThread());
    }
}
