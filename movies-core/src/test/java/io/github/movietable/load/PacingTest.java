package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.movietable.testing.Data;
import io.github.movietable.testing.Generated;
import io.github.movietable.testing.MemoryTable;
import io.github.movietable.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a table's capacity a load uses, and how often it is throttled, in virtual time. */
class PacingTest {
    private static final int BATCH = 25;
    private static final int LANES = 8;
    private static final int LAB_MOVIES = 4610;

    private final VirtualTime time = new VirtualTime(7, Duration.ofMillis(5), Duration.ofMillis(15));

    @ParameterizedTest
    @CsvSource({
        "10, 0, 2000, 1",
        "10, 300, 6000, 1",
        "1000, 0, 30000, 1",
        "1000, 300, 40000, 8",
        "10000, 0, 80000, 1",
        "10000, 10, 15000, 12"
    })
    void usesWhatAProvisionedTableHas(double rate, double saved, int movies, int units) {
        MemoryTable table = new MemoryTable(time, rate, saved);
        LoadReport report = Loading.load(time, table, Generated.movies(movies, units), LoadSettings.NONE);

        double paid = rate * saved + rate * seconds(report);
        assertThat(report.units().write()).isEqualTo((double) movies * units).isGreaterThan(0.97 * paid);
        assertThat(report.throttledCalls()).isLessThanOrEqualTo(Math.max(1, report.calls() / 100));
        if (saved == 0) {
            assertThat(table.mostUnitsInACall()).isLessThanOrEqualTo(rate);
        }
        if (rate >= 2 * BATCH * units) {
            assertThat(report.calls()).isLessThanOrEqualTo((long) (1.02 * (ceil(movies) + LANES)));
            assertThat(report.calls() - report.throttledCalls()).isLessThanOrEqualTo(ceil(movies) + LANES);
        }
        assertTheLimitDidBind(table, rate, seconds(report));
    }

