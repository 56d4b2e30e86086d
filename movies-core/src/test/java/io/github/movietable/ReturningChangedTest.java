package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.ACTORS;
import static io.github.movietable.expression.MovieAttributes.GENRES;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.expression.Attribute;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReturningChangedTest {
    private static final MovieKey KEY = MovieKey.of(1985, "Ran");

    private final MovieTable movies = Database.newTable();
    private final Movie before = Movie.of(KEY)
            .with(ACTORS, List.of("a", "b", "c"))
            .with(GENRES, List.of("Drama"))
            .with(Attribute.number("seen"), 1);

    @Test
    void onlyWhatWasChangedComesBack() {
        movies.put(before);

        Movie changed = movies.update(KEY).set(RATING, 8).applyReturningChanged();

        assertThat(changed.isPart()).isTrue();
        assertThat(changed.rating()).isPresent();
        assertThat(changed.get(Attribute.number("seen"))).isEmpty();
    }

    @Test
    void anElementOfAListIsTheElementThatWasChanged() {
        movies.put(before);

        Movie changed = movies.update(KEY).set(ACTORS.at(1), "NEW").applyReturningChanged();
        Movie appended = movies.update(KEY).set(ACTORS.at(9), "LAST").applyReturningChanged();

        assertThat(changed.get(ACTORS.at(1))).contains("NEW");
        assertThat(changed.get(ACTORS.at(0))).contains("a");
        assertThat(changed.get(Attribute.number("seen"))).isEmpty();
        assertThat(appended.actors()).containsExactly("a", "NEW", "c", "LAST");
    }

    @Test
    void theMovieBeforeComesBackOrNothingOfANewOne() {
        movies.put(before);

        assertThat(movies.update(KEY).set(RATING, 8).applyReturningOld()).contains(before);
        assertThat(movies.update(1985, "Brazil").set(RATING, 8).orCreate().applyReturningOld())
                .isEmpty();
        movies.update(KEY).set(RATING, 9).applyReturningNothing();
        assertThat(movies.get(KEY).rating()).isPresent();
    }
}
