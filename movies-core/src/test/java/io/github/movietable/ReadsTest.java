package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static io.github.movietable.expression.MovieCondition.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.expression.TextAttribute;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.Films;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Queries of one year and scans, compared with the films filtered in Java. */
class ReadsTest {
    private static final NumberAttribute YEAR = Attribute.number("year");
    private static final TextAttribute TITLE = Attribute.text("title");

    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable films = Database.through(http, Films.table());

    private static List<Movie> films(Predicate<Movie> wanted) {
        return Films.all().stream().filter(wanted).toList();
    }

    private static Predicate<Movie> of(int year) {
        return movie -> movie.year() == year;
    }

    private static List<Movie> titles(Predicate<String> wanted) {
        return films(of(1994).and(movie -> wanted.test(movie.title())));
    }

    @Test
    void aYearIsReadByTitle() {
        for (int year : new int[] {1916, 1957, 1994, 2014}) {
            assertThat(films.inYear(year).list()).isEqualTo(films(of(year)));
        }
        assertThat(films.inYear(1850).list()).isEmpty();
        assertThat(films.inYear(-3).list()).isEmpty();
    }

    @Test
    void descendingIsTheReverse() {
        List<Movie> reversed = new ArrayList<>(films(of(1994)));
        Collections.reverse(reversed);

        assertThat(films.inYear(1994).descending().list()).isEqualTo(reversed);
        assertThat(films.inYear(1994).descending().ascending().list()).isEqualTo(films(of(1994)));
    }

    static final List<MovieCondition> CONDITIONS = List.of(
            RATING.above(8),
            RATING.doesNotExist(),
            GENRES.contains("Drama").and(not(GENRES.contains("War"))),
            GENRES.size().above(3).or(RUNNING_TIME.exists()),
            PLOT.contains("the").and(ACTORS.at(0).startsWith("T")),
            DIRECTORS.is(List.of("Quentin Tarantino")));

    @ParameterizedTest
    @FieldSource("CONDITIONS")
    void filtersAnswerAsInJava(MovieCondition condition) {
        assertThat(films.inYear(1994).where(condition).list()).isEqualTo(films(of(1994).and(condition::test)));
        assertThat(Films.byKey(films.scan().where(condition).list())).isEqualTo(films(condition::test));
        assertThat(films.scan().where(condition).count())
                .isEqualTo(films(condition::test).size());
    }

    @Test
    void filtersAccumulate() {
        assertThat(films.inYear(1994)
                        .where(GENRES.contains("Drama"))
                        .where(GENRES.contains("Crime"))
                        .list())
                .isEqualTo(films(of(1994).and(m -> m.genres().containsAll(List.of("Drama", "Crime")))))
                .isNotEmpty();
    }

    @Test
    void aQuerysFilterMayNotNameTheKey() {
        for (MovieCondition condition : List.of(
                YEAR.is(1994), TITLE.contains("x"), not(RATING.exists().or(TITLE.exists())), RATING.below(YEAR))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> films.inYear(1994).where(condition))
                    .withMessageContainingAll("part of the key", "titles…");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> films.inYears(1990, 1994).where(condition));
        }
        assertThat(http.attempts()).isZero();
    }

    @Test
    void aScansFilterMayNameTheKey() {
        assertThat(films.scan()
                        .where(YEAR.is(1994))
                        .where(TITLE.startsWith("T"))
                        .list())
                .containsExactlyInAnyOrderElementsOf(titles(t -> t.startsWith("T")));
    }

    @Test
    void aScanReadsEveryMovieOnce() {
        assertThat(Films.byKey(films.scan().list())).isEqualTo(Films.all());
        assertThat(films.scan().years(1950, 1959).list())
                .containsExactlyInAnyOrderElementsOf(films(m -> m.year() >= 1950 && m.year() <= 1959));
        assertThat(films.scan().years(1950, 1959).years(1916, 1916).list()).isEqualTo(films(of(1916)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> films.scan().years(1959, 1950))
                .withMessageContaining("give the earlier year first");
    }

    @Test
    void fieldsGivePartsThatKnowTheirKey() {
        List<Movie> parts = films.inYear(1994).fields(GENRES, ACTORS.at(0)).list();

        assertThat(parts)
                .extracting(Movie::key)
                .isEqualTo(films(of(1994)).stream().map(Movie::key).toList());
        assertThat(parts).allMatch(Movie::isPart).allMatch(part -> part.plot().isEmpty());
        for (Movie part : parts) {
            Movie whole = films.get(part.key());
            assertThat(part.genres()).isEqualTo(whole.genres());
            assertThat(part.get(ACTORS.at(0))).isEqualTo(whole.get(ACTORS.at(0)));
        }
    }

    @Test
    void elementsAreFoundThoughDynamoDbClosesTheGaps() {
        MovieKey key = films(m -> m.actors().size() >= 3).get(0).key();
        Movie whole = films.get(key);
        Movie part = films.get(key, ACTORS.at(2), ACTORS.at(0));

        assertThat(part.get(ACTORS.at(2))).isEqualTo(whole.get(ACTORS.at(2))).isPresent();
        assertThat(part.get(ACTORS.at(0))).isEqualTo(whole.get(ACTORS.at(0)));
        assertThat(part.get(ACTORS.at(1))).as("not asked for").isEmpty();
        assertThat(films.get(key, ACTORS.at(2)).get(ACTORS.at(2))).isEqualTo(whole.get(ACTORS.at(2)));
        assertThat(films.get(key, ACTORS.at(99)).get(ACTORS.at(99))).isEmpty();
    }

    @Test
    void fieldsThatOverlapAreMerged() {
        Movie movie = films.get(1994, "Forrest Gump", INFO, RATING, ACTORS.at(0), ACTORS, PLOT);

        assertThat(movie.toItem()).isEqualTo(films.get(1994, "Forrest Gump").toItem());
        assertThat(films.inYear(1994)
                        .fields(ACTORS, ACTORS.at(1))
                        .titled("Forrest Gump")
                        .list()
                        .get(0)
                        .actors())
                .isEqualTo(films.get(1994, "Forrest Gump").actors());
    }

    @Test
    void firstAndCount() {
        assertThat(films.inYear(1994).first()).contains(titles(t -> true).get(0));
        assertThat(films.inYear(1994).where(RATING.above(99)).first()).isEmpty();
        assertThat(films.inYear(1994).count()).isEqualTo(titles(t -> true).size());
        assertThat(films.inYear(1994).limit(3).count()).isEqualTo(3);
        assertThat(films.inYear(1850).count()).isZero();
        YearQuery twoDramas = films.inYear(1994).where(GENRES.contains("Drama")).limit(2);
        assertThat(twoDramas.count()).isEqualTo(2);
        assertThat(twoDramas.pageSize(1).count()).isEqualTo(2);
    }

    @Test
    void aReadCanBeRunAgainAndAgain() {
        YearQuery year = films.inYear(1994).limit(2);
        Iterator<Movie> movies = year.iterator();
        Movie one = movies.next();
        Movie two = movies.next();

        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(movies::next);
        assertThat(year).containsExactly(one, two);
        assertThat(year.list()).containsExactly(one, two);
        try (Stream<Movie> stream = year.stream()) {
            assertThat(stream).containsExactly(one, two);
        }
    }

    @Test
    void boundsAreAtLeastOne() {
        YearQuery year = films.inYear(1994);

        assertThatIllegalArgumentException().isThrownBy(() -> year.limit(0)).withMessage("limit is at least 1, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> year.pageSize(-1)).withMessageContaining("pageSize");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> year.readAtMost(0))
                .withMessageContaining("readAtMost");
    }
}
