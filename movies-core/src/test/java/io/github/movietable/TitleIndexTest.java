package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static io.github.movietable.testing.Faults.refusing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Titles in all years: the index, and the reads that need it. */
class TitleIndexTest {
    private static final List<Integer> KONGS = List.of(1933, 1976, 2005);
    private static final MovieTable MOVIES = withIndex();

    private static MovieTable withIndex() {
        MovieTable movies = MovieTable.named(Database.newName(), Database.client());
        movies.create(Throughput.onDemand(), TitleIndex.likeTheTable());
        fill(movies);
        return movies;
    }

    private static void fill(MovieTable movies) {
        KONGS.forEach(year ->
                movies.put(Movie.of(year, "King Kong").with(RATING, year % 10).with(PLOT, "An ape.")));
        movies.put(Movie.of(1933, "King Kong Returns"));
        IntStream.range(1901, 1931)
                .forEach(year -> movies.put(Movie.of(year, "Hamlet").with(RATING, year % 10)));
    }

    private static List<Integer> years(Iterable<Movie> movies) {
        List<Integer> years = new ArrayList<>();
        movies.forEach(movie -> years.add(movie.year()));
        return years;
    }

    @Test
    void aTitleIsFoundInAllYearsInOrderAndInReverse() {
        TitleQuery kongs = MOVIES.titled("King Kong");

        assertThat(kongs.list()).extracting(Movie::title).containsOnly("King Kong");
        assertThat(years(kongs)).containsExactly(1933, 1976, 2005);
        assertThat(years(kongs.ascending())).containsExactly(1933, 1976, 2005);
        assertThat(years(kongs.descending())).containsExactly(2005, 1976, 1933);
        assertThat(kongs.count()).isEqualTo(3);
        assertThat(kongs.first()).contains(MOVIES.get(1933, "King Kong"));
        assertThat(MOVIES.titled("King").list()).isEmpty();
    }

    @Test
    void yearsFiltersLimitsAndFieldsNarrowIt() {
        TitleQuery kongs = MOVIES.titled("King Kong");

        assertThat(years(kongs.years(1950, 2005))).containsExactly(1976, 2005);
        assertThat(years(kongs.years(1976, 1976))).containsExactly(1976);
        assertThat(kongs.years(1934, 1975).list()).isEmpty();
        assertThat(years(kongs.limit(2))).containsExactly(1933, 1976);
        assertThat(years(kongs.where(RATING.above(4)))).containsExactly(1976, 2005);
        assertThat(kongs.fields(RATING).list()).allSatisfy(movie -> {
            assertThat(movie.isPart()).isTrue();
            assertThat(movie.plot()).isEmpty();
            assertThat(movie.rating()).isPresent();
        });
        assertThatIllegalArgumentException().isThrownBy(() -> kongs.years(1990, 1980));
    }

    @Test
    void anyPagesTogetherAreTheAnswer() {
        TitleQuery hamlets = MOVIES.titled("Hamlet").descending();
        for (int size : List.of(1, 7, 30, 31)) {
            List<Movie> found = new ArrayList<>();
            Optional<Cursor> next = Optional.empty();
            do {
                TitleQuery rest = next.map(c -> hamlets.startAfter(Cursor.of(c.toString())))
                        .orElse(hamlets);
                Page<Movie> page = rest.pageSize(size).page();
                found.addAll(page.items());
                next = page.next();
            } while (next.isPresent());
            assertThat(found).as("pages of " + size).isEqualTo(hamlets.list()).hasSize(30);
        }
        assertThat(hamlets.limit(30).page().next()).isEmpty();
        assertThat(hamlets.limit(29).page().next()).isPresent();
    }

    @Test
    void aCursorOfAnotherTitleOrderOrRangeIsRefused() {
        TitleQuery hamlets = MOVIES.titled("Hamlet");
        Cursor cursor = hamlets.limit(3).page().next().orElseThrow();

        for (TitleQuery other : List.of(MOVIES.titled("King Kong"), hamlets.descending(), hamlets.years(1901, 1920))) {
            assertThatThrownBy(other.startAfter(cursor)::page).isInstanceOf(InvalidCursorException.class);
        }
    }

    @Test
    void strongConsistencyIsRefusedBeforeAnythingIsSent() {
        FaultyHttp http = FaultyHttp.faultless();
        MovieTable movies = Database.through(http, MOVIES);
        TitleQuery kongs = movies.titled("King Kong");

        assertThatIllegalStateException().isThrownBy(kongs::consistent).withMessageContaining("consistent().getAll");
        assertThatIllegalStateException().isThrownBy(() -> movies.consistent().titled("King Kong"));
        assertThat(http.attempts()).isZero();
    }

    @Test
    void ifThereIsNoIndexTheErrorSaysHowToAddOne() {
        MovieTable plain = Database.newTable();

        assertThat(plain.describe().hasTitleIndex()).isFalse();
        assertThatThrownBy(plain.titled("King Kong")::page)
                .isInstanceOf(TitleIndex.MissingException.class)
                .hasMessageContaining(plain.name())
                .hasMessageContaining("addTitleIndex()")
                .hasCauseInstanceOf(DynamoDbException.class);
        assertThatThrownBy(plain.titled("King Kong")::list).isInstanceOf(TitleIndex.MissingException.class);
        assertThatThrownBy(plain.titled("King Kong")::count).isInstanceOf(TitleIndex.MissingException.class);
    }

    @Test
    void anotherRefusalPasses() {
        for (String code : List.of("ValidationException", "ThrottlingException", "AccessDeniedException")) {
            FaultyHttp http = FaultyHttp.first("Query", refusing(code));
            MovieTable movies = MovieTable.named(MOVIES.name(), http.clientWithoutRetries());

            refuses(movies.titled("King Kong"), code);
        }
    }

    @Test
    void aRefusalIsThrownAsItIsIfDescribingTheTableIsNotAllowed() {
        FaultyHttp http = FaultyHttp.scripted(attempt ->
                refusing(attempt.operation().equals("Query") ? "ValidationException" : "AccessDeniedException"));

        refuses(MovieTable.named("Movies", http.clientWithoutRetries()).titled("King Kong"), "ValidationException");
    }

    private static void refuses(TitleQuery query, String code) {
        assertThatThrownBy(query::page)
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }

    @Test
    void anIndexIsAddedToATableWithMovies() {
        MovieTable movies = Database.newTable();
        fill(movies);
        List<String> phases = new ArrayList<>();
        movies.addTitleIndex(TitleIndex.likeTheTable(), progress -> phases.add(progress.phase()));

        assertThat(phases).endsWith("ACTIVE");
        assertThat(movies.describe().hasTitleIndex()).isTrue();
        assertThat(years(movies.titled("King Kong"))).containsExactly(1933, 1976, 2005);
    }
}
