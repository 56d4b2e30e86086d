package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static io.github.movietable.testing.Faults.behind;
import static io.github.movietable.testing.Json.item;
import static io.github.movietable.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.WriteOutcome.ConditionNotMet;
import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.FailedClause;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import org.junit.jupiter.api.Test;

/** Another writer changes the movie between the calls of an update that creates a missing map. */
class UpdateRivalsTest {
    private static final MovieTable SHARED = Database.newTable();
    private static final MovieKey KEY = MovieKey.of(2015, "The Big New Movie");
    private static final NumberAttribute SEEN = Attribute.number("seen");
    private static final Movie BARE = Movie.of(KEY).with(SEEN, 3);

    private FaultyHttp http = FaultyHttp.faultless();

    UpdateRivalsTest() {
        SHARED.put(BARE);
    }

    private MovieUpdate update() {
        return Database.through(http, SHARED).update(KEY);
    }

    private static Movie stored() {
        return SHARED.consistent().get(KEY);
    }

    private static Movie movie(String rest) {
        return Movie.fromItem(item(json("{year: 2015, title: 'The Big New Movie', " + rest + "}")));
    }

    /** Another writer puts these movies, each before the call with its number reaches DynamoDB. */
    private void rivalPuts(Movie... puts) {
        http = FaultyHttp.scripted(attempt -> attempt.number() == 0 || attempt.number() > puts.length
                ? FaultyHttp.Fault.NONE
                : behind(() -> SHARED.put(puts[attempt.number() - 1])));
    }

    @Test
    void aRivalThatMakesInfoMeanwhileLosesNothing() {
        rivalPuts(movie("info: {plot: 'Theirs.'}"));

        assertThat(update().set(RATING, 5.5).apply())
                .isEqualTo(movie("info: {plot: 'Theirs.', rating: 5.5}"))
                .isEqualTo(stored());
        assertThat(http.attempts()).isEqualTo(3);
    }

    @Test
    void aRivalThatAlwaysGetsInBetweenEndsItAfterThreeCalls() {
        rivalPuts(movie("info: {plot: 'Theirs.'}"), BARE);

        assertThat(update().set(RATING, 5.5).tryApply())
                .isInstanceOfSatisfying(
                        ConditionNotMet.class,
                        refusal -> assertThat(refusal.current()).isEqualTo(BARE));
        assertThat(http.attempts()).isEqualTo(3);
        assertThat(stored()).isEqualTo(BARE);
    }

    @Test
    void aRivalThatDeletesTheMovieMeanwhileIsNoGhost() {
        http = FaultyHttp.scripted(
                attempt -> attempt.number() == 0 ? FaultyHttp.Fault.NONE : behind(() -> SHARED.delete(KEY)));

        assertThat(update().set(RATING, 5.5).tryApply()).isEqualTo(new WriteOutcome.NotFound(KEY));
        assertThat(SHARED.find(KEY)).isEmpty();
    }

    @Test
    void theCallersConditionIsAskedInEveryRound() {
        rivalPuts(movie("seen: 9"));
        MovieUpdate update = update().set(RATING, 5.5).onlyIf(SEEN.below(5));

        assertThat(update.tryApply())
                .isInstanceOfSatisfying(
                        ConditionNotMet.class,
                        refusal -> assertThat(refusal.why())
                                .extracting(FailedClause::toString)
                                .containsExactly("seen < 5, was 9"));
        assertThat(stored()).isEqualTo(movie("seen: 9"));
    }

    @Test
    void aSourceThatChangesMeanwhileIsCopiedAsItIsThen() {
        rivalPuts(movie("seen: 4"));

        assertThat(update().setFrom(RATING, SEEN).apply()).isEqualTo(movie("seen: 4, info: {rating: 4}"));
        assertThat(http.attempts()).isEqualTo(3);
    }
}
