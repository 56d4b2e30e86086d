package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.model.IncompleteAnswerException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.Crc32MismatchException;

/**
 * An empty response is never taken for "there is no such item": reads are sent again, the outcome of writes is unknown.
 */
class SilentAnswersTest {
    private static final MovieKey KEY = MovieKey.of(1985, "Brazil");

    private final MovieTable stored = Database.newTable();
    private final FakeTicker ticker = new FakeTicker();

    SilentAnswersTest() {
        stored.put(Movie.of(KEY).with(RANK, 1));
    }

    private record Read(String operation, Function<MovieTable, Object> verb) {}

    private static Named<Read> read(String name, String operation, Function<MovieTable, Object> verb) {
        return Named.of(name, new Read(operation, verb));
    }

    private static Stream<Named<Read>> reads() {
        return Stream.of(
                read("find", "GetItem", m -> m.find(KEY)),
                read("a part", "GetItem", m -> m.get(KEY, RANK)),
                read("getAll", "BatchGetItem", m -> m.getAll(List.of(KEY))),
                read("transactionalGet", "TransactGetItems", m -> m.transactionalGet(List.of(KEY))),
                read("exists", "DescribeTable", MovieTable::exists),
                read("describe", "DescribeTable", m -> m.describe().name()));
    }

    static Stream<Arguments> silentReads() {
        return reads().flatMap(read -> silences(read.getPayload().operation()).map(fault -> Arguments.of(read, fault)));
    }

    /** {@code {}} is a complete response of GetItem: there is no such movie. */
    private static Stream<Named<Fault>> silences(String operation) {
        Stream<Named<Fault>> all =
                Stream.of(Named.of("no body", Fault.NO_BODY), Named.of("wrong checksum", Fault.WRONG_CHECKSUM));
        return operation.equals("GetItem")
                ? all
                : Stream.concat(all, Stream.of(Named.of("nothing said", Fault.EMPTY_ANSWER)));
    }

    private MovieTable facing(FaultyHttp http) {
        return MovieTable.named(stored.name(), http.client(), ticker);
    }

