package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.expression.MovieAttributes;
import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.load.BatchLoad.OnReject;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Generated;
import io.github.movietable.testing.MemoryTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A load that is cancelled ends within a second. In real time. */
@Timeout(30)
class StoppingTest {
    /** A second, and what a busy machine may add. */
    private static final Duration SOON = Duration.ofMillis(1800);

    private static final int ENDLESS = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    /** One call suffices: the thread that runs the load may itself make one of the first, and hang in it. */
    private final CountDownLatch begun = new CountDownLatch(1);

    @Test
    void anInterruptCountsWhatIsInFlight() throws Exception {
        MemoryTable slow = MemoryTable.endless().before((number, writes) -> sleep(300));
        Stopped stopped = interrupted(load(slow, Generated.movies(ENDLESS, 1)));

        assertThat(stopped.failed()).hasMessageContaining("the thread was interrupted");
        assertThat(stopped.flag()).as("the interrupt flag").isTrue();
        assertThat(stopped.took()).isLessThan(SOON);
        assertThat(stopped.report().written()).isEqualTo(slow.items().size()).isEqualTo(25L * slow.batches());
        assertAccounted(stopped.report());
    }

    @Test
    void anInterruptDoesNotWaitForCallsThatHang() throws Exception {
        MemoryTable hanging = MemoryTable.endless().before((number, writes) -> hang());
        Stopped stopped = interrupted(load(hanging, Generated.movies(ENDLESS, 1)));

        assertThat(stopped.took()).isLessThan(SOON);
        assertThat(stopped.report().written()).isZero();
        assertAccounted(stopped.report());
    }

    @Test
    void anInterruptEndsAWaitForCapacity() throws Exception {
        MemoryTable throttled = MemoryTable.endless().before((number, writes) -> {
            begun.countDown();
            throw MemoryTable.refused(400, "ProvisionedThroughputExceededException");
        });
        Stopped stopped = interrupted(load(throttled, Generated.movies(ENDLESS, 1)));

        assertThat(stopped.took()).isLessThan(SOON);
        assertThat(stopped.flag()).isTrue();
        assertThat(stopped.report().throttledCalls()).isPositive();
        assertAccounted(stopped.report());
    }

    /** An interrupted thread can't use channels, and most files are channels. */
    @Test
    void anInterruptAtAnyMomentLeavesTheFilesWhole() throws Exception {
        Path file = Files.writeString(
                folder.resolve("movies.jsonl"),
                IntStream.range(0, 200_000)
                        .mapToObj(
                                i -> i % 50 == 7 ? "{\"year\": 2000}" : "{\"year\": 2000, \"title\": \"M " + i + "\"}")
                        .collect(Collectors.joining("\n")));
        Random random = new Random(11);
        for (int i = 0; i < 6; i++) {
            MemoryTable quick = MemoryTable.endless().before((number, writes) -> begun.countDown());
            Path rejects = folder.resolve("rejects" + i);
            BatchLoad load = BatchLoad.of(calls(quick), "Movies", LoadSource.of(file))
                    .rejectsTo(rejects)
                    .checkpoint(folder.resolve("checkpoint" + i))
                    .capacityLimit(40_000);
            Stopped stopped = stopped(load, random.nextInt(300), Thread::interrupt);

            assertThat(stopped.flag()).isTrue();
            assertThat(stopped.failed()).hasMessageContaining("the thread was interrupted");
            assertThat(stopped.failed().getSuppressed()).isEmpty();
            assertAccounted(stopped.report());
            assertThat(Files.readAllLines(rejects))
                    .hasSize((int) stopped.report().rejected());
        }
    }

    @Test
    void aDeadlineEndsALoad() {
        MemoryTable slow = MemoryTable.endless().before((number, writes) -> sleep(100));
        BatchLoad load = load(slow, Generated.movies(ENDLESS, 1)).deadline(Duration.ofMillis(400));
        LoadFailedException failed = catchThrowableOfType(LoadFailedException.class, load::run);

        assertThat(failed).hasMessageContaining("its deadline of PT0.4S has passed");
        assertThat(failed.report().elapsed()).isLessThan(SOON.plusMillis(400));
        assertThat(failed.report().written()).isEqualTo(slow.items().size());
        assertAccounted(failed.report());
    }

    @Test
    void anotherThreadCancelsALoad() throws Exception {
        Cancellation cancellation = new Cancellation();
        MemoryTable slow = MemoryTable.endless().before((number, writes) -> sleep(100));
        BatchLoad load = load(slow, Generated.movies(ENDLESS, 1)).cancelledBy(cancellation);
        Stopped stopped = stopped(load, 0, thread -> cancellation.cancel());

        assertThat(stopped.failed()).hasMessageContaining("it was cancelled");
        assertThat(stopped.flag()).isFalse();
        assertThat(stopped.took()).isLessThan(SOON);
        assertAccounted(stopped.report());
    }

