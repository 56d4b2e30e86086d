package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.movietable.model.Movie;
import io.github.movietable.model.Units;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.Films;
import io.github.movietable.testing.Lab;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads of several years at once: their results, order and requests. */
class YearsTest {
    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable films = Database.through(http, Films.table());

    private static List<Movie> films(Predicate<Movie> wanted) {
        return Films.all().stream().filter(wanted).toList();
    }

    private static List<Movie> films(int from, int to) {
        return films(movie -> movie.year() >= from && movie.year() <= to);
    }

    private static Units units(MovieRead<?> read) {
        return StreamSupport.stream(read.pages().spliterator(), false)
                .map(Page::units)
                .reduce(Units.NONE, Units::plus);
    }

    @ParameterizedTest
    @CsvSource({"1950, 1959", "1994, 1994", "1900, 1930", "1850, 1860", "1916, 2014"})
    void yearsAreReadByYearAndTitle(int from, int to) {
        List<Movie> reversed = new ArrayList<>(films(from, to));
        Collections.reverse(reversed);

        assertThat(films.inYears(from, to).list()).isEqualTo(films(from, to));
        assertThat(films.inYears(from, to).descending().list()).isEqualTo(reversed);
        assertThat(films.inYears(from, to).descending().ascending().first())
                .isEqualTo(films(from, to).stream().findFirst());
        assertThat(films.inYears(from, to).count()).isEqualTo(reversed.size());
    }

    @Test
    void theFiftiesAreTheScansAtAFractionOfItsCost() {
        YearsQuery fifties = films.inYears(1950, 1959);
        MovieScan scan = films.scan().years(1950, 1959);

        assertThat(fifties.list()).hasSize(81).containsExactlyInAnyOrderElementsOf(scan.list());
        assertThat(units(fifties).read()).isPositive().isLessThan(units(scan).read() / 4);
    }

    @Test
    void theLabsFiftiesCostAFortiethOfTheScan() {
        YearsQuery fifties = Lab.table().inYears(1950, 1959);
        MovieScan scan = Lab.table().scan().years(1950, 1959);

        assertThat(fifties.list())
                .hasSize(73)
                .isEqualTo(Lab.movies().stream()
                        .filter(m -> m.year() >= 1950 && m.year() <= 1959)
                        .toList());
        assertThat(units(fifties).read()).isLessThanOrEqualTo(units(scan).read() / 40);
    }

    @Test
    void aSetOfYearsIsOrderedAndHoldsEachOnce() {
        List<Integer> years = List.of(1994, 1957, 1994, 1850, 1999);

        assertThat(films.inYears(years).list())
                .isEqualTo(films(m -> years.contains(m.year())))
                .doesNotHaveDuplicates();
        assertThat(films.inYears(years).toRequests()).hasSize(4);
    }

