package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.expression.Attribute;
import io.github.movietable.model.Meter;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.model.NoSuchTableException;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.FaultyHttp.Reply;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MovieTransactionTest {
    private static final MovieKey A = MovieKey.of(1960, "A bout de souffle");
    private static final MovieKey B = MovieKey.of(1963, "Le Mépris");
    private static final MovieKey C = MovieKey.of(1965, "Alphaville");
    private static final MovieKey D = MovieKey.of(1967, "Week-end");

    /** A conflict with another write, which DynamoDB Local never reports. */
    private static final Fault CONFLICT = (attempt, sender) -> new Reply(
            400,
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\"Message\":\"injected\","
                    + "\"CancellationReasons\":[{\"Code\":\"TransactionConflict\"},{\"Code\":\"None\"}]}");

    private final MovieTable movies = Database.newTable();

    @Test
    void allOfItIsDone() {
        movies.put(Movie.of(A).with(RATING, 7));
        movies.put(Movie.of(B).with(RATING, 8));
        movies.put(Movie.of(D).with(RATING, 6));

        movies.transaction()
                .update(movies.update(A).increment(RATING, 1))
                .delete(B)
                .putIfAbsent(Movie.of(C).with(RANK, 3))
                .check(D, RATING.is(6))
                .apply();

        assertThat(movies.get(A).rating()).hasValueSatisfying(r -> assertThat(r).isEqualByComparingTo("8"));
        assertThat(movies.find(B)).isEmpty();
        assertThat(movies.find(C)).isPresent();
    }

    @Test
    void noneOfItIsDoneAndEachRefusalIsTold() {
        Movie a = Movie.of(A).with(RATING, 7);
        Movie c = Movie.of(C).with(RATING, 5);
        movies.put(a);
        movies.put(c);

        TransactionOutcome outcome = movies.transaction()
                .update(movies.update(A).set(RATING, 1).onlyIf(RATING.above(9)))
                .update(movies.update(B).set(RATING, 1))
                .putIfAbsent(Movie.of(C))
                .put(Movie.of(D))
                .tryApply();

        assertThat(outcome).isInstanceOf(TransactionOutcome.Cancelled.class);
        List<TransactionOutcome.Reason> reasons = ((TransactionOutcome.Cancelled) outcome).reasons();
        assertThat(reasons).extracting(TransactionOutcome.Reason::key).containsExactly(A, B, C);
        assertThat(reasons.get(0)).isInstanceOfSatisfying(TransactionOutcome.Reason.ConditionNotMet.class, r -> {
            assertThat(r.current()).isEqualTo(a);
            assertThat(r.why()).hasToString("[info.rating > 9, was 7]");
        });
        assertThat(reasons.get(1)).isEqualTo(new TransactionOutcome.Reason.NotFound(B));
        assertThat(reasons.get(2))
                .isInstanceOfSatisfying(
                        TransactionOutcome.Reason.ConditionNotMet.class,
                        r -> assertThat(r.current()).isEqualTo(c));
        assertThat(movies.find(D)).isEmpty();
        assertThat(movies.get(A)).isEqualTo(a);
    }

    @Test
    void theStrongWordThrowsWithTheReasonsAndWithoutValues() {
        movies.put(Movie.of(A).with(PLOT, "canary"));

        var cancelled = catchThrowableOfType(
                TransactionOutcome.CancelledException.class,
                () -> movies.transaction()
                        .deleteIf(A, PLOT.is("another"))
                        .delete(B)
                        .apply());

        assertThat(cancelled.reasons()).hasSize(1);
        assertThat(cancelled).hasMessageContaining("info.plot = ?").hasMessageNotContainingAny("canary", "another");
    }

    @Test
    void aMissingParentIsMadeInATransactionToo() {
        movies.put(Movie.of(A));
        movies.put(Movie.of(B).with(RATING, 1));

        movies.transaction()
                .update(movies.update(A).set(RATING, 9).increment(RANK, 2))
                .update(movies.update(B).set(RATING, 2))
                .update(movies.update(C).set(RATING, 3).orCreate())
                .apply();

        assertThat(movies.get(A)).isEqualTo(Movie.of(A).with(RATING, 9).with(RANK, 2));
        assertThat(movies.get(B)).isEqualTo(Movie.of(B).with(RATING, 2));
        assertThat(movies.get(C)).isEqualTo(Movie.of(C).with(RATING, 3));
    }

    @Test
    void removingFromAMissingParentIsNothing() {
        movies.put(Movie.of(A));

        movies.transaction()
                .update(movies.update(A).remove(RATING))
                .put(Movie.of(B))
                .apply();

        assertThat(movies.get(A)).isEqualTo(Movie.of(A));
    }

    @Test
    void aConflictIsTriedAgainWithTheSameTokenAndJitter() {
        FakeTicker ticker = new FakeTicker();
        FaultyHttp http = FaultyHttp.first("TransactWriteItems", CONFLICT, CONFLICT);
        MovieTable facing = MovieTable.named(movies.name(), http.client(), ticker);

        facing.transaction().put(Movie.of(A)).put(Movie.of(B)).apply();

        assertThat(http.log())
                .extracting(a -> a.body().get("ClientRequestToken").asText())
                .hasSize(3)
                .containsOnly(http.log().get(0).body().get("ClientRequestToken").asText());
        assertThat(ticker.pauses()).hasSize(2);
        assertThat(movies.find(B)).isPresent();
    }

    @Test
    void aConflictThatStaysIsTold() {
        Fault[] conflicts = IntStream.range(0, 50).mapToObj(i -> CONFLICT).toArray(Fault[]::new);
        MovieTable facing = MovieTable.named(
                movies.name(), FaultyHttp.first("TransactWriteItems", conflicts).client(), new FakeTicker());

        assertThat(facing.transaction().put(Movie.of(A)).put(Movie.of(B)).tryApply())
                .isEqualTo(new TransactionOutcome.Cancelled(
                        List.of(new TransactionOutcome.Reason.Failed(A, "TransactionConflict"))));
    }

    @Test
    void aLostAnswerIsSettledByTheToken() {
        movies.put(Movie.of(A).with(RANK, 1));
        MovieTable facing =
                Database.through(FaultyHttp.first("TransactWriteItems", Fault.LOST_ANSWER, Fault.ERROR_AFTER), movies);

        facing.transaction()
                .update(facing.update(A).increment(RANK, 1))
                .put(Movie.of(B))
                .apply();

        assertThat(movies.get(A)).isEqualTo(Movie.of(A).with(RANK, 2));
    }

    @Test
    void theSameTransactionRunTwiceIsDoneOnce() {
        movies.put(Movie.of(A).with(RANK, 1));
        MovieTransaction transaction =
                movies.transaction().update(movies.update(A).increment(RANK, 1));

        transaction.apply();
        transaction.apply();

        assertThat(movies.get(A)).isEqualTo(Movie.of(A).with(RANK, 2));
    }

    @Test
    void aHundredMoviesAreTheMost() {
        MovieTransaction full = movies.transaction();
        for (int i = 0; i < 100; i++) {
            full = full.put(Movie.of(2000, "Part " + i));
        }
        full.apply();
        MovieTransaction hundred = full;

        assertThat(movies.inYear(2000).count()).isEqualTo(100);
        assertThatThrownBy(() -> hundred.delete(A)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMovieCanBeActedOnOnlyOnce() {
        assertThatThrownBy(() -> movies.transaction().delete(A).check(A, RATING.exists()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(A.toString());
    }

    @Test
    void anUpdateOfAnotherTableIsRefused() {
        MovieUpdate other =
                MovieTable.named("Others", Database.client()).update(A).set(RATING, 1);

        assertThatThrownBy(() -> movies.transaction().update(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutActionsThereIsNothingToRun() {
        assertThatThrownBy(() -> movies.transaction().apply()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theTableMustBeThere() {
        MovieTable missing = MovieTable.named("Missing", Database.client());

        assertThatThrownBy(() -> missing.transaction().put(Movie.of(A)).apply())
                .isInstanceOf(NoSuchTableException.class);
    }

    @Test
    void moviesAreReadAtOneMoment() {
        movies.put(Movie.of(A).with(RATING, 7).with(PLOT, "long"));
        movies.put(Movie.of(C).with(RATING, 5));
        Meter meter = new Meter();

        var found = movies.meteredBy(meter).transactionalGet(List.of(C, B, A), RATING);

        assertThat(found.keySet()).containsExactly(C, A);
        assertThat(found.get(A).isPart()).isTrue();
        assertThat(found.get(A).get(Attribute.number("info.rating"))).isPresent();
        assertThat(found.get(A).plot()).isEmpty();
        assertThat(meter.total().read()).isPositive();
    }
}
