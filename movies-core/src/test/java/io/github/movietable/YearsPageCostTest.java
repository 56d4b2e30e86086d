package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.movietable.model.Meter;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.Films;
import io.github.movietable.testing.Quiet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Belongs into YearsTest once it holds. */
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

    @Test
    void theLargestLimitIsALimit() {
        assertThatCode(() -> films.inYears(1950, 1959).limit(Integer.MAX_VALUE).page())
                .doesNotThrowAnyException();
    }

    @Test
    void toRequestsBeginsWhereTheCursorStands() {
        YearsQuery years = films.inYears(1950, 1959);
        Cursor within =
                years.limit(films.inYear(1950).list().size() + 1).page().next().orElseThrow();

        assertThat(years.startAfter(within).toRequests()).hasSize(9);
        assertThat(years.startAfter(within).toRequests().get(0).hasExclusiveStartKey())
                .isTrue();
    }
}
