package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.movietable.WriteOutcome.Applied;
import io.github.movietable.WriteOutcome.ConditionNotMet;
import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.FailedClause;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.expression.TextSetAttribute;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("quick")
class UpdateTest {
    private static final MovieTable SHARED = Database.newTable();
    private static final MovieKey KEY = MovieKey.of(2015, "The Big New Movie");
    private static final NumberAttribute SEEN = Attribute.number("seen");
    private static final TextSetAttribute TAGS = Attribute.textSet("tags");
    private static final Movie BIG = Movie.of(KEY)
            .with(PLOT, "Nothing happens at all.")
            .with(RATING, 0)
            .with(GENRES, List.of("Drama", "War"))
            .with(TAGS, Set.of("new", "long"));

    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable movies = Database.through(http, SHARED);

    UpdateTest() {
        SHARED.put(BIG);
    }

    private Movie stored() {
        return SHARED.consistent().get(KEY);
    }

    @Test
    void theLabsUpdateGivesTheMovieAsNowStored() {
        Movie updated = movies.update(KEY)
                .set(PLOT, "Everything happens all at once.")
                .set(RATING, 5.5)
                .set(ACTORS, List.of("Larry", "Moe", "Curly"))
                .apply();

        assertThat(updated)
                .isEqualTo(BIG.with(PLOT, "Everything happens all at once.")
                        .with(RATING, 5.5)
                        .with(ACTORS, List.of("Larry", "Moe", "Curly")))
                .isEqualTo(stored());
        assertThat(updated.isPart()).isFalse();
        assertThat(http.attempts()).isEqualTo(1);
    }

    @Test
    void everyKindOfChangeAtOnce() {
        Movie updated = movies.update(2015, "The Big New Movie")
                .increment(SEEN, 3)
                .decrement(RATING, 0.5)
                .append(GENRES, List.of("Comedy"))
                .prepend(DIRECTORS, List.of("Agnès Varda"))
                .setIfAbsent(RANK, 7)
                .setFrom(Attribute.text("first_plot"), PLOT)
                .remove(PLOT)
                .addTo(TAGS, Set.of("loud", "new"))
                .apply();

        assertThat(updated)
                .isEqualTo(BIG.with(SEEN, 3)
                        .with(RATING, -0.5)
                        .with(GENRES, List.of("Drama", "War", "Comedy"))
                        .with(DIRECTORS, List.of("Agnès Varda"))
                        .with(RANK, 7)
                        .with(Attribute.text("first_plot"), "Nothing happens at all.")
                        .without(PLOT)
                        .with(TAGS, Set.of("new", "long", "loud")));
    }

    @Test
    void theLastMemberTakesItsSetAlong() {
        assertThat(movies.update(KEY).deleteFrom(TAGS, Set.of("new", "odd")).apply())
                .isEqualTo(BIG.with(TAGS, Set.of("long")));
        assertThat(movies.update(KEY).deleteFrom(TAGS, Set.of("long")).apply()).isEqualTo(BIG.without(TAGS));
    }

    @Test
    void elementsOfAListAreChangedAndRemoved() {
        assertThat(movies.update(KEY).set(GENRES.at(1), "Comedy").apply().genres())
                .containsExactly("Drama", "Comedy");
        assertThat(movies.update(KEY).set(GENRES.at(9), "War").apply().genres())
                .containsExactly("Drama", "Comedy", "War");
        assertThat(movies.update(KEY).remove(GENRES.at(0)).apply().genres()).containsExactly("Comedy", "War");
    }

    @Test
    void aMissingMovieIsNotMadeByAnUpdate() {
        SHARED.delete(KEY);

        assertThatExceptionOfType(MovieNotFoundException.class)
                .isThrownBy(() -> movies.update(KEY).set(SEEN, 1).apply())
                .satisfies(e -> assertThat(e.key()).isEqualTo(KEY))
                .withMessageContainingAll("(2015, \"The Big New Movie\")", movies.name(), "put creates it");
        assertThat(movies.find(KEY)).isEmpty();
    }

    @Test
    void orCreateMakesTheMovie() {
        SHARED.delete(KEY);
        Movie made = movies.update(KEY)
                .set(SEEN, 1)
                .set(RATING, 7)
                .set(PLOT, "New.")
                .orCreate()
                .apply();

        assertThat(made)
                .isEqualTo(Movie.of(KEY).with(SEEN, 1).with(RATING, 7).with(PLOT, "New."))
                .isEqualTo(stored());
    }

