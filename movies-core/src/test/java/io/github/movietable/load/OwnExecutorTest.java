package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Generated;
import io.github.movietable.testing.MemoryTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Loads on the program's own executor, which may have too few threads, or none. */
@Timeout(60)
class OwnExecutorTest {
    private static final int MOVIES = 1000;

    private final List<ExecutorService> pools = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void endPools() {
        pools.forEach(ExecutorService::shutdownNow);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1, false", "2, true", "2, false", "4, true", "4, false", "8, true", "8, false"})
    void loadsFromWithinTheirOwnPool(int threads, boolean isFile) throws Exception {
        Path file = Loads.file(folder, Loads.movies(MOVIES));
        List<Movie> movies = Generated.movies(MOVIES, 1).toList();
        ExecutorService pool = pool(threads);
        List<Future<LoadReport>> loads = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            BlockingClient client = client();
            BatchLoad load = isFile
                    ? BatchLoad.of(client, "Movies", LoadSource.of(file))
                    : BatchLoad.of(client, "Movies", LoadSource.of(movies));
            loads.add(pool.submit(() -> load.runningOn(pool).run()));
        }
        for (Future<LoadReport> load : loads) {
            assertThat(load.get(30, TimeUnit.SECONDS).written()).isEqualTo(MOVIES);
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
    void loadsThoughNoThreadIsGiven(Executor executor) {
        LoadReport ofFile = BatchLoad.of(client(), "Movies", LoadSource.of(Loads.file(folder, Loads.movies(MOVIES))))
                .runningOn(executor)
                .run();
        LoadReport ofMovies = BatchLoad.of(client(), "Movies", LoadSource.of(Generated.movies(20_000, 1)))
                .runningOn(executor)
                .run();

        assertThat(ofFile.written()).isEqualTo(MOVIES);
        assertThat(ofMovies.written()).isEqualTo(20_000);
    }

    @Test
    void aTableThatHangsDoesNotStarveTheOthers() {
        CountDownLatch never = new CountDownLatch(1);
        ExecutorService pool = pool(2);
        for (int i = 0; i < 2; i++) {
            Future<?> unused = pool.submit(() -> never.await(50, TimeUnit.SECONDS));
        }
        LoadReport report = BatchLoad.of(client(), "Movies", LoadSource.of(Generated.movies(MOVIES, 1)))
                .runningOn(pool)
                .run();

        assertThat(report.written()).isEqualTo(MOVIES);
        never.countDown();
    }

    private ExecutorService pool(int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        pools.add(pool);
        return pool;
    }

    private static BlockingClient client() {
        return new BlockingClient(MemoryTable.endless(), Ticker.SYSTEM, null);
    }
}
