package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.MemoryTable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading ahead hides the latency, holds few pages in memory, and stops when the reader stops. */
@Tag("quick")
@Timeout(60)
class PrefetchTest {
    private static final List<Movie> OF_ONE_YEAR = IntStream.range(0, 50)
            .mapToObj(i -> Movie.of(2000, "T%03d".formatted(i)))
            .toList();
    private static final List<Movie> OF_MANY_YEARS =
            IntStream.range(0, 160).mapToObj(i -> Movie.of(1000 + i, "T")).toList();

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void noThreadIsLeftAtWork() throws InterruptedException {
        workers.shutdown();
        assertThat(workers.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
    }

    private MovieTable table(List<Movie> movies, Consumer<Integer> onCall) {
        return MovieTable.named(
                        "Movies",
                        MemoryTable.holding(movies)
                                .inPagesOf(request -> 1)
                                .beforeRead(r -> onCall.accept(asked.incrementAndGet())))
                .runningOn(workers);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStreamThatIsClosedAsksForNothingMore() {
        MovieTable movies = table(OF_MANY_YEARS, call -> {}).runningOn(Runnable::run);
        for (MovieRead<?> read : List.of(
                movies.titled("T"),
                movies.inYears(1000, 1159),
                movies.inYears(1000, 1159).readAtMost(100),
                movies.scan(),
                movies.scan().segments(4))) {
            Stream<Movie> stream = read.stream();
            Iterator<Movie> rest = stream.iterator();
            rest.next();
            stream.close();
            int before = asked.get();

            while (rest.hasNext()) {
                assertThat(rest.next()).as("of the page that is there").isNotNull();
            }
            assertThat(asked).as("%s", read).hasValue(before);
        }
    }

    @Test
    void theNextPageIsOnItsWayBeforeThisOneIsRead() {
        CountDownLatch second = new CountDownLatch(1);
        Iterator<Movie> movies = table(OF_ONE_YEAR, call -> {
                    if (call == 2) {
                        second.countDown();
                    }
                })
                .inYear(2000)
                .iterator();

        assertThat(movies.next().title()).isEqualTo("T000");
        await(second);
        assertThat(asked).hasValue(2);
    }

    /** Workers begin their requests while the program works on a page. */
    @Test
    void aSegmentHasOnePageOnItsWayOrWaiting() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        Iterator<Page<Movie>> pages = table(OF_MANY_YEARS, call -> {})
                .runningOn(tasks::add)
                .scan()
                .segments(4)
                .pages()
                .iterator();
        for (int taken = 1; taken <= 30; taken++) {
            assertThat(pages.next().items()).isNotEmpty();
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            assertThat(asked).as("what is taken, and one more of each segment").hasValue(taken + 4);
        }
    }

    @Test
    void closingAStreamInterruptsWhatIsOnItsWay() {
        CountDownLatch waiting = new CountDownLatch(4);
        CountDownLatch interrupted = new CountDownLatch(4);
        CountDownLatch never = new CountDownLatch(1);
        MovieTable slow = table(OF_MANY_YEARS, call -> {
            if (call > 1) {
                waiting.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw new IllegalStateException(e);
                }
            }
        });
        try (Stream<Movie> stream = slow.scan().segments(4).stream()) {
            assertThat(stream.iterator().next()).isNotNull();
            await(waiting);
        }
        await(interrupted);
        assertThat(asked.get()).isEqualTo(5);
    }

    @Test
    void closingAStreamOfAYearInterruptsThePageAhead() {
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        MovieTable slow = table(OF_ONE_YEAR, call -> {
            if (call > 1) {
                waiting.countDown();
                LockSupport.parkNanos(Duration.ofSeconds(30).toNanos());
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        try (Stream<Movie> stream = slow.inYear(2000).stream()) {
            assertThat(stream.iterator().next()).isNotNull();
            await(waiting);
        }
        workers.shutdown();
        assertThat(asked).hasValue(2);
        assertThat(workers)
                .satisfies(
                        w -> assertThat(w.awaitTermination(1, TimeUnit.SECONDS)).isTrue());
        assertThat(interrupted).isTrue();
    }

    @Test
    void aConsumerThatThrowsEndsTheReading() {
        for (MovieRead<?> read : List.of(
                table(OF_ONE_YEAR, call -> {}).runningOn(Runnable::run).inYear(2000),
                table(OF_MANY_YEARS, call -> {}).runningOn(Runnable::run).scan().segments(4),
                table(OF_MANY_YEARS, call -> {}).runningOn(Runnable::run).inYears(1000, 1159))) {
            asked.set(0);
            assertThatThrownBy(() -> read.forEach(movie -> {
                        throw new IllegalStateException("enough");
                    }))
                    .hasMessage("enough");
            assertThat(asked.get()).isLessThanOrEqualTo(8);
        }
    }
}