    @Test
    void aSourceWithoutAnyGoodRecordIsCancelledAsWell() {
        Cancellation cancellation = new Cancellation();
        Stream<Movie> parts = Stream.generate(() -> {
            cancellation.cancel();
            return Movie.of(2013, "Rush").with(MovieAttributes.PLOT, "x".repeat(400 * 1024));
        });
        BatchLoad load = load(MemoryTable.endless(), parts).cancelledBy(cancellation);

        assertThatThrownBy(load::run).isInstanceOf(LoadFailedException.class).hasMessageContaining("cancelled");
    }

    @Test
    void aListenerThatThrowsEndsTheLoad() {
        MemoryTable slow = MemoryTable.endless().before((number, writes) -> sleep(50));
        RuntimeException own = new IllegalStateException("no more");
        BatchLoad load = load(slow, Generated.movies(ENDLESS, 1)).onProgress(progress -> {
            throw own;
        });

        assertThat(catchThrowable(load::run))
                .isInstanceOf(LoadFailedException.class)
                .hasCause(own);
        int batches = slow.batches();
        sleep(150);
        assertThat(slow.batches()).as("nothing is sent any more").isEqualTo(batches);
    }

    @Test
    void ifRejectsStopTheLoadTheFirstOneDoesAndTheReportHasAll() {
        CountDownLatch both = new CountDownLatch(2);
        MemoryTable picky = MemoryTable.endless().before((number, writes) -> {
            if (writes.size() == 1 && isBad(writes.get(0))) {
                both.countDown();
                await(both);
            }
            if (writes.stream().anyMatch(StoppingTest::isBad)) {
                throw MemoryTable.refused(400, "ValidationException");
            }
        });
        // two bad movies share a batch with two good ones, so that each bad one is sent alone, both at the same time
        BatchLoad load = load(picky, Generated.movies(4, 1)).onReject(OnReject.STOP);
        LoadFailedException failed = catchThrowableOfType(LoadFailedException.class, load::run);

        assertThat(failed).hasMessageContaining("the load was to stop at the first rejected record: record");
        assertThat(failed.report().rejected()).isEqualTo(2);
        assertAccounted(failed.report());
    }

    private static boolean isBad(WriteRequest write) {
        return Set.of("Movie 1", "Movie 3")
                .contains(write.putRequest().item().get("title").s());
    }

    private BatchLoad load(MemoryTable client, Stream<Movie> movies) {
        return BatchLoad.of(calls(client), "Movies", LoadSource.of(movies));
    }

    private static BlockingClient calls(MemoryTable client) {
        return new BlockingClient(client, Ticker.SYSTEM, null);
    }

    /** The end of a load that was stopped. */
    private record Stopped(LoadFailedException failed, boolean flag, Duration took) {
        LoadReport report() {
            return failed.report();
        }
    }

    private Stopped interrupted(BatchLoad load) throws Exception {
        return stopped(load, 0, Thread::interrupt);
    }

    private Stopped stopped(BatchLoad load, int afterMillis, Consumer<Thread> stop) throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>();
        Executor own = task -> {
            thread.set(new Thread(task, "load"));
            thread.get().start();
        };
        CompletableFuture<Stopped> ended = CompletableFuture.supplyAsync(
                () -> {
                    LoadFailedException failed = catchThrowableOfType(LoadFailedException.class, load::run);
                    return new Stopped(failed, Thread.currentThread().isInterrupted(), Duration.ZERO);
                },
                own);
        begun.await(5, TimeUnit.SECONDS);
        sleep(afterMillis);
        long start = System.nanoTime();
        stop.accept(thread.get());
        Stopped stopped = ended.get(20, TimeUnit.SECONDS);
        return new Stopped(stopped.failed(), stopped.flag(), Duration.ofNanos(System.nanoTime() - start));
    }

    private void sleep(long millis) {
        begun.countDown();
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fails when it is interrupted, as the SDK's client does, so nothing is stored. */
    private void hang() {
        sleep(4000);
        if (Thread.currentThread().isInterrupted()) {
            throw AbortedException.create("interrupted");
        }
    }

    private static void assertAccounted(LoadReport report) {
        assertThat(report.unconfirmed()).isNotNegative();
        assertThat(report.read())
                .isEqualTo(report.written() + report.superseded() + report.rejected() + report.unconfirmed());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