    /** Like the lab's table after it was idle for long, or in DynamoDB Local, which never throttles. */
    @Test
    void asLongAsNothingIsThrottledBatchesAreFullAndNothingIsHeldUp() {
        MemoryTable table = new MemoryTable(time, 10, LAB_MOVIES);
        LoadReport report = Loading.load(time, table, Generated.movies(LAB_MOVIES, 1), LoadSettings.NONE);

        assertThat(report.throttledCalls()).isZero();
        assertThat(report.calls()).isEqualTo(ceil(LAB_MOVIES));
        assertThat(report.elapsed()).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 1000, 10_000})
    void keepsALimit(double limit) {
        MemoryTable table = new MemoryTable(time, 40_000, 300);
        int movies = (int) (15 * limit / unitsOfAMovie(limit));
        LoadReport report = Loading.load(
                time, table, Generated.movies(movies, unitsOfAMovie(limit)), LoadSettings.NONE.capacityLimit(limit));

        assertThat(report.units().write()).isGreaterThan(0.97 * limit * seconds(report));
        assertThat(report.throttledCalls()).isZero();
        assertThat(table.units(0, 1)).as("from the first batch on").isLessThanOrEqualTo(1.1 * limit);
        assertThat(table.units(5, 6)).isLessThanOrEqualTo(1.1 * limit);
        assertTheLimitDidBind(table, limit, seconds(report));
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "1000, 0", "10000, 0", "10, 300", "1000, 30"})
    void findsARateThatIsNotKnownAndHalvedMidway(double rate, double saved) {
        MemoryTable table = new MemoryTable(time, rate, saved).onDemand();
        findsAHalvedRate(table, rate, saved);
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 1000, 10_000})
    void findsThatATableHasHalfOfWhatItSays(double rate) {
        findsAHalvedRate(new MemoryTable(time, rate, 0), rate, 0);
    }

    private void findsAHalvedRate(MemoryTable table, double rate, double saved) {
        double halved = 20;
        LoadSettings halving = LoadSettings.NONE.onProgress(p -> {
            if (time.seconds() >= halved) {
                table.rate(rate / 2);
            }
        });
        int movies = (int) ((rate * saved + rate * halved + rate / 2 * 15) / unitsOfAMovie(rate));
        LoadReport report = Loading.load(time, table, Generated.movies(movies, unitsOfAMovie(rate)), halving);

        if (saved == 0) {
            assertThat(table.units(10, 20)).isGreaterThan(0.93 * rate * 10);
            assertTheLimitDidBind(table, rate, halved);
        }
        double end = seconds(report);
        assertThat(table.units(25, end - 1)).isGreaterThan(0.93 * rate / 2 * (end - 1 - 25));
        assertThat(end).as("the limit did bind").isGreaterThan(halved + 14);
        assertThat(report.written()).isEqualTo(movies);
    }

    @Test
    void adaptsIfDescribingTheTableIsNotAllowed() {
        MemoryTable table = new MemoryTable(time, 1000, 0).describedToNobody();
        LoadReport report = Loading.load(time, table, Generated.movies(20_000, 1), LoadSettings.NONE);

        assertThat(report.throttledCalls()).isPositive();
        assertThat(table.units(10, 19)).isGreaterThan(0.93 * 1000 * 9);
        assertThat(seconds(report)).isGreaterThan(19);
    }

    @Test
    void learnsWhatATableWithAnIndexCosts() {
        MemoryTable table = new MemoryTable(time, 1000, 0).copied(2);
        LoadReport report = Loading.load(time, table, Generated.movies(10_000, 1), LoadSettings.NONE);

        assertThat(report.units().write()).isEqualTo(20_000).isGreaterThan(0.97 * 1000 * seconds(report));
        assertThat(report.throttledCalls()).isLessThanOrEqualTo(report.calls() / 100);
    }

    /**
     * Each write goes to the table and to the index, and DynamoDB reports the sum of both costs: the slower of the two
     * sets the pace.
     */
    @ParameterizedTest
    @CsvSource({"10, 10, 10", "10, 5, 5", "5, 10, 5", "1000, 400, 400"})
    void theSlowerOfTableAndIndexSetsThePace(long ofTable, long ofIndex, int moviesASecond) {
        int movies = 30 * moviesASecond;
        MemoryTable table =
                new MemoryTable(time, 2 * moviesASecond, 0).copied(2).described(ofTable, ofIndex);
        LoadReport report = Loading.load(time, table, Generated.movies(movies, 1), LoadSettings.NONE);

        assertThat(report.units().write()).isEqualTo(2 * movies);
        assertThat(seconds(report)).isBetween(29.5, 31.5);
        assertThat(report.throttledCalls()).isLessThanOrEqualTo(Math.max(1, report.calls() / 100));
    }

    @ParameterizedTest
    @CsvSource({"10, 7", "10, 40", "100, 400"})
    void sendsAMovieThatCostsMoreThanASecondGives(double rate, int units) {
        MemoryTable table = new MemoryTable(time, rate, 0);
        LoadReport report = Loading.load(time, table, Generated.movies(20, units), LoadSettings.NONE);

        assertThat(report.written()).isEqualTo(20);
        assertThat(table.mostUnitsInACall()).as("one at a time").isEqualTo(units);
        assertThat(seconds(report)).isCloseTo(20 * units / rate, within(0.1 * 20 * units / rate));
    }

    @Test
    void theLabsFileCostsAUnitForEachMovieAndTakesItsTime() {
        MemoryTable table = new MemoryTable(time, 10, 0);
        Optional<Path> file = Data.lab();
        LoadReport report = file.isPresent()
                ? Loading.load(time, table, file.get(), LoadSettings.NONE)
                : Loading.load(time, table, Generated.movies(LAB_MOVIES, 1), LoadSettings.NONE);

        assertThat(report.written()).isEqualTo(LAB_MOVIES);
        assertThat(report.units().write()).isEqualTo(LAB_MOVIES).isEqualTo(table.units());
        // the table may go into debt by one batch, which costs half of a second's units
        assertThat(report.elapsed()).isBetween(Duration.ofMillis(460_500), Duration.ofSeconds(463));
        assertThat(report).asString().contains("4610 written", "4610 write units");
    }

    /** Checks that the limit was reached, because otherwise the test would prove nothing. */
    private static void assertTheLimitDidBind(MemoryTable table, double rate, double end) {
        double from = end / 2;
        assertThat(table.units(from, end)).isBetween(0.95 * rate * (end - from), 1.05 * rate * (end - from) + rate);
    }

    /** At high rates, fewer movies of more units each, so that the test does not take long. */
    private static int unitsOfAMovie(double rate) {
        return rate < 10_000 ? 1 : 10;
    }

    private static double seconds(LoadReport report) {
        return report.elapsed().toNanos() / 1e9;
    }

    private static long ceil(int movies) {
        return ((long) movies + BATCH - 1) / BATCH;
    }
}
