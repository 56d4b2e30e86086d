package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.TextAttribute;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class VersionedMoviesTest {
    private static final MovieKey KEY = MovieKey.of(1972, "Solaris");
    private static final TextAttribute VERSION = Attribute.text("version");

    private final MovieTable movies = Database.newTable();
    private final VersionedMovies versioned = movies.versioned(VERSION);

    @Test
    void eachWriteChangesTheVersion() {
        Movie first = versioned.put(Movie.of(KEY).with(RATING, 8));
        Movie second = versioned.update(first).set(RATING, 9).apply();
        Movie third = versioned.put(second.with(PLOT, "An ocean thinks."));

        assertThat(List.of(first, second, third))
                .extracting(m -> m.get(VERSION).orElseThrow())
                .doesNotHaveDuplicates();
        assertThat(movies.get(KEY)).isEqualTo(third);
    }

    @Test
    void whatSomebodyElseChangedIsNotOverwritten() {
        Movie read = versioned.put(Movie.of(KEY).with(RATING, 8));
        Movie theirs = versioned.update(read).set(RATING, 9).apply();

        for (Runnable write : List.<Runnable>of(
                () -> versioned.put(read.with(RATING, 1)),
                () -> versioned.update(read).set(RATING, 1).apply(),
                () -> versioned.delete(read))) {
            var conflict = catchThrowableOfType(VersionConflictException.class, write::run);
            assertThat(conflict.key()).isEqualTo(KEY);
            assertThat(conflict.current()).hasValue(theirs);
        }
        assertThat(movies.get(KEY)).isEqualTo(theirs);
    }

    @Test
    void whatSomebodyElseDeletedIsAConflictWithoutAMovie() {
        Movie read = versioned.put(Movie.of(KEY));
        movies.delete(KEY);

        assertThat(catchThrowableOfType(VersionConflictException.class, () -> versioned.put(read))
                        .current())
                .isEmpty();
        assertThat(catchThrowableOfType(
                                VersionConflictException.class,
                                () -> versioned.update(read).set(RATING, 1).apply())
                        .current())
                .isEmpty();
        assertThat(movies.find(KEY)).isEmpty();
    }

    @Test
    void aNewMovieDoesNotReplaceOneThatSomebodyWroteByVersions() {
        versioned.put(Movie.of(KEY).with(RATING, 8));

        assertThatThrownBy(() -> versioned.put(Movie.of(KEY))).isInstanceOf(VersionConflictException.class);
    }

    static Stream<Arguments> shelves() {
        Function<MovieTable, VersionedMovies> random = table -> table.versioned(VERSION);
        Function<MovieTable, VersionedMovies> counted = table -> table.versioned(Attribute.number("n"));
        return Stream.of(
                arguments(random, Movie.of(KEY)),
                arguments(counted, Movie.of(KEY)),
                arguments(random, Movie.of(KEY).with(Attribute.any("version"), AttributeValue.fromNul(true))),
                arguments(counted, Movie.of(KEY).with(Attribute.any("n"), AttributeValue.fromNul(true))));
    }

    /**
     * Of two writers that have read a movie without a version, the first one meets no conflict, and the second one
     * does.
     */
    @ParameterizedTest
    @MethodSource("shelves")
    void noVersionReadAndNoneStoredAreEqual(Function<MovieTable, VersionedMovies> of, Movie unversioned) {
        VersionedMovies shelf = of.apply(movies);
        for (UnaryOperator<Movie> write : List.<UnaryOperator<Movie>>of(
                read -> shelf.put(read.with(RATING, 6)),
                read -> shelf.update(read).set(RATING, 6).apply())) {
            movies.put(unversioned.with(RATING, 5));
            Movie read = movies.get(KEY);

            Movie now = write.apply(read);

            assertThat(movies.get(KEY)).isEqualTo(now);
            assertThat(now.rating()).hasValue(new BigDecimal("6"));
            assertThat(now.with(RATING, 5)).isNotEqualTo(read);
            assertThatThrownBy(() -> write.apply(read)).isInstanceOf(VersionConflictException.class);
            assertThatThrownBy(() -> shelf.delete(read)).isInstanceOf(VersionConflictException.class);
            shelf.put(now.with(RATING, 7));
        }
        movies.put(unversioned);
        shelf.delete(movies.get(KEY));
        assertThat(movies.find(KEY)).isEmpty();
    }

    @Test
    void aPartWithoutItsVersionIsRefusedAndNotTakenForOneThatHasNone() {
        versioned.put(Movie.of(KEY).with(RATING, 8));
        Movie blind = movies.get(KEY, RATING);
        Movie seeing = movies.get(KEY, RATING, VERSION);

        assertThatThrownBy(() -> versioned.update(blind))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the movie (1972, \"Solaris\") was read without its version, version, which shows whether another"
                                + " writer has changed it; include it in fields(…)");
        assertThatThrownBy(() -> versioned.delete(blind)).isInstanceOf(IllegalArgumentException.class);
        versioned.update(seeing).set(RATING, 9).apply();

        movies.put(Movie.of(KEY).with(RATING, 8));
        versioned.update(movies.get(KEY, RATING, VERSION)).set(RATING, 9).apply();
    }

    @Test
    void aMovieWithoutAVersionGetsOneByItsFirstUpdate() {
        movies.put(Movie.of(KEY).with(RATING, 8));
        Movie read = movies.get(KEY);

        Movie now = versioned.update(read).set(RATING, 9).apply();

        assertThat(now.get(VERSION)).isPresent();
        assertThatThrownBy(() -> versioned.update(read).set(RATING, 1).apply())
                .isInstanceOf(VersionConflictException.class);
    }

    @Test
    void aConditionOfTheCallersOwnIsNoConflict() {
        Movie read = versioned.put(Movie.of(KEY).with(RATING, 8));

        assertThatThrownBy(() -> versioned
                        .update(read)
                        .onlyIf(RATING.above(9))
                        .set(RANK, 1)
                        .apply())
                .isInstanceOf(ConditionNotMetException.class);
    }

    @Test
    void aDeleteOfWhatWasReadDeletes() {
        Movie read = versioned.put(Movie.of(KEY));

        versioned.delete(read);

        assertThat(movies.find(KEY)).isEmpty();
    }

    @Test
    void noUpdateIsLostAmongManyWriters() {
        versioned.put(Movie.of(KEY).with(RANK, 0));
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            writers.add(CompletableFuture.runAsync(this::addTen));
        }
        writers.forEach(CompletableFuture::join);

        assertThat(movies.get(KEY).rank())
                .hasValueSatisfying(rank -> assertThat(rank).isEqualByComparingTo("40"));
    }

    private void addTen() {
        for (int done = 0; done < 10; ) {
            Movie read = movies.consistent().get(KEY);
            int rank = read.rank().orElseThrow().intValueExact();
            if (versioned.update(read).set(RANK, rank + 1).tryApply().isApplied()) {
                done++;
            }
        }
    }
}
