package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.TextAttribute;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

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
    void aNewMovieDoesNotReplaceOneThatIsThere() {
        movies.put(Movie.of(KEY).with(RATING, 8));

        assertThatThrownBy(() -> versioned.put(Movie.of(KEY))).isInstanceOf(VersionConflictException.class);
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
