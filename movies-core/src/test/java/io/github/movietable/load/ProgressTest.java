package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.github.movietable.testing.Generated;
import io.github.movietable.testing.MemoryTable;
import io.github.movietable.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The progress that a load reports, in virtual time: 1,000 movies at 10 units a second take 100 seconds. */
@Tag("quick")
class ProgressTest {
    private static final int MOVIES = 1000;
    private static final int RATE = 10;
    private static final Offset<Double> A_TENTH = within(0.1 * MOVIES / RATE);

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime(7, Duration.ofMillis(5), Duration.ofMillis(15));
    private final MemoryTable table = new MemoryTable(time, RATE, 0);
    private final List<LoadProgress> told = new ArrayList<>();
    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(
                folder.resolve("movies.jsonl"),
                IntStream.range(0, MOVIES)
                        .mapToObj(i -> "{\"year\": " + (1900 + i % 50) + ", \"title\": \"Movie " + i + "\"}")
                        .collect(Collectors.joining("\n")));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** The whole file is in memory after a moment, so the part that was read does not show how much is left. */
    @Test
    void theTimeLeftIsThatOfWhatIsNotSettled() {
        LoadReport report = Loading.load(time, table, file, LoadSettings.NONE.onProgress(told::add));

        assertThat(told).hasSizeGreaterThan(200);
        assertThat(told.stream().filter(p -> p.elapsed().toSeconds() > 5)).allSatisfy(p -> {
            assertThat(p.records()).isEqualTo(MOVIES);
            assertThat(seconds(p.elapsed()) + seconds(p.timeLeft().orElseThrow()))
                    .isCloseTo(seconds(report.elapsed()), A_TENTH);
            assertThat(p.shareDone().orElseThrow()).isEqualTo(p.settled() / (double) MOVIES);
            assertThat(p.moviesPerSecond()).isCloseTo(RATE, within(1.0));
            assertThat(p.unitsPerSecond()).isCloseTo(RATE, within(1.0));
        });
        assertThat(told.get(told.size() - 1).shareDone()).hasValue(1);
        assertThat(told.get(told.size() - 1).timeLeft()).contains(Duration.ZERO);
    }

    @Test
    void ofALoadThatGoesOnTheRatesAreThoseOfThisRun() {
        LoadSettings kept = LoadSettings.NONE.checkpoint(folder.resolve("checkpoint"), true);
        assertThat(catchThrowable(() -> Loading.load(time, table, file, kept.deadline(Duration.ofSeconds(60)))))
                .isInstanceOf(LoadFailedException.class);
        Loading.load(time, table, file, kept.onProgress(told::add));

        assertThat(told.stream().filter(p -> p.elapsed().toSeconds() > 5))
                .isNotEmpty()
                .allSatisfy(p -> {
                    assertThat(p.written()).isGreaterThan(600);
                    assertThat(p.moviesPerSecond()).isCloseTo(RATE, within(1.0));
                    assertThat(seconds(p.elapsed()) + seconds(p.timeLeft().orElseThrow()))
                            .isCloseTo(40, A_TENTH);
                });
    }

    @Test
    void ofASourceOfUnknownSizeNothingIsSaidOfWhatIsLeft() {
        Loading.load(time, table, Generated.movies(50, 1), LoadSettings.NONE.onProgress(told::add));

        assertThat(told).isNotEmpty().allSatisfy(p -> {
            assertThat(p.timeLeft()).isEmpty();
            assertThat(p.shareDone()).isEmpty();
        });
    }
}