    @Test
    void theOtherClausesHoldForEachYear() {
        YearsQuery dramas =
                films.inYears(1950, 1969).where(GENRES.contains("Drama")).consistent();

        assertThat(dramas.list())
                .isEqualTo(films(
                        m -> m.year() >= 1950 && m.year() < 1970 && m.genres().contains("Drama")));
        assertThat(dramas.fields(ACTORS.at(0)).list()).allMatch(Movie::isPart).hasSize((int) dramas.count());
        assertThat(http.log())
                .allSatisfy(a ->
                        assertThat(a.body().get("ConsistentRead").asBoolean()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 30, 80, 81, 82, Integer.MAX_VALUE - 1})
    void aLimitIsKept(int limit) {
        List<Movie> fifties = films(1950, 1959);
        List<Movie> wanted = fifties.subList(0, Math.min(limit, fifties.size()));

        assertThat(films.inYears(1950, 1959).limit(limit).list()).isEqualTo(wanted);
        Page<Movie> page = films.inYears(1950, 1959).limit(limit).page();
        assertThat(page.items()).isEqualTo(wanted);
        assertThat(page.next().isPresent()).isEqualTo(limit < fifties.size());
        assertThat(films.inYears(1950, 1959).limit(limit).count()).isEqualTo(wanted.size());
    }

    @Test
    void aLimitBeginsWithOneQueryAndWidens() {
        assertThat(films.inYears(1950, 2014).limit(1).list()).hasSize(1);
        assertThat(http.attempts()).isEqualTo(1);
        assertThat(films.inYears(1950, 2014).first()).isPresent();
        assertThat(http.attempts()).isEqualTo(2);
        assertThat(http.log())
                .allSatisfy(a -> assertThat(a.body().get("Limit").asInt()).isEqualTo(1));

        int before = http.attempts();
        assertThat(films.inYears(1800, 1916).limit(1).list()).hasSize(1);
        assertThat(http.attempts() - before)
                .as("empty years are passed in ever wider steps")
                .isEqualTo(117);
    }

    @Test
    void aPageHoldsEightYears() {
        Page<Movie> first = films.inYears(1950, 1960).page();
        assertThat(first.items()).isEqualTo(films(1950, 1957));
        assertThat(first.stop()).isEqualTo(Page.Stop.PAGE_FULL);
        assertThat(first.units())
                .isEqualTo(IntStream.rangeClosed(1950, 1957)
                        .mapToObj(year -> films.inYear(year).page().units())
                        .reduce(Units.NONE, Units::plus));
        assertThat(first.examined())
                .isEqualTo(first.matched())
                .isEqualTo(films(1950, 1957).size());

        Page<Movie> second =
                films.inYears(1950, 1960).startAfter(first.next().orElseThrow()).page();
        assertThat(second.items()).isEqualTo(films(1958, 1960));
        assertThat(second.next()).isEmpty();
        assertThat(second.stop()).isEqualTo(Page.Stop.END);
    }

    @Test
    void aCursorMayStandWithinAYearOrAtItsBeginning() {
        YearsQuery years = films.inYears(1957, 1960);
        List<Movie> all = films(1957, 1960);
        int first = films(1957, 1957).size();

        for (int returned : new int[] {1, first - 1, first, first + 1, all.size() - 1}) {
            Cursor next = years.limit(returned).page().next().orElseThrow();
            assertThat(years.startAfter(next).list()).isEqualTo(all.subList(returned, all.size()));
            Cursor behindWhatWasRead = years.readAtMost(returned).page().next().orElseThrow();
            assertThat(years.startAfter(behindWhatWasRead).list()).isEqualTo(all.subList(returned, all.size()));
        }
    }

    @Test
    void yearsBeforeACursorAreNotAskedFor() {
        Cursor within1958 = films.inYears(1957, 1960)
                .limit(films(1957, 1957).size() + 1)
                .page()
                .next()
                .orElseThrow();
        FaultyHttp later = FaultyHttp.faultless();
        YearsQuery rest =
                Database.through(later, Films.table()).inYears(1957, 1960).startAfter(within1958);

        assertThat(rest.list()).hasSize(films(1958, 1960).size() - 1);
        assertThat(later.log())
                .extracting(a -> a.body().at("/ExpressionAttributeValues/:k0/N").asText()
                        + (a.body().has("ExclusiveStartKey") ? " from a movie on" : ""))
                .containsExactlyInAnyOrder("1958 from a movie on", "1959", "1960");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 9, 10, 40, 81, 500})
    void readAtMostIsNeverExceeded(long most) {
        YearsQuery years =
                films.inYears(1945, 1959).where(GENRES.contains("Drama")).readAtMost(most);
        long examined = 0;
        List<Long> mayAsk = new ArrayList<>();
        for (Page<Movie> page : years.pages()) {
            mayAsk.add(most - examined);
            examined += page.examined();
        }

        assertThat(examined).isEqualTo(Math.min(most, films(1945, 1959).size()));
        assertThat(http.log()).extracting(a -> a.body().get("Limit").asLong()).isEqualTo(mayAsk);
        assertThat(years.page().examined()).isLessThanOrEqualTo(most);
    }

    @Test
    void aThousandYearsAreTheMost() {
        assertThat(films.inYears(1025, 2024).toRequests()).hasSize(1000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> films.inYears(1024, 2024))
                .withMessageContainingAll("not 1001", "scan().years(from, to)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> films.inYears(Integer.MIN_VALUE, Integer.MAX_VALUE))
                .withMessageContaining("not 4294967296");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        films.inYears(IntStream.rangeClosed(0, 1000).boxed().toList()));
        assertThatIllegalArgumentException().isThrownBy(() -> films.inYears(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> films.inYears(1959, 1950))
                .withMessageContaining("give the earlier year first");
        assertThat(films.inYears(1025, 2024).list()).isEqualTo(Films.all());
    }
}
