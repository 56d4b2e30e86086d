package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.movietable.expression.MovieAttributes;
import io.github.movietable.internal.call.Quiet;
import io.github.movietable.model.Meter;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.Films;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page over several years costs only its own movies: no request is in vain. */
@Timeout(30)
class YearsPageCostTest {
    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable films = Database.through(http, Films.table());

    @Test
    void aPageAsksForTheEightYearsThatItHoldsAndNoMore() {
        Meter meter = new Meter();
        Page<Movie> page = films.meteredBy(meter).inYears(1950, 1980).page();
        Quiet.await();

        assertThat(http.attempts()).isEqualTo(8);
        assertThat(page.units()).isEqualTo(meter.total());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "4, 3", "1000, 8"})
    void aPageThatIsCutRequestsNoYearAfterTheCut(int pageSize, int calls) {
        Meter meter = new Meter();
        MovieTable films = Database.through(http, threeAYearButFiveIn1952());
        Page<Movie> page =
                films.meteredBy(meter).inYears(1950, 1980).pageSize(pageSize).page();
        Quiet.await();

        assertThat(http.attempts()).isEqualTo(calls);
        assertThat(page.units()).isEqualTo(meter.total());
    }

    private static MovieTable threeAYearButFiveIn1952() {
        MovieTable movies = Database.newTable();
        movies.batchLoad(IntStream.range(0, 92).mapToObj(i -> Movie.of(i < 90 ? 1950 + i / 3 : 1952, "T" + i)))
                .run();
        return movies;
    }

    /** DynamoDB cuts a year at 1 MB: 128 units, or 256 if strongly consistent. */
    @Test
    void largeYearsAreAskedForOneByOne() {
        MovieTable movies = Database.newTable();
        String plot = "x".repeat(300_000);
        movies.batchLoad(IntStream.range(0, 12)
                        .mapToObj(i -> Movie.of(1950 + i / 6, "T" + i).with(MovieAttributes.PLOT, plot)))
                .run();
        Page<Movie> page = Database.through(http, movies).inYears(1950, 1957).page();
        Quiet.await();

        assertThat(http.attempts()).isEqualTo(1);
        assertThat(page.items()).hasSizeLessThan(6);
        assertThat(page.next()).isPresent();
    }

    @Test
    void theLargestLimitIsALimit() {
        assertThatCode(() -> films.inYears(1950, 1959).limit(Integer.MAX_VALUE).page())
                .doesNotThrowAnyException();
    }

    @Test
    void toRequestsBeginsAtTheCursor() {
        YearsQuery years = films.inYears(1950, 1959);
        Cursor within =
                years.limit(films.inYear(1950).list().size() + 1).page().next().orElseThrow();

        assertThat(years.startAfter(within).toRequests()).hasSize(9);
        assertThat(years.startAfter(within).toRequests().get(0).hasExclusiveStartKey())
                .isTrue();
    }
}
