package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Films;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clauses on titles, compared with the films of a year filtered in Java. */
class TitlesTest {
    private final MovieTable films = Films.table();

    private static int compare(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Movie> titles(Predicate<String> wanted) {
        return Films.all().stream()
                .filter(movie -> movie.year() == 1994 && wanted.test(movie.title()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "Forrest Gump", "Forrest Gumq", "L", "Pulp", "Z", "a", "À", "😀", "\"", " "})
    void titlesAreBoundFromBelowAndAbove(String title) {
        YearQuery year = films.inYear(1994);

        assertThat(year.titlesFrom(title).list()).isEqualTo(titles(t -> compare(t, title) >= 0));
        assertThat(year.titlesAfter(title).list()).isEqualTo(titles(t -> compare(t, title) > 0));
        assertThat(year.titlesTo(title).list()).isEqualTo(titles(t -> compare(t, title) <= 0));
        assertThat(year.titlesBefore(title).list()).isEqualTo(titles(t -> compare(t, title) < 0));
        assertThat(year.titlesStartingWith(title).list()).isEqualTo(titles(t -> t.startsWith(title)));
        assertThat(year.titled(title).list()).isEqualTo(titles(t -> t.equals(title)));
        assertThat(year.titlesBetween(" ", title).list()).isEqualTo(titles(t -> compare(t, title) <= 0));
    }

    @Test
    void titlesBetweenAAndLExcludesLethalWeapon() {
        MovieTable movies = Database.newTable();
        for (String title : List.of("A", "A Few Good Men", "Aladdin", "Ken Park", "L", "Lethal Weapon 3", "a")) {
            movies.put(Movie.of(1992, title));
        }

        assertThat(movies.inYear(1992).titlesBetween("A", "L").list())
                .extracting(Movie::title)
                .containsExactly("A", "A Few Good Men", "Aladdin", "Ken Park", "L");
        assertThat(movies.inYear(1992).titlesBetween("L", "L").list())
                .extracting(Movie::title)
                .containsExactly("L");
    }

    @Test
    void titlesAreOrderedByTheirBytes() {
        MovieTable movies = Database.newTable();
        List<String> ordered = List.of("A", "Z", "a", "z", "Ü", "\uFB01", "\uD83D\uDE00");
        ordered.forEach(title -> movies.put(Movie.of(2000, title)));

        assertThat(movies.inYear(2000).list()).extracting(Movie::title).isEqualTo(ordered);
        assertThat(movies.inYear(2000).titlesBetween("\uFB01", "\uD83D\uDE00").count())
                .isEqualTo(2);
    }

    @Test
    void titlesTheWrongWayRoundAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> films.inYear(1992).titlesBetween("L", "A"))
                .withMessageContainingAll("titlesBetween(\"L\", \"A\")", "give the lower first");
    }

    @Test
    void ofTitleClausesTheLastCounts() {
        YearQuery year = films.inYear(1994);

        assertThat(year.titlesFrom("T").titlesTo("F").list()).isEqualTo(titles(t -> compare(t, "F") <= 0));
        assertThat(year.titlesFrom("T").titlesStartingWith("").list()).isEqualTo(titles(t -> true));
    }
}
