package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.testing.MemoryTable;
import io.github.movietable.testing.VirtualTime;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads that failed and are resumed, in virtual time. */
class ResumeTest {
    private static final int MOVIES = 2000;
    private static final int RATE = 10;
    private static final int MOST_IN_FLIGHT = RATE;

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime(7, Duration.ofMillis(5), Duration.ofMillis(15));
    private final MemoryTable table = new MemoryTable(time, RATE, 0);
    private final Cancellation cancellation = new Cancellation();
    private Path file;
    private Path checkpoint;

    @BeforeEach
    void writeFile() throws IOException {
        checkpoint = folder.resolve("checkpoint");
        file = folder.resolve("movies.jsonl");
        Files.writeString(file, lines(0, MOVIES));
    }

    /** Sorted by year, so that years take turns and records are written out of order. */
    private static String lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> i == 77 ? "{\"year\": 1977}" : line(1900 + i / 20, "Movie " + i))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(int year, String title) {
        return "{\"year\": " + year + ", \"title\": \"" + title + "\"}";
    }

    private LoadSettings settings() {
        return LoadSettings.NONE.checkpoint(checkpoint, true).rejectsTo(folder.resolve("rejects"));
    }

    private LoadReport brokenOff(Path source, double seconds) {
        LoadSettings broken = settings().deadline(Duration.ofMillis((long) (1000 * seconds)));
        return failed(source, broken).report();
    }

    private LoadFailedException failed(Path source, LoadSettings settings) {
        return catchThrowableOfType(LoadFailedException.class, () -> Loading.load(time, table, source, settings));
    }

    private LoadReport resumed(Path source) {
        return Loads.accounted(Loading.load(time, table, source, settings()));
    }

    @Test
    void whatIsDoneIsNotPaidForAgain() throws IOException {
        LoadReport first = brokenOff(file, 100);
        assertThat(first.written()).isBetween(900L, 1100L);
        assertThat(first.unconfirmed()).isPositive();

        LoadReport second = resumed(file);

        assertThat(second.read()).isEqualTo(MOVIES);
        assertThat(second.written()).isEqualTo(MOVIES - 1);
        assertThat(second.rejected()).isEqualTo(1);
        assertThat(table.items()).hasSize(MOVIES - 1);
        assertThat(table.taken()).hasSizeLessThanOrEqualTo(MOVIES - 1 + MOST_IN_FLIGHT);
        assertThat(Files.readAllLines(folder.resolve("rejects"))).hasSize(1);
        assertThat(checkpoint).doesNotExist();
    }

    @Test
    void aLoadMayBreakOffManyTimes() {
        long written = 0;
        for (int i = 0; i < 5; i++) {
            LoadReport report = brokenOff(file, 20);
            assertThat(report.written()).isGreaterThan(written + 100);
            written = report.written();
        }
        assertThat(resumed(file).written()).isEqualTo(MOVIES - 1);
        assertThat(table.taken()).hasSizeLessThanOrEqualTo(MOVIES - 1 + 5 * MOST_IN_FLIGHT);
    }

    @Test
    void aLoadOfAFolderResumesInTheFileThatBroke() throws IOException {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        for (int i = 0; i < 4; i++) {
            Files.writeString(parts.resolve(i + ".jsonl"), lines(i * 500, i * 500 + 500));
        }
        brokenOff(parts, 100);

        assertThat(resumed(parts).written()).isEqualTo(MOVIES - 1);
        assertThat(table.taken()).hasSizeLessThanOrEqualTo(MOVIES - 1 + MOST_IN_FLIGHT);
    }

    @Test
    void aChangedSourceIsRefusedBeforeAnythingIsSent() throws IOException {
        brokenOff(file, 100);
        int taken = table.taken().size();
        String text = Files.readString(file);
        Files.writeString(file, text.replace("Movie 1234", "Movie 4321"));

        assertThat(failed(file, settings()))
                .hasMessageContaining("the checkpoint " + checkpoint + " can't be used: the source has changed since")
                .hasMessageContaining(
                        "delete it to load from the beginning, which changes nothing that is loaded already");
        assertThat(table.taken()).hasSize(taken);

        Files.writeString(file, text);
        assertThat(resumed(file).written()).as("a refusal does no harm").isEqualTo(MOVIES - 1);
    }

    @Test
    void aShorterSourceIsRefused() throws IOException {
        brokenOff(file, 100);
        Files.writeString(file, lines(0, 300));

        assertThat(failed(file, settings())).hasMessageContaining("the source has become shorter since");
    }

    @Test
    void recordsAfterTheCheckpointMayChange() throws IOException {
        brokenOff(file, 100);
        Files.writeString(file, lines(0, MOVIES + 50));

        assertThat(resumed(file).written()).isEqualTo(MOVIES + 49);
    }

    @Test
    void aDamagedCheckpointIsRefused() throws IOException {
        brokenOff(file, 20);
        byte[] whole = Files.readAllBytes(checkpoint);
        for (int length = 0; length < whole.length; length++) {
            Files.write(checkpoint, Arrays.copyOf(whole, length));
            assertRefused("it is damaged");
        }
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(checkpoint, changed);
            assertRefused("it is damaged");
        }
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> resumed(file))
                .isInstanceOf(MoviesException.class)
                .hasMessageContaining("the checkpoint " + checkpoint + " can't be used: " + why);
    }

    @Test
    void aCheckpointOfAnotherTableIsRefused() throws IOException {
        new Checkpoint(checkpoint, "Films").write(Ledger.Mark.BEGINNING, TableIdentity.UNKNOWN);

        assertRefused("it is of a load into the table Films");
    }

    @Test
    void aNewLoadDoesNotTakeTheCheckpointOfAnother() throws IOException {
        brokenOff(file, 20);

        assertThatThrownBy(() -> Loading.load(time, table, file, LoadSettings.NONE.checkpoint(checkpoint, false)))
                .isInstanceOf(MoviesException.class)
                .hasMessageContaining(
                        "it exists already, from a load that did not end; resume(file) continues that load");
        assertThat(checkpoint).exists();
    }

    /** While done records are read again, the digest covers only a part of the records that the checkpoint counts. */
    @Test
    void aCheckpointIsNotTouchedWhileRecordsArePassedOver() throws IOException {
        brokenOff(file, 100);
        byte[] kept = Files.readAllBytes(checkpoint);
        LoadSettings cancelled = settings().cancelledBy(cancellation);
        LoadFailedException failed = catchThrowableOfType(
                LoadFailedException.class, () -> Loading.load(time, table, this::stuck, cancelled));

        assertThat(failed).hasMessageContaining("it was cancelled");
        assertThat(checkpoint).hasBinaryContent(kept);
        assertThat(resumed(file).written()).isEqualTo(MOVIES - 1);
    }

    private static void awaitInterrupt() throws InterruptedIOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("the load has ended");
        }
    }

    /** The source cancels the load after 50 records, and then delivers nothing until its thread is interrupted. */
    private Source.Records stuck(Source.Between between) throws IOException {
        Source.Records records =
                FolderRecords.open(file, new SourceOptions(null, "", false, true), Source.Between.NOTHING);
        return new WrappedRecords(records) {
            private int given;

            @Override
            public Optional<LoadRecord> next() throws IOException {
                if (++given > 50) {
                    cancellation.cancel();
                    awaitInterrupt();
                }
                return records.next();
            }
        };
    }

    /** A record this long is not kept in memory in full, but the checkpoint before it must be right all the same. */
    @Test
    void aSourceThatBreaksWithinALongRecordIsTheSameSourceNextTime() throws IOException {
        String text = "\"" + "x".repeat(100_000) + "\",";
        Files.writeString(file, lines(0, 20) + "{\"year\": 2000, \"texts\": [" + text.repeat(60));
        for (int i = 0; i < 2; i++) {
            assertThat(failed(file, settings()))
                    .hasMessageContaining("loading movies: record 21 (line 21")
                    .extracting(failed -> failed.report().written())
                    .isEqualTo(20L);
        }
        assertThat(table.taken()).hasSize(20);
    }

    @Test
    void whatFollowsALongRecordIsCheckedAsWell() throws IOException {
        String text = "\"" + "x".repeat(100_000) + "\",";
        String tooLong = "{\"year\": 2000, \"texts\": [" + text.repeat(60) + "1]}\n";
        Files.writeString(file, tooLong + lines(0, MOVIES));
        assertThat(brokenOff(file, 100).rejected()).isEqualTo(2);
        Files.writeString(file, tooLong + lines(0, MOVIES).replace("Movie 1234", "Movie 4321"));

        assertThat(failed(file, settings())).hasMessageContaining("the source has changed since");
    }
}
