package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static io.github.movietable.testing.Faults.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.Units;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.Films;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of pages, the reasons why they end, and the meaning of their cursors. */
class PagesTest {
    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable films = Database.through(http, Films.table());
    private final YearQuery year = films.inYear(1994);
    private final int all = year.list().size();

    private List<Integer> limitsAsked() {
        return http.log().stream().map(a -> a.body().path("Limit").asInt()).toList();
    }

    @Test
    void aWholeYearFitsIntoOnePage() {
        Page<Movie> page = year.page();

        assertThat(page.items()).hasSize(all);
        assertThat(page.next()).isEmpty();
        assertThat(page.stop()).isEqualTo(Page.Stop.END);
        assertThat(page.matched()).isEqualTo(all);
        assertThat(page.examined()).isEqualTo(all);
        assertThat(page.units().read()).isPositive();
        assertThat(page.units().write()).isZero();
        assertThat(page).hasToString("Page of " + all + " (" + all + " examined, " + page.units() + ", END)");
    }

    @Test
    void aLimitAsksForOneMoreSoThatItsCursorMeansMore() {
        Page<Movie> page = year.limit(all - 1).page();

        assertThat(limitsAsked()).containsExactly(0, all);
        assertThat(page.items()).hasSize(all - 1);
        assertThat(page.stop()).isEqualTo(Page.Stop.LIMIT);
        assertThat(year.startAfter(page.next().orElseThrow()).list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, Integer.MAX_VALUE})
    void aLimitThatIsNotReachedEndsThePageForGood(int more) {
        int limit = more > 1000 ? more : all + more;

        assertThat(year.limit(limit).page().next()).isEmpty();
        assertThat(year.limit(limit).page().stop()).isEqualTo(Page.Stop.END);
        assertThat(year.limit(limit).page().items()).hasSize(all);
    }

    @Test
    void anExactlyFullLastPageHasACursorAllTheSame() {
        Page<Movie> last = year.pageSize(all).page();

        assertThat(last.items()).hasSize(all);
        assertThat(last.stop()).isEqualTo(Page.Stop.PAGE_FULL);
        Page<Movie> empty =
                year.pageSize(all).startAfter(last.next().orElseThrow()).page();
        assertThat(empty.items()).isEmpty();
        assertThat(empty.next()).isEmpty();
        assertThat(empty.stop()).isEqualTo(Page.Stop.END);
    }

    @Test
    void anEmptyPageMayHaveANext() {
        YearQuery never = year.where(RATING.above(99)).pageSize(2);
        Page<Movie> page = never.page();

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isPresent();
        assertThat(page.stop()).isEqualTo(Page.Stop.PAGE_FULL);
        assertThat(page.matched()).isZero();
        assertThat(page.examined()).isEqualTo(2);
        assertThat(never.list()).isEmpty();
        assertThat(never.iterator().hasNext()).isFalse();
    }

    @Test
    void iterationGoesOnAfterEmptyPages() {
        Movie last = year.list().get(all - 1);
        YearQuery lastOnly = year.where(PLOT.is(last.plot().orElseThrow())).pageSize(3);

        assertThat(lastOnly.list()).containsExactly(last);
        assertThat(lastOnly.first()).contains(last);
    }

    @Test
    void aFilteredLimitCutsThePageAndItsCursorFollowsTheLastMovie() {
        YearQuery dramas = year.where(GENRES.contains("Drama"));
        Page<Movie> page = dramas.limit(2).page();

        assertThat(page.items()).isEqualTo(dramas.list().subList(0, 2));
        assertThat(page.stop()).isEqualTo(Page.Stop.LIMIT);
        assertThat(page.matched()).isEqualTo(dramas.count());
        assertThat(dramas.startAfter(page.next().orElseThrow()).list())
                .isEqualTo(dramas.list().subList(2, (int) dramas.count()));
    }

    @Test
    void readAtMostBoundsWhatIsExamined() {
        YearQuery dramas = year.where(GENRES.contains("Drama"));
        Page<Movie> page = dramas.readAtMost(3).page();

        assertThat(page.examined()).isEqualTo(3);
        assertThat(page.stop()).isEqualTo(Page.Stop.READ_LIMIT);
        assertThat(page.next()).isPresent();
        assertThat(dramas.readAtMost(3).list()).isEqualTo(page.items());
        assertThat(dramas.readAtMost(5).pageSize(2).pages())
                .extracting(Page::examined)
                .containsExactly(2L, 2L, 1L);
        assertThat(films.scan().readAtMost(7).list()).hasSize(7);
        assertThat(films.scan().readAtMost(7).count()).isEqualTo(7);
        assertThat(year.readAtMost(Long.MAX_VALUE).list()).hasSize(all);
    }

