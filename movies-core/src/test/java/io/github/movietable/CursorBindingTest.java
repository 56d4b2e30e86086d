package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.expression.Attribute;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Films;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cursor serves the read that it came from, and no other. */
@Tag("quick")
class CursorBindingTest {
    private final MovieTable films = Films.table();
    private final YearQuery year = films.inYear(1994);
    private final Cursor behindThree = year.limit(3).page().next().orElseThrow();

    private static void refuses(MovieRead<?> read, String why) {
        assertThatThrownBy(read::page)
                .isInstanceOf(InvalidCursorException.class)
                .hasMessageContaining(why);
    }

    static Stream<Named<MovieRead<?>>> otherReads() {
        MovieTable films = Films.table();
        YearQuery year = films.inYear(1994);
        return Stream.of(
                Named.of("another year", films.inYear(1995)),
                Named.of("another table", Database.newTable().inYear(1994)),
                Named.of("some titles", year.titlesFrom("A")),
                Named.of("the other order", year.descending()),
                Named.of("a filter", year.where(RATING.exists())),
                Named.of("years", films.inYears(1994, 1994)),
                Named.of("a scan", films.scan()),
                Named.of("a scan for years", films.scan().years(1994, 1994)));
    }

    @ParameterizedTest
    @MethodSource("otherReads")
    void isRefusedByAnyOtherRead(MovieRead<?> other) {
        refuses(other.startAfter(behindThree), "another read");
    }

    @Test
    void tellsFiltersApartByEveryValue() {
        Cursor next = year.where(RATING.atLeast(1)).pageSize(1).page().next().orElseThrow();

        refuses(year.where(RATING.atLeast(2)).startAfter(next), "another read");
        refuses(year.where(RATING.above(1)).startAfter(next), "another read");
        refuses(year.where(RANK.atLeast(1)).startAfter(next), "another read");
        refuses(year.where(Attribute.text("info.rating").atLeast("1")).startAfter(next), "another read");
        assertThat(year.where(RATING.atLeast(1.0))
                        .startAfter(next)
                        .pageSize(1)
                        .page()
                        .examined())
                .isEqualTo(1);
    }

    @Test
    void tellsRangesOfTitlesApart() {
        Cursor next = year.titlesBetween("A", "T").limit(1).page().next().orElseThrow();

        refuses(year.titlesBetween("A", "U").startAfter(next), "another read");
        refuses(year.titlesFrom("A").startAfter(next), "another read");
        refuses(year.startAfter(next), "another read");
    }

    @Test
    void tellsSetsOfYearsApart() {
        Cursor next = films.inYears(List.of(1994, 1959)).limit(1).page().next().orElseThrow();

        assertThat(films.inYears(List.of(1959, 1994)).startAfter(next).first()).isPresent();
        refuses(films.inYears(List.of(1959, 1995)).startAfter(next), "another read");
        refuses(films.inYears(1959, 1994).startAfter(next), "another read");
        refuses(films.inYears(List.of(1959, 1994)).descending().startAfter(next), "another read");
    }

    @Test
    void isNotBoundToWhatDoesNotDecideTheAnswer() {
        List<Movie> rest = year.startAfter(behindThree).list();

        assertThat(year.startAfter(behindThree).consistent().list()).isEqualTo(rest);
        assertThat(year.startAfter(behindThree).pageSize(2).list()).isEqualTo(rest);
        assertThat(year.startAfter(behindThree).limit(2).list()).isEqualTo(rest.subList(0, 2));
        assertThat(year.startAfter(behindThree).readAtMost(4).list()).isEqualTo(rest.subList(0, 4));
        assertThat(year.startAfter(behindThree).fields(RATING).list())
                .extracting(Movie::key)
                .isEqualTo(rest.stream().map(Movie::key).toList());
        assertThat(films.consistent().inYear(1994).startAfter(behindThree).list())
                .isEqualTo(rest);
    }
}
