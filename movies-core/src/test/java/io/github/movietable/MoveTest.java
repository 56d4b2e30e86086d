package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.GENRES;
import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.expression.Attribute;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class MoveTest {
    private static final MovieKey OLD = MovieKey.of(1999, "Matrix");
    private static final MovieKey NEW = MovieKey.of(1999, "The Matrix");

    private final MovieTable movies = Database.newTable();
    private final Movie movie = Movie.of(OLD)
            .with(RATING, 8.7)
            .with(GENRES, List.of("Action", "Sci-Fi"))
            .with(Attribute.named("a.b c"), AttributeValue.fromNul(true))
            .with(Attribute.textSet("tags"), Set.of("b", "a"))
            .with(Attribute.binary("digest"), SdkBytes.fromByteArray(new byte[] {0, -1}))
            .with(Attribute.list("empty"), List.of());

    private static Movie at(MovieKey key, Movie movie) {
        var item = new HashMap<>(movie.toItem());
        item.putAll(key.toItem());
        return Movie.fromItem(item);
    }

    @Test
    void everythingMovesAndNothingStays() {
        movies.put(movie);

        WriteOutcome outcome = movies.move(OLD, NEW);

        assertThat(outcome).isEqualTo(new WriteOutcome.Applied(at(NEW, movie)));
        assertThat(movies.get(NEW)).isEqualTo(at(NEW, movie));
        assertThat(movies.find(OLD)).isEmpty();
    }

    @Test
    void aMovieInTheWayIsNotOverwritten() {
        Movie there = Movie.of(NEW).with(PLOT, "already here");
        movies.put(movie);
        movies.put(there);

        assertThat(movies.move(OLD, NEW)).isInstanceOfSatisfying(WriteOutcome.ConditionNotMet.class, refusal -> {
            assertThat(refusal.current()).isEqualTo(there);
            assertThat(refusal.why()).isNotEmpty();
        });
        assertThat(movies.get(OLD)).isEqualTo(movie);
        assertThat(movies.get(NEW)).isEqualTo(there);
    }

    @Test
    void nothingToMoveIsNotFound() {
        assertThat(movies.move(OLD, NEW)).isEqualTo(new WriteOutcome.NotFound(OLD));
    }

    @Test
    void aChangeSinceItWasReadRefusesTheMove() {
        movies.put(movie);
        MovieTable racing = Database.through(
                FaultyHttp.first("TransactWriteItems", (attempt, sender) -> {
                    movies.update(OLD).set(RATING, 9).apply();
                    return sender.send(attempt.body());
                }),
                movies);

        WriteOutcome outcome = racing.move(OLD, NEW);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        WriteOutcome.ConditionNotMet.class,
                        refusal -> assertThat(refusal.current()).isEqualTo(movie.with(RATING, 9)));
        assertThat(movies.find(NEW)).isEmpty();
    }

    @Test
    void anAttributeRemovedSinceItWasReadRefusesTheMove() {
        movies.put(movie);
        MovieTable racing = Database.through(
                FaultyHttp.first("TransactWriteItems", (attempt, sender) -> {
                    movies.update(OLD).remove(Attribute.any("empty")).apply();
                    return sender.send(attempt.body());
                }),
                movies);

        assertThat(racing.move(OLD, NEW)).isInstanceOf(WriteOutcome.ConditionNotMet.class);
    }

    @Test
    void aLostAnswerIsSettled() {
        movies.put(movie);

        WriteOutcome outcome = Database.through(FaultyHttp.first("TransactWriteItems", Fault.LOST_ANSWER), movies)
                .move(OLD, NEW);

        assertThat(outcome.isApplied()).isTrue();
        assertThat(movies.find(OLD)).isEmpty();
        assertThat(movies.get(NEW)).isEqualTo(at(NEW, movie));
    }

    @Test
    void theSameKeyIsRefused() {
        assertThatThrownBy(() -> movies.move(OLD, OLD)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHundredAndFiftyAttributesCanBeCompared() {
        movies.put(wide(150));
        assertThat(movies.move(OLD, NEW).isApplied()).isTrue();

        movies.put(wide(151));
        assertThatThrownBy(() -> movies.move(OLD, NEW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("versioned");
    }

    private static Movie wide(int attributes) {
        Movie wide = Movie.of(OLD);
        for (int i = 2; i < attributes; i++) {
            wide = wide.with(Attribute.number("a" + i), i);
        }
        return wide;
    }

    @Test
    void longNamesAreRefusedBeforeSending() {
        Movie long40 = Movie.of(OLD);
        for (int i = 0; i < 120; i++) {
            long40 = long40.with(Attribute.number("a".repeat(36) + i), i);
        }
        movies.put(long40);
        FaultyHttp http = FaultyHttp.faultless();

        assertThatThrownBy(() -> Database.through(http, movies).move(OLD, NEW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 KB");
        assertThat(http.attempts("TransactWriteItems")).isZero();
    }
}
