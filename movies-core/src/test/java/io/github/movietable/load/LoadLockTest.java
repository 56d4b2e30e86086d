package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.MovieTable;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.testing.ChildJvm;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Faults;
import io.github.movietable.testing.FaultyHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Only one load at a time can use a checkpoint, in this program or in another. */
@Timeout(60)
class LoadLockTest {
    private static final String IN_USE = "another load that has not ended uses the checkpoint ";

    @TempDir
    Path folder;

    private final MovieTable movies = Database.newTable();
    private Path checkpoint;
    private Path lock;
    private Path file;

    @BeforeEach
    void nameFiles() {
        checkpoint = folder.resolve("checkpoint");
        lock = folder.resolve("checkpoint.lock");
        file = Loads.file(folder, Loads.movies(10));
    }

    private BatchLoad load() {
        return movies.batchLoad(file).resume(checkpoint);
    }

    @Test
    void aSecondLoadIsRefusedAndTheFirstGoesOn() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("same"), folder);
        List<String> refusals = new ArrayList<>();
        Path rejects = Files.writeString(folder.resolve("rejects"), "of the first");

        load().onProgress(progress -> {
                    refusals.add(Loads.failure(load().rejectsTo(rejects)).getMessage());
                    refusals.add(Loads.failure(movies.batchLoad(file).checkpoint(link.resolve("checkpoint")))
                            .getMessage());
                })
                .run();

        assertThat(refusals).isNotEmpty().allMatch(message -> message.contains(IN_USE));
        assertThat(rejects).hasContent("of the first");
        assertThat(lock).doesNotExist();
        assertThat(load().run().written()).isEqualTo(10);
    }

    @Test
    void whicheverWayALoadEndsItLetsTheCheckpointGo() {
        FaultyHttp denying = FaultyHttp.first("BatchWriteItem", Faults.refusing("AccessDeniedException"));
        assertThat(Loads.failure(
                        Database.through(denying, movies).batchLoad(file).resume(checkpoint)))
                .hasMessageContaining("AccessDenied");
        assertThat(lock).doesNotExist();

        assertThat(Loads.failure(movies.batchLoad(file).checkpoint(checkpoint)))
                .hasMessageContaining("it exists already");
        assertThat(lock).doesNotExist();

        BatchLoad failing = load().onProgress(progress -> {
            throw new IllegalStateException("enough");
        });
        assertThat(Loads.failure(failing)).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(lock).doesNotExist();

        assertThat(Loads.failure(load().rejectsTo(folder.resolve("missing/rejects"))))
                .hasMessageContaining(
                        "the file for rejects " + folder.resolve("missing/rejects") + " can't be written: there is no");
        assertThat(lock).doesNotExist();

        assertThat(load().run().written()).isEqualTo(10);
    }

    /** Tests both the lock of a running program, and the file that a killed program leaves. */
    @Test
    void anotherProgramKeepsItUntilItIsKilled() throws Exception {
        Process program = otherProgram();
        try {
            assertThat(program.inputReader().readLine()).isEqualTo(LoadLockProgram.LOCKED);

            assertThat(Loads.failure(load())).hasMessageContaining(IN_USE + checkpoint);
            assertThat(Loads.failure(load())).hasMessageContaining(IN_USE + checkpoint);
        } finally {
            program.destroyForcibly().waitFor();
        }
        assertThat(lock).exists();

        assertThat(load().run().written()).isEqualTo(10);
        assertThat(lock).doesNotExist();
    }

    private Process otherProgram() throws IOException {
        return ChildJvm.in(folder)
                .command(LoadLockProgram.class, checkpoint.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /**
     * The system forgets a program's lock as soon as that program closes any channel of the file. So a second load within
     * this program must be refused without a channel of its own.
     */
    @Test
    void anotherProgramIsRefusedAlsoAfterARefusalWithinThisOne() throws Exception {
        try (LoadLock held = LoadLock.on(checkpoint)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> LoadLock.on(checkpoint)).hasMessageContaining(IN_USE);

            Process program = otherProgram();
            try {
                assertThat(program.inputReader().readLine()).contains(IN_USE);
            } finally {
                program.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void aFileThatIsNoLockIsNotTakenForOne() throws IOException {
        Files.writeString(lock, "somebody's");
        assertThat(Loads.failure(load())).hasMessageContaining("not a lock of a load: move it away");
        assertThat(lock).hasContent("somebody's");

        Files.delete(lock);
        Files.createSymbolicLink(lock, Files.createFile(folder.resolve("empty")));
        assertThatThrownBy(load()::run).isInstanceOf(IllegalArgumentException.class);
        assertThat(folder.resolve("empty")).exists();
    }

    @Test
    void aMissingFolderIsSaid() {
        Path missing = folder.resolve("missing/checkpoint");

        assertThat(Loads.failure(movies.batchLoad(file).checkpoint(missing)))
                .hasMessageContaining("the checkpoint " + missing + " can't be locked: there is no such file or folder")
                .message()
                .doesNotContain("Exception");
    }

    /** If many loads lock and unlock at the same time, two never hold the lock. */
    @Test
    void itIsHeldByOneAtATime() {
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        List<CompletableFuture<Void>> rivals = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    for (int n = 0; n < 500; n++) {
                        hold(holders, taken);
                    }
                }))
                .toList();

        rivals.forEach(CompletableFuture::join);
        assertThat(taken.get()).isPositive();
        assertThat(lock).doesNotExist();
    }

    private void hold(AtomicInteger holders, AtomicInteger taken) {
        try (LoadLock held = LoadLock.on(checkpoint)) {
            assertThat(held).isNotNull();
            assertThat(holders.incrementAndGet()).isOne();
            taken.incrementAndGet();
            holders.decrementAndGet();
        } catch (MoviesException refused) {
            assertThat(refused).hasMessageContaining(IN_USE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
