package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.testing.Generated;
import io.github.movietable.testing.MemoryTable;
import io.github.movietable.testing.VirtualTime;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that come at random tell nothing of a table's capacity, and must not bring the pace down, in virtual time. */
class PaceUnderFaultsTest {
    private static final int LAB_MOVIES = 4610;
    private static final int MANY = Boolean.getBoolean("movies.long") ? 100_000 : 40_000;

    private final VirtualTime time = new VirtualTime(7, Duration.ofMillis(5), Duration.ofMillis(15));
    private final MemoryTable table = MemoryTable.endless(time);
    private double fate;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theLabsFileThroughFaultsOfAllKinds(long seed) {
        faults(seed, 0.06, 0.11, 0.08);
        LoadReport report = load(LAB_MOVIES);

        assertThat(report.written()).isEqualTo(LAB_MOVIES);
        assertThat(report.calls()).isLessThan(400);
        assertThat(report.elapsed()).isLessThan(Duration.ofSeconds(10));
    }

    /** A long load keeps its pace: no later second is much slower than the first ones. */
    @ParameterizedTest
    @CsvSource({"1, 0.06, 0.08", "2, 0.14, 0", "3, 0, 0.14", "4, 0.02, 0.02"})
    void aLongLoadKeepsItsPace(long seed, double throttled, double unprocessed) {
        faults(seed, throttled, 0, unprocessed);
        LoadReport report = load(MANY);
        double seconds = report.elapsed().toNanos() / 1e9;

        assertThat(report.written()).isEqualTo(MANY);
        assertThat(report.calls()).isLessThan(MANY / 25 * 3 / 2);
        assertThat(table.units(seconds / 2, seconds)).isGreaterThan(0.4 * MANY / 2);
        assertThat(seconds).isLessThan(MANY / 2000.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6})
    void aPartOfEachBatchIsLeftAndTheLastOnesComeSoon(double left) {
        table.takingAtMost(writes -> (int) Math.ceil(writes.size() * (1 - left)));
        LoadReport report = load(600);

        assertThat(report.written()).isEqualTo(600);
        assertThat(report.elapsed()).isLessThan(Duration.ofSeconds(5));
    }

    private LoadReport load(int movies) {
        return Loading.load(time, table, Generated.movies(movies, 1), LoadSettings.NONE);
    }

    /** Some calls are throttled, some fail in between, and some return all their movies as unprocessed. */
    private void faults(long seed, double throttled, double failed, double unprocessed) {
        Random random = new Random(seed);
        table.before((number, writes) -> {
                    fate = random.nextDouble();
                    if (fate < throttled) {
                        throw MemoryTable.refused(400, "ProvisionedThroughputExceededException");
                    }
                    if (fate < throttled + failed) {
                        throw MemoryTable.refused(500, "InternalServerError");
                    }
                })
                .takingAtMost(writes -> fate < throttled + failed + unprocessed ? 0 : writes.size());
    }
}
