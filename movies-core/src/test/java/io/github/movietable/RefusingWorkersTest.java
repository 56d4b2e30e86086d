package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.MemoryTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** If all workers are busy, or shut down, and the executor refuses tasks, reads are slower but still complete. */
@Timeout(20)
class RefusingWorkersTest {
    private final List<Movie> movies = IntStream.range(0, 300)
            .mapToObj(i -> Movie.of(1950 + i % 12, "T" + i))
            .toList();
    private final MovieTable table =
            MovieTable.named("Movies", MemoryTable.holding(movies).inPagesOf(request -> 3));

    private static Stream<MovieRead<?>> reads(MovieTable table) {
        return Stream.of(
                table.inYear(1950),
                table.inYears(1950, 1961),
                table.inYears(1950, 1961).limit(290),
                table.titled("T7"),
                table.scan(),
                table.scan().segments(5));
    }

    private void readsAsEver(MovieTable hindered) {
        List<MovieRead<?>> plain = reads(table).toList();
        List<MovieRead<?>> refused = reads(hindered).toList();
        for (int i = 0; i < plain.size(); i++) {
            assertThat(refused.get(i).list())
                    .containsExactlyInAnyOrderElementsOf(plain.get(i).list());
            assertThat(refused.get(i).count()).isEqualTo(plain.get(i).count());
            assertThat(refused.get(i).page().items()).isNotEmpty();
        }
    }

    @Test
    void workersThatAreGone() {
        ExecutorService gone = Executors.newSingleThreadExecutor();
        gone.shutdown();

        readsAsEver(table.runningOn(gone));
    }

    @Test
    void workersThatAreBusyAtTimes() {
        AtomicInteger asked = new AtomicInteger();
        readsAsEver(table.runningOn(task -> {
            if (asked.incrementAndGet() % 2 == 0) {
                throw new RejectedExecutionException("busy");
            }
            task.run();
        }));
    }

    @Test
    void loadsExportsAndDeletesAsWell(@TempDir Path folder) {
        ExecutorService gone = Executors.newSingleThreadExecutor();
        gone.shutdown();
        MovieTable hindered = Database.newTable().runningOn(gone);

        assertThat(hindered.batchLoad(movies).run().written()).isEqualTo(300);
        assertThat(hindered.exportTo(folder.resolve("all.jsonl"))
                        .segments(3)
                        .run()
                        .movies())
                .isEqualTo(300);
        assertThat(hindered.inYear(1950).deleteAll()).isEqualTo(25);
    }

    /** Both the workers and the waiting thread send; the test keeps the waiting thread from being faster. */
    @Test
    void workersOfAProgramsOwnDoLoadsAndExportsToo(@TempDir Path folder) {
        ExecutorService own = Executors.newFixedThreadPool(2, task -> new Thread(task, "own"));
        Senders senders = new Senders();
        try {
            MovieTable table =
                    Database.through(senders.http, Database.newTable()).runningOn(own);

            assertThat(table.batchLoad(movies).run().written()).isEqualTo(300);
            senders.areOnly("own");

            assertThat(table.exportTo(folder.resolve("all.jsonl"))
                            .segments(3)
                            .run()
                            .movies())
                    .isEqualTo(300);
            senders.areOnly("own");
        } finally {
            own.shutdown();
        }
    }

    /** Records which threads send requests. The test's own thread waits for one of the others. */
    private static final class Senders {
        private final Thread waits = Thread.currentThread();
        private final Set<String> names = ConcurrentHashMap.newKeySet();
        private CountDownLatch others = new CountDownLatch(1);
        private final FaultyHttp http = FaultyHttp.scripted(attempt -> {
            if (Thread.currentThread() != waits) {
                names.add(Thread.currentThread().getName());
                others.countDown();
            } else if (!attempt.operation().equals("DescribeTable")) {
                await(others);
            }
            return Fault.NONE;
        });

        void areOnly(String name) {
            assertThat(names).containsExactly(name);
            names.clear();
            others = new CountDownLatch(1);
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