    @Test
    void limitAndReadAtMostBothHold() {
        assertThat(year.limit(3).readAtMost(5).list()).hasSize(3);
        assertThat(year.limit(5).readAtMost(3).list()).hasSize(3);
        assertThat(year.limit(3).readAtMost(3).page().stop()).isEqualTo(Page.Stop.LIMIT);
        assertThat(year.limit(5).pageSize(2).pages())
                .extracting(p -> p.items().size())
                .containsExactly(2, 2, 1);
    }

    @Test
    void withoutPrefetchPagesAreReadWhenTheyAreAskedFor() {
        int before = http.attempts();
        Iterator<Page<Movie>> pages = year.pageSize(5).withoutPrefetch().pages().iterator();
        assertThat(http.attempts()).isEqualTo(before);
        assertThat(pages.next().items()).hasSize(5);
        assertThat(http.attempts()).isEqualTo(before + 1);

        while (pages.hasNext()) {
            assertThat(pages.next().examined()).isBetween(0L, 5L);
        }
        assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void withPrefetchOnePageIsReadAheadAndNoMore() {
        int before = http.attempts();
        Iterator<Page<Movie>> pages = year.pageSize(2).pages().iterator();
        assertThat(http.attempts()).isEqualTo(before);
        for (int taken = 1; taken <= 3; taken++) {
            assertThat(pages.next().items()).hasSize(2);
            assertThat(http.attempts()).isBetween(before + taken, before + taken + 1);
        }
    }

    @Test
    void nothingIsReadAheadBeyondALimit() {
        int before = http.attempts();

        assertThat(year.pageSize(2).limit(4).pages().iterator().next().items()).hasSize(2);
        assertThat(year.pageSize(2).limit(4).list()).hasSize(4);
        assertThat(year.pageSize(2).readAtMost(4).list()).hasSize(4);
        assertThat(year.pageSize(4).limit(4).pages().iterator().next().items()).hasSize(4);
        assertThat(year.pageSize(4).readAtMost(4).pages().iterator().next().items())
                .hasSize(4);
        assertThat(http.attempts()).isBetween(before + 7, before + 8);
        assertThat(limitsAsked().stream().skip(before)).allMatch(asked -> asked == 2 || asked == 4);
    }

    @Test
    void aLoopLeftEarlyReadsAtMostOnePageFurther() {
        int before = http.attempts();
        for (Movie movie : year.pageSize(5)) {
            assertThat(movie).isNotNull();
            break;
        }
        assertThat(http.attempts()).isBetween(before + 1, before + 2);
    }

    @Test
    void withoutPrefetchALoopLeftEarlyReadsNoFurther() {
        int before = http.attempts();
        for (Movie movie : year.pageSize(5).withoutPrefetch()) {
            assertThat(movie).isNotNull();
            break;
        }
        assertThat(year.pageSize(5).withoutPrefetch().stream().limit(5)).hasSize(5);
        assertThat(http.attempts()).isEqualTo(before + 2);
    }

    @Test
    void countingTransfersNoMovies() {
        assertThat(year.count()).isEqualTo(all);
        JsonNode sent = http.bodies("Query").get(1);

        assertThat(sent.get("Select").textValue()).isEqualTo("COUNT");
        assertThat(year.fields(RATING).count()).isEqualTo(all);
    }

    @Test
    void aPlaceThatDoesNotAdvanceEndsTheReadWithAnError() {
        FaultyHttp stuck = FaultyHttp.scripted(attempt -> answering("""
                {Items: [{year: {N: '1994'}, title: {S: 'Clerks'}}], Count: 1, ScannedCount: 1,
                 LastEvaluatedKey: {year: {N: '1994'}, title: {S: 'Clerks'}}}"""));
        MovieTable movies = Database.through(stuck, Films.table());

        assertThatThrownBy(() -> movies.inYear(1994).list())
                .isInstanceOf(MoviesException.class)
                .hasMessageContaining("does not advance");
        assertThatThrownBy(() -> movies.scan().count()).isInstanceOf(MoviesException.class);
        assertThatThrownBy(() -> movies.inYears(1994, 1994).list()).isInstanceOf(MoviesException.class);
        assertThat(stuck.attempts()).isEqualTo(6);
    }

    @Test
    void anEmptyPlaceIsTheEnd() {
        FaultyHttp odd = FaultyHttp.scripted(attempt -> answering("""
                {Items: [{year: {N: '1994'}, title: {S: 'Clerks'}}], Count: 1, ScannedCount: 1, LastEvaluatedKey: {}}"""));
        MovieTable movies = Database.through(odd, Films.table());

        assertThat(movies.inYear(1994).list()).containsExactly(Movie.of(1994, "Clerks"));
        assertThat(movies.scan().page().next()).isEmpty();
        assertThat(movies.inYears(1994, 1994).page().next()).isEmpty();
        assertThat(odd.attempts()).isEqualTo(3);
        assertThat(movies.scan().page().units()).isEqualTo(Units.NONE);
    }
}