    @ParameterizedTest
    @MethodSource("silentReads")
    void aReadAsksAgain(Read read, Fault fault) {
        FaultyHttp http = FaultyHttp.first(read.operation(), fault, fault);

        assertThat(read.verb().apply(facing(http))).isEqualTo(read.verb().apply(stored));
        assertThat(http.attempts()).isEqualTo(3);
        assertThat(ticker.pauses()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("silentReads")
    void aReadThatHearsNothingFails(Read read, Fault fault) {
        FaultyHttp http = FaultyHttp.scripted(attempt -> fault);

        assertThatThrownBy(() -> read.verb().apply(facing(http)))
                .isInstanceOfAny(IncompleteAnswerException.class, Crc32MismatchException.class);
        assertThat(http.attempts()).isEqualTo(4);
    }

    @Test
    void theListOfTablesIsNotEmptyForWantOfAnAnswer() {
        FaultyHttp http = FaultyHttp.first("ListTables", Fault.EMPTY_ANSWER, Fault.NO_BODY);

        assertThat(MovieTable.listTables(http.client())).contains(stored.name());
    }

    @Test
    void anEmptyObjectIsTheAnswerForWhatIsNotThere() {
        FaultyHttp http = FaultyHttp.faultless();

        assertThat(facing(http).find(1, "none")).isEmpty();
        assertThat(facing(http).put(Movie.of(1, "new"))).isEmpty();
        assertThat(facing(http).delete(1, "none")).isEmpty();
        assertThat(http.attempts()).isEqualTo(3);
    }

    static Stream<Named<Read>> writes() {
        return Stream.of(
                read("put", "PutItem", m -> m.put(Movie.of(KEY))),
                read("putIf", "PutItem", m -> m.putIf(Movie.of(KEY), RANK.is(1))),
                read("delete", "DeleteItem", m -> m.delete(KEY)),
                read("deleteIf", "DeleteItem", m -> m.deleteIf(KEY, RANK.is(1))),
                read("update", "UpdateItem", m -> m.update(KEY).set(RANK, 2).apply()),
                read(
                        "increment",
                        "UpdateItem",
                        m -> m.update(KEY).increment(RANK, 1).tryApply()));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aWriteIsUnknownAndNotSentAgain(Read write) {
        for (Fault fault : List.of(Fault.NO_BODY, Fault.WRONG_CHECKSUM)) {
            FaultyHttp http = FaultyHttp.scripted(attempt -> fault);

            var unknown = catchThrowableOfType(
                    OutcomeUnknownException.class, () -> write.verb().apply(facing(http)));

            assertThat(unknown.key()).isEqualTo(KEY);
            assertThat(unknown.getCause())
                    .isInstanceOfAny(IncompleteAnswerException.class, Crc32MismatchException.class);
            assertThat(http.attempts()).isEqualTo(1);
            stored.put(Movie.of(KEY).with(RANK, 1));
        }
    }

    @Test
    void anUpdateThatShouldTellTheMovieAndDoesNotIsUnknown() {
        FaultyHttp http = FaultyHttp.first("UpdateItem", Fault.EMPTY_ANSWER);

        assertThatThrownBy(() -> facing(http).update(KEY).set(RANK, 2).apply())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(IncompleteAnswerException.class);
        assertThat(stored.get(KEY)).isEqualTo(Movie.of(KEY).with(RANK, 2));
        facing(FaultyHttp.first("UpdateItem", Fault.EMPTY_ANSWER))
                .update(KEY)
                .set(RANK, 3)
                .applyReturningNothing();
    }

    @Test
    void aTokenMakesItCertainAllTheSame() {
        FaultyHttp http =
                FaultyHttp.first("TransactWriteItems", Fault.NO_BODY, Fault.WRONG_CHECKSUM, Fault.LOST_ANSWER);

        Movie now = facing(http).update(KEY).increment(RANK, 1).exactlyOnce().apply();

        assertThat(now).isEqualTo(Movie.of(KEY).with(RANK, 2)).isEqualTo(stored.get(KEY));
        MovieTransaction transaction = facing(
                        FaultyHttp.first("TransactWriteItems", Fault.WRONG_CHECKSUM, Fault.NO_BODY))
                .transaction()
                .update(stored.update(KEY).increment(RANK, 1));
        assertThat(transaction.tryApply()).isEqualTo(new TransactionOutcome.Applied());
        assertThat(stored.get(KEY)).isEqualTo(Movie.of(KEY).with(RANK, 3));
    }

    @Test
    void aTransactionThatNeverHearsAnythingIsUnknown() {
        FaultyHttp http = FaultyHttp.scripted(attempt -> Fault.NO_BODY);

        assertThatThrownBy(() -> facing(http).transaction().delete(KEY).apply())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(IncompleteAnswerException.class);
    }

    /** A cancelled transaction for which DynamoDB gives no reasons. */
    @Test
    void aCancellationWithoutReasonsNamesItsActions() {
        for (String reasons : List.of("", ",\"CancellationReasons\":[]", ",\"CancellationReasons\":[{},{}]")) {
            FaultyHttp http = FaultyHttp.scripted(attempt -> (a, sender) -> new FaultyHttp.Reply(
                    400,
                    "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\"Message\":\"no\""
                            + reasons + "}"));

            TransactionOutcome outcome = facing(http)
                    .transaction()
                    .delete(KEY)
                    .update(stored.update(1, "x").set(RATING, 1))
                    .tryApply();

            assertThat(((TransactionOutcome.Cancelled) outcome).reasons())
                    .extracting(TransactionOutcome.Reason::key)
                    .containsExactly(KEY, MovieKey.of(1, "x"));
            assertThatThrownBy(() ->
                            facing(http).update(KEY).set(RANK, 1).exactlyOnce().tryApply())
                    .isInstanceOf(TransactionOutcome.CancelledException.class)
                    .hasMessageContaining(KEY.toString());
        }
    }

    @Test
    void parentsThatComeAndGoAreToldAsSuch() {
        FaultyHttp http = FaultyHttp.scripted(attempt -> (a, sender) -> new FaultyHttp.Reply(
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\"Message\":\"no\","
                        + "\"CancellationReasons\":[{\"Code\":\"ConditionalCheckFailed\",\"Item\":"
                        + "{\"year\":{\"N\":\"1985\"},\"title\":{\"S\":\"Brazil\"}}}]}"));
        MovieTransaction transaction =
                facing(http).transaction().update(stored.update(KEY).set(RATING, 1));

        assertThat(((TransactionOutcome.Cancelled) transaction.tryApply()).reasons())
                .containsExactly(new TransactionOutcome.Reason.ConditionNotMet(Movie.of(KEY), List.of()));
        assertThatThrownBy(transaction::apply).hasMessageContaining("other writers kept changing it");
    }

    @Test
    void whoDeletesRightAfterwardsMakesASuccessNoRefusal() {
        FaultyHttp http = FaultyHttp.first("GetItem", (attempt, sender) -> {
            stored.delete(KEY);
            return sender.send(attempt.body());
        });

        WriteOutcome outcome =
                facing(http).update(KEY).increment(RANK, 1).exactlyOnce().tryApply();

        assertThat(outcome).isInstanceOfSatisfying(WriteOutcome.Applied.class, applied -> {
            assertThat(applied.movie().key()).isEqualTo(KEY);
            assertThat(applied.movie().isPart()).isTrue();
        });
    }
}
