package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.RANK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.MemoryTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a program's pool does, and from wherever a table is called: a waiting thread does work that no worker has
 * begun.
 */
@Timeout(30)
class AnyPoolTest {
    private static final List<Movie> MOVIES = IntStream.range(0, 120)
            .mapToObj(i -> Movie.of(1950 + i % 12, "T" + i))
            .toList();

    private final CountDownLatch release = new CountDownLatch(1);
    private final List<ExecutorService> pools = new ArrayList<>();

    @AfterEach
    void endPools() {
        release.countDown();
        pools.forEach(ExecutorService::shutdownNow);
    }

    private ExecutorService pool(int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        pools.add(pool);
        return pool;
    }

    private static MovieTable stub() {
        return MovieTable.named("Movies", MemoryTable.holding(MOVIES).inPagesOf(request -> 3));
    }

    private static void readsAll(MovieTable table) {
        assertThat(table.inYear(1950).list()).hasSize(10);
        assertThat(table.inYears(1950, 1961).list()).hasSize(120);
        assertThat(table.inYears(1950, 1961).limit(50).list()).hasSize(50);
        assertThat(table.inYears(1950, 1961).page().items()).isNotEmpty();
        assertThat(table.scan().segments(5).list()).hasSize(120);
        assertThat(table.scan().segments(5).page().items()).isNotEmpty();
        assertThat(table.scan().segments(5).count()).isEqualTo(120);
        try (Stream<Movie> some = table.scan().segments(5).stream()) {
            assertThat(some.limit(7)).hasSize(7);
        }
    }

    @Test
    void noWorkerIsAskedForPagesThatComeOneAfterTheOther() {
        List<Runnable> tasks = new ArrayList<>();
        MovieTable table = stub().runningOn(tasks::add);

        assertThat(table.inYear(1950).list()).hasSize(10);
        assertThat(table.inYear(1950).count()).isEqualTo(10);
        assertThat(table.inYear(1950).page().items()).isNotEmpty();
        assertThat(table.scan().first()).isPresent();
        assertThat(table.scan().list()).hasSize(120);

        assertThat(tasks).isEmpty();
    }

    private void fromWithin(ExecutorService pool, int callers, Callable<?> work) throws Exception {
        CountDownLatch allThere = new CountDownLatch(callers);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            ends.add(pool.submit(() -> {
                allThere.countDown();
                assertThat(allThere.await(10, TimeUnit.SECONDS)).isTrue();
                return work.call();
            }));
        }
        for (Future<?> end : ends) {
            end.get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void readsFromWithinThePoolThatTheyRunOn(int threads) throws Exception {
        ExecutorService pool = pool(threads);
        MovieTable table = stub().runningOn(pool);

        fromWithin(pool, threads, () -> {
            readsAll(table);
            return true;
        });
    }

    /** The terminals of a specification that the asynchronous table made block, but do not hang. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void runsWhatTheAsyncTableMadeFromWithinItsExecutor(int threads, @TempDir Path folder) throws Exception {
        ExecutorService pool = pool(threads);
        String name = Database.newTable().name();
        AsyncMovieTable table =
                AsyncMovieTable.named(name, Database.local().asyncClient()).runningOn(pool);

        fromWithin(pool, threads, () -> {
            assertThat(table.batchLoad(MOVIES).run().written()).isEqualTo(120);
            assertThat(table.inYears(1950, 1961).list()).hasSize(120);
            assertThat(table.inYears(1950, 1961).page().items()).isNotEmpty();
            assertThat(table.scan().segments(5).count()).isEqualTo(120);
            try (Stream<Movie> some = table.scan().segments(5).stream()) {
                assertThat(some.limit(7)).hasSize(7);
            }
            Path file = folder.resolve("of-" + Thread.currentThread().getId() + ".jsonl");
            assertThat(table.exportTo(file).segments(3).run().movies()).isEqualTo(120);
            table.update(1950, "T0").increment(RANK, 1).apply();
            return true;
        });
        pool.submit(() -> table.scan().deleteAll()).get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void exportsFromWithinThePoolThatTheyRunOn(int threads, @TempDir Path folder) throws Exception {
        ExecutorService pool = pool(threads);
        MovieTable table = Database.newTable();
        table.batchLoad(MOVIES).run();

        fromWithin(pool, threads, () -> {
            Path file = folder.resolve("of-" + Thread.currentThread().getId() + ".jsonl");
            assertThat(table.exportTo(file).runningOn(pool).segments(3).run().movies())
                    .isEqualTo(120);
            return true;
        });
    }

    static Stream<Named<Executor>> oddExecutors() {
        ExecutorService gone = Executors.newSingleThreadExecutor();
        gone.shutdown();
        return Stream.of(
                Named.of("never begins", task -> {}),
                Named.of("refuses", task -> {
                    throw new RejectedExecutionException("busy");
                }),
                Named.of("fails", task -> {
                    throw new IllegalStateException("terminated");
                }),
                Named.of("has no thread", task -> {
                    throw new OutOfMemoryError("unable to create native thread");
                }),
                Named.of("is shut down", gone),
                Named.of("is the caller", Runnable::run));
    }

    @ParameterizedTest
    @MethodSource("oddExecutors")
    void readsOnAnExecutorThatRunsNothing(Executor executor, @TempDir Path folder) {
        readsAll(stub().runningOn(executor));

        MovieTable table = Database.newTable();
        table.batchLoad(MOVIES.subList(0, 20)).run();
        assertThat(table.exportTo(folder.resolve("x.jsonl"))
                        .runningOn(executor)
                        .segments(3)
                        .run()
                        .movies())
                .isEqualTo(20);
    }

    static Stream<Named<Executor>> refusingExecutors() {
        return oddExecutors().skip(1);
    }

    @ParameterizedTest
    @MethodSource("refusingExecutors")
    void readsWithoutBlockingOnAnExecutorThatRefuses(Executor executor) throws Exception {
        MovieTable made = Database.newTable();
        made.batchLoad(MOVIES.subList(0, 20)).run();
        AsyncMovieTable table = AsyncMovieTable.named(
                        made.name(), Database.local().asyncClient())
                .runningOn(executor);

        assertThat(table.list(table.inYears(1950, 1961)).get(10, TimeUnit.SECONDS))
                .hasSize(20);
        assertThat(table.list(table.scan().segments(3)).get(10, TimeUnit.SECONDS))
                .hasSize(20);
    }

    /** All threads of the pool wait in calls of one table, whose server does not respond. */
    @Test
    void aTableThatIsStuckHoldsUpNoOther() throws InterruptedException {
        ExecutorService pool = pool(4);
        CountDownLatch stuck = new CountDownLatch(4);
        MovieTable silent = MovieTable.named(
                        "Silent",
                        MemoryTable.holding(MOVIES).inPagesOf(request -> 3).beforeRead(request -> {
                            stuck.countDown();
                            await(release);
                        }))
                .runningOn(pool);
        Thread reader = new Thread(() -> {
            List<Movie> unused = silent.inYears(1950, 1961).list();
        });
        reader.setDaemon(true);
        reader.start();
        assertThat(stuck.await(10, TimeUnit.SECONDS)).isTrue();

        readsAll(stub().runningOn(pool));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
