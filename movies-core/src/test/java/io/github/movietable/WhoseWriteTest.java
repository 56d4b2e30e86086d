package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.ACTORS;
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
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * A lost response never turns a success into a refusal, another writer's write into this one, or one increment into
 * two.
 */
class WhoseWriteTest {
    private static final MovieKey KEY = MovieKey.of(1994, "Léon");
    private static final TextAttribute VERSION = Attribute.text("version");

    /** Faults after which the response says nothing, although DynamoDB has applied the write. */
    enum Silence {
        LOST_ANSWER,
        ERROR_AFTER;

        Fault fault() {
            return this == LOST_ANSWER ? Fault.LOST_ANSWER : Fault.ERROR_AFTER;
        }
    }

    private final MovieTable stored = Database.newTable();

    private MovieTable facing(String operation, Fault... faults) {
        return Database.through(FaultyHttp.first(operation, faults), stored);
    }

    private Movie movie() {
        return Movie.of(KEY).with(RATING, 8).with(RANK, 1);
    }

    private BigDecimal rank() {
        return stored.get(KEY).rank().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void aPutIsCertainWhateverHappensToItsAnswer(Silence silence) {
        facing("PutItem", silence.fault()).put(movie());

        assertThat(stored.get(KEY)).isEqualTo(movie());
    }

    @ParameterizedTest
    @EnumSource
    void aPutIfAbsentRefusedByItsOwnEchoIsUnknown(Silence silence) {
        MovieTable movies = facing("PutItem", silence.fault());

        var unknown = catchThrowableOfType(OutcomeUnknownException.class, () -> movies.putIfAbsent(movie()));

        assertThat(unknown.key()).isEqualTo(KEY);
        assertThat(unknown.current()).hasValue(movie());
        assertThat(unknown.storedAsAsked()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aRivalsPutIsNotTakenForOurs(Silence silence) {
        Movie rival = movie().with(RATING, 1);
        MovieTable movies = facing("PutItem", (attempt, sender) -> {
            stored.put(rival);
            return silence.fault().happen(attempt, sender);
        });

        var unknown = catchThrowableOfType(OutcomeUnknownException.class, () -> movies.putIfAbsent(movie()));

        assertThat(unknown.current()).hasValue(rival);
        assertThat(unknown.storedAsAsked()).isFalse();
        assertThat(stored.get(KEY)).isEqualTo(rival);
    }

    @Test
    void aRefusalAfterAThrottledAttemptIsARefusal() {
        stored.put(movie());

        WriteOutcome outcome =
                facing("PutItem", Fault.THROTTLED, Fault.THROTTLED).putIfAbsent(movie().with(RATING, 2));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        WriteOutcome.ConditionNotMet.class,
                        refusal -> assertThat(refusal.current()).isEqualTo(movie()));
    }

    @ParameterizedTest
    @EnumSource
    void settingTheSameAgainIsASuccess(Silence silence) {
        stored.put(movie());

        Movie now =
                facing("UpdateItem", silence.fault()).update(KEY).set(RATING, 9).apply();

        assertThat(now.rating()).hasValue(new BigDecimal("9"));
        assertThat(stored.get(KEY)).isEqualTo(now);
    }

    @ParameterizedTest
    @EnumSource
    void aConditionThatOurOwnWriteMadeFalseIsUnknown(Silence silence) {
        stored.put(movie());
        MovieUpdate update =
                facing("UpdateItem", silence.fault()).update(KEY).set(RATING, 9).onlyIf(RATING.is(8));

        var unknown = catchThrowableOfType(OutcomeUnknownException.class, update::apply);

        assertThat(unknown.storedAsAsked()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void twoWorkersThatSetTheSameCannotBeToldApart(Silence silence) {
        stored.put(movie());
        MovieTable movies = facing("UpdateItem", (attempt, sender) -> {
            stored.update(KEY).set(RATING, 9).apply();
            return silence.fault().happen(attempt, sender);
        });

        var unknown = catchThrowableOfType(
                OutcomeUnknownException.class,
                () -> movies.update(KEY).set(RATING, 9).onlyIf(RATING.is(8)).tryApply());

        assertThat(unknown.storedAsAsked()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anIncrementIsMadeOnceAndReportedAsUnknown(Silence silence) {
        stored.put(movie());
        FaultyHttp http = FaultyHttp.first("UpdateItem", silence.fault());
        MovieUpdate update = Database.through(http, stored).update(KEY).increment(RANK, 1);

        assertThatThrownBy(update::apply)
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(SdkException.class);

        assertThat(rank()).isEqualByComparingTo("2");
        assertThat(http.attempts("UpdateItem")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void appendingAndRemovingAnElementAreNotRepeatedEither(Silence silence) {
        stored.put(movie().with(ACTORS, List.of("Jean", "Natalie", "Gary")));

        assertThatThrownBy(() -> facing("UpdateItem", silence.fault())
                        .update(KEY)
                        .append(ACTORS, List.of("Danny"))
                        .apply())
                .isInstanceOf(OutcomeUnknownException.class);
        assertThatThrownBy(() -> facing("UpdateItem", silence.fault())
                        .update(KEY)
                        .remove(ACTORS.at(0))
                        .apply())
                .isInstanceOf(OutcomeUnknownException.class);

        assertThat(stored.get(KEY).actors()).containsExactly("Natalie", "Gary", "Danny");
    }

    @Test
    void aThrottledIncrementIsTriedAgainAndMadeOnce() {
        stored.put(movie());
        FaultyHttp http = FaultyHttp.first("UpdateItem", Fault.THROTTLED, Fault.THROTTLED);

        Database.through(http, stored).update(KEY).increment(RANK, 1).apply();

        assertThat(http.attempts("UpdateItem")).isEqualTo(3);
        assertThat(rank()).isEqualByComparingTo("2");
    }

    @Test
    void anIncrementThatWasNeverSentIsUnknownToo() {
        stored.put(movie());

        assertThatThrownBy(() -> facing("UpdateItem", Fault.NOT_SENT)
                        .update(KEY)
                        .increment(RANK, 1)
                        .apply())
                .isInstanceOf(OutcomeUnknownException.class);

        assertThat(rank()).isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @EnumSource
    void anIncrementExactlyOnceIsAlwaysKnown(Silence silence) {
        stored.put(movie());
        FaultyHttp http = FaultyHttp.first("TransactWriteItems", silence.fault(), silence.fault());

        Movie now = Database.through(http, stored)
                .update(KEY)
                .increment(RANK, 1)
                .exactlyOnce()
                .apply();

        assertThat(now.rank()).hasValueSatisfying(r -> assertThat(r).isEqualByComparingTo("2"));
        assertThat(http.attempts("TransactWriteItems")).isEqualTo(3);
        assertThat(rank()).isEqualByComparingTo("2");
    }

    @ParameterizedTest
    @EnumSource
    void runningTheSameExactlyOnceAgainSettlesIt(Silence silence) {
        stored.put(movie());
        Fault[] allAttempts = new Fault[9];
        Arrays.fill(allAttempts, silence.fault());
        ExactlyOnce once = facing("TransactWriteItems", allAttempts)
                .update(KEY)
                .increment(RANK, 1)
                .exactlyOnce();

        assertThatThrownBy(once::apply).isInstanceOf(OutcomeUnknownException.class);
        once.apply();

        assertThat(rank()).isEqualByComparingTo("2");
    }

    @ParameterizedTest
    @EnumSource
    void aDeleteIfThatMayHaveDeletedIsUnknown(Silence silence) {
        stored.put(movie());
        MovieTable movies = facing("DeleteItem", silence.fault());

        var unknown = catchThrowableOfType(OutcomeUnknownException.class, () -> movies.deleteIf(KEY, RATING.atMost(8)));

        assertThat(unknown.current()).isEmpty();
        assertThat(unknown.storedAsAsked()).isTrue();
        assertThat(stored.find(KEY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPlainDeleteIsCertain(Silence silence) {
        stored.put(movie());

        facing("DeleteItem", silence.fault()).delete(KEY);

        assertThat(stored.find(KEY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aVersionedUpdateKnowsItsOwnWork(Silence silence) {
        Movie read = stored.versioned(VERSION).put(movie());

        Movie now = facing("UpdateItem", silence.fault())
                .versioned(VERSION)
                .update(read)
                .set(RATING, 9)
                .apply();

        assertThat(now.rating()).hasValue(new BigDecimal("9"));
        assertThat(stored.get(KEY)).isEqualTo(now);
    }

    @ParameterizedTest
    @EnumSource
    void aVersionedPutKnowsItsOwnWork(Silence silence) {
        Movie put = facing("PutItem", silence.fault()).versioned(VERSION).put(movie());

        assertThat(stored.get(KEY)).isEqualTo(put);
    }

    @ParameterizedTest
    @EnumSource
    void aVersionedUpdateDoesNotTakeARivalsWorkForItsOwn(Silence silence) {
        Movie read = stored.versioned(VERSION).put(movie());
        MovieTable movies = facing("UpdateItem", (attempt, sender) -> {
            stored.versioned(VERSION).update(read).set(RATING, 9).apply();
            return silence.fault().happen(attempt, sender);
        });

        assertThatThrownBy(() ->
                        movies.versioned(VERSION).update(read).set(RATING, 9).apply())
                .isInstanceOf(OutcomeUnknownException.class);
    }

    /** The version that was read is still stored, so nothing was written, and the caller's own condition was false. */
    @ParameterizedTest
    @EnumSource
    void aVersionedUpdateWhoseOwnConditionIsFalseIsRefused(Silence silence) {
        Movie read = stored.versioned(VERSION).put(movie());
        Fault neverDone = silence == Silence.LOST_ANSWER ? Fault.NOT_SENT : Fault.ERROR_BEFORE;
        MovieUpdate update = facing("UpdateItem", neverDone)
                .versioned(VERSION)
                .update(read)
                .set(RATING, 9)
                .onlyIf(RATING.below(1));

        assertThat(update.tryApply())
                .isInstanceOfSatisfying(
                        WriteOutcome.ConditionNotMet.class,
                        refusal -> assertThat(refusal.current()).isEqualTo(read));
    }

    /**
     * This write was applied and then overwritten by another writer, or never applied: the stored movie looks the same,
     * so a version can't tell.
     */
    @ParameterizedTest
    @EnumSource
    void aVersionedWriteFollowedByARivalsIsUnknownWithTheRivalsMovie(Silence silence) {
        Movie read = stored.versioned(VERSION).put(movie());
        MovieTable movies = facing("UpdateItem", (attempt, sender) -> {
            try {
                return silence.fault().happen(attempt, sender);
            } finally {
                stored.versioned(VERSION).update(stored.get(KEY)).set(RATING, 7).apply();
            }
        });

        var unknown = catchThrowableOfType(
                OutcomeUnknownException.class,
                () -> movies.versioned(VERSION).update(read).set(RATING, 9).apply());

        assertThat(unknown.current()).hasValue(stored.get(KEY));
        assertThat(unknown.storedAsAsked()).isFalse();
        assertThat(stored.get(KEY).rating()).hasValue(new BigDecimal("7"));
    }

    @Test
    void aRefusalWithoutAnOpenAttemptIsARefusal() {
        stored.put(movie());

        assertThat(stored.deleteIf(KEY, RATING.atMost(5))).isInstanceOf(WriteOutcome.ConditionNotMet.class);
    }

    @Test
    void whatDynamoDbRefusesPassesUntouched() {
        stored.put(movie().with(RANK, new BigDecimal("9.9e125")));

        assertThatThrownBy(() -> stored.update(KEY)
                        .increment(RANK, new BigDecimal("9e125"))
                        .apply())
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("Request ID");
    }
}