    @Test
    void orCreateChangesAMovieThatIsThere() {
        assertThat(movies.update(KEY).set(RATING, 7).orCreate().apply()).isEqualTo(BIG.with(RATING, 7));
        assertThat(http.attempts()).isEqualTo(1);
    }

    @Test
    void aRefusalSaysWhyAndChangesNothing() {
        MovieUpdate update =
                movies.update(KEY).set(RATING, 9).onlyIf(RATING.atLeast(1)).onlyIf(PLOT.exists());

        assertThat(update.tryApply()).isInstanceOfSatisfying(ConditionNotMet.class, refusal -> {
            assertThat(refusal.current()).isEqualTo(BIG);
            assertThat(refusal.why()).extracting(FailedClause::toString).containsExactly("info.rating >= 1, was 0");
        });
        assertThatExceptionOfType(ConditionNotMetException.class)
                .isThrownBy(update::apply)
                .satisfies(e -> {
                    assertThat(e.key()).isEqualTo(KEY);
                    assertThat(e.current()).isEqualTo(BIG);
                    assertThat(e.why()).hasSize(1);
                })
                .withMessageStartingWith("updating (2015, \"The Big New Movie\") in the table " + movies.name()
                        + " was refused because this is false: info.rating >= ?. ")
                .withMessageContainingAll("current()", "why()", "tryApply()");
        assertThat(stored()).isEqualTo(BIG);
    }

    @Test
    void messagesHoldNoValues() {
        MovieUpdate update = movies.update(KEY)
                .set(PLOT, "secret plot")
                .onlyIf(PLOT.is("secret guess")
                        .or(GENRES.contains("secret genre"))
                        .or(RATING.above(4711)));

        assertThatExceptionOfType(ConditionNotMetException.class)
                .isThrownBy(update::apply)
                .satisfies(e -> assertThat(e.getMessage())
                        .contains("info.plot = ?; contains(info.genres, ?); info.rating > ?")
                        .doesNotContain("secret", "4711", "Nothing happens"));
    }

    @Test
    void conditionsAccumulateAndChangesAreMadeIfAllAreTrue() {
        assertThat(movies.update(KEY)
                        .set(SEEN, 1)
                        .onlyIf(RATING.is(0))
                        .onlyIf(PLOT.exists())
                        .tryApply())
                .isEqualTo(new Applied(BIG.with(SEEN, 1)));
    }

    @Test
    void theKeyCanNotBeChanged() {
        MovieUpdate update = movies.update(KEY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> update.set(Attribute.number("year"), 2016))
                .withMessageContainingAll("updating (2015, \"The Big New Movie\")", "year is part of the key");
        assertThatIllegalArgumentException().isThrownBy(() -> update.remove(Attribute.text("title")));
        assertThatIllegalArgumentException().isThrownBy(() -> update.increment(Attribute.number("year"), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> update.set(Attribute.text("title.first"), "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> update.set(Attribute.named("title").asText(), "x"));
    }

    @Test
    void changesThatOverlapAreRefused() {
        MovieUpdate update = movies.update(KEY).set(GENRES, List.of("Drama"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> update.set(GENRES.at(0), "War"))
                .withMessageContainingAll("info.genres", "info.genres[0]", "overlap");
        assertThatIllegalArgumentException().isThrownBy(() -> update.append(GENRES, List.of("War")));
        assertThatIllegalArgumentException().isThrownBy(() -> update.remove(INFO));
        assertThatIllegalArgumentException().isThrownBy(() -> update.remove(Attribute.any("info.genres")));
        assertThat(update.set(RATING, 1)
                        .set(Attribute.text("info.genre"), "Drama")
                        .apply()
                        .genres())
                .containsExactly("Drama");
    }

    @Test
    void anUpdateWithoutChangesIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> movies.update(KEY).orCreate().apply())
                .withMessageContaining("say what to change");
        assertThat(http.attempts()).isZero();
    }

    @Test
    void theSpecificationIsImmutable() {
        MovieUpdate one = movies.update(KEY).set(RATING, 1);
        MovieUpdate two = one.set(SEEN, 2).onlyIf(PLOT.exists());

        assertThat(one.apply()).isEqualTo(BIG.with(RATING, 1));
        assertThat(two.apply()).isEqualTo(BIG.with(RATING, 1).with(SEEN, 2));
        assertThat(two.toString()).contains("SET info.rating = 1, seen = 2", "if attribute_exists(info.plot)");
    }
}
