package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.ACTORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Elements of a list that was read in part. */
@Tag("quick")
class PartsTest {
    @Test
    void elementsOfAListReadInPartCannotBeChanged() {
        MovieTable movies = Database.newTable();
        movies.put(Movie.of(1985, "Ran").with(ACTORS, List.of("a", "b", "c", "d")));
        Movie part = movies.get(MovieKey.of(1985, "Ran"), ACTORS.at(3));

        assertThatThrownBy(() -> part.with(ACTORS.at(3), "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> part.without(ACTORS.at(0))).isInstanceOf(IllegalArgumentException.class);
        assertThat(part.get(ACTORS.at(3))).contains("d");
    }
}
