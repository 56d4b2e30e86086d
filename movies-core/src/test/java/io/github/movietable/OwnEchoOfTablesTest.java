package io.github.movietable;

import static io.github.movietable.testing.Faults.answering;
import static io.github.movietable.testing.Faults.inTurn;
import static io.github.movietable.testing.Faults.refusing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.NoSuchTableException;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** If the response to create() or drop() is lost, the table's description shows whether this call did it. */
class OwnEchoOfTablesTest {
    private final FakeTicker ticker = new FakeTicker();
    private final String name = Database.newName();

    private MovieTable facing(FaultyHttp http) {
        return MovieTable.named(name, http.client(), ticker);
    }

    private MovieTable plain() {
        return MovieTable.named(name, Database.client());
    }

    private static Fault fault(String named) {
        return named.equals("lost") ? Fault.LOST_ANSWER : named.equals("error") ? Fault.ERROR_AFTER : Fault.NO_BODY;
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "error", "empty"})
    void theTableJustCreatedIsOurs(String how) {
        facing(FaultyHttp.first("CreateTable", fault(how))).create();

        assertThat(plain().exists()).isTrue();
    }

    @Test
    void aTableOfWhichNoAnswerEverCameIsOursToo() {
        Fault[] all = new Fault[9];
        Arrays.fill(all, Fault.LOST_ANSWER);
        all[8] = Fault.NOT_SENT;
        facing(FaultyHttp.first("CreateTable", all)).create();

        assertThat(plain().exists()).isTrue();
    }

    @Test
    void anOlderTableIsNotOurs() {
        plain().create();
        plain().put(Movie.of(1985, "Ran"));

        assertThatThrownBy(() ->
                        facing(FaultyHttp.first("CreateTable", Fault.NOT_SENT)).create())
                .isInstanceOf(TableExistsException.class)
                .hasMessageContainingAll(name, "no definite response")
                .hasMessageNotContaining("drop");
        assertThat(plain().find(1985, "Ran")).isPresent();
    }

    @Test
    void aCreationThatNeverArrivedFailsAsItDid() {
        assertThatThrownBy(() -> facing(FaultyHttp.scripted(
                                attempt -> attempt.operation().equals("CreateTable") ? Fault.NOT_SENT : Fault.NONE))
                        .create())
                .isInstanceOf(SdkException.class)
                .hasMessageContaining("not sent");
    }

    @Test
    void createIfMissingKnowsItsOwnWork() {
        assertThat(facing(FaultyHttp.first("CreateTable", Fault.LOST_ANSWER)).createIfMissing())
                .isTrue();
        assertThat(facing(FaultyHttp.faultless()).createIfMissing()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "error", "empty"})
    void aTableThatWeDroppedIsGone(String how) {
        plain().create();

        facing(FaultyHttp.first("DeleteTable", fault(how))).drop();

        assertThat(plain().exists()).isFalse();
    }

    @Test
    void aDropThatNeverArrivedFailsAsItDid() {
        plain().create();

        assertThatThrownBy(() -> facing(FaultyHttp.scripted(
                                attempt -> attempt.operation().equals("DeleteTable") ? Fault.NOT_SENT : Fault.NONE))
                        .drop())
                .isInstanceOf(SdkException.class);
        assertThat(plain().exists()).isTrue();
        plain().drop();
        assertThatThrownBy(() ->
                        facing(FaultyHttp.first("DeleteTable", Fault.THROTTLED)).drop())
                .isInstanceOf(NoSuchTableException.class);
    }

    @Test
    void aTableThatSomebodyDropsMeanwhileIsNotWaitedFor() {
        Fault creating = answering("{Table: {TableName: 'Movies', TableStatus: 'CREATING'}}");
        Fault described = inTurn(creating, creating, refusing("ResourceNotFoundException"));
        FaultyHttp http = FaultyHttp.scripted(
                attempt -> attempt.operation().equals("DescribeTable") ? described : answering("{}"));

        assertThatThrownBy(() -> facing(http).create())
                .isInstanceOf(MoviesException.class)
                .hasMessageContainingAll(name, "another program dropped it");
        assertThat(Duration.ofNanos(ticker.nanos())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aProtectedTableSaysWhatToDo() {
        Fault described =
                answering("{Table: {TableName: 'M', TableStatus: 'ACTIVE', DeletionProtectionEnabled: true}}");
        FaultyHttp http = FaultyHttp.scripted(
                attempt -> attempt.operation().equals("DescribeTable") ? described : refusing("ValidationException"));

        assertThatThrownBy(() -> facing(http).drop())
                .isInstanceOfSatisfying(
                        TableProtectedException.class,
                        e -> assertThat(e.table()).isEqualTo(name))
                .hasMessageContainingAll(name, "deletionProtectionEnabled(false)")
                .hasCauseInstanceOf(DynamoDbException.class);
        FaultyHttp denied = FaultyHttp.scripted(attempt -> refusing(
                attempt.operation().equals("DescribeTable") ? "AccessDeniedException" : "ValidationException"));
        assertThatThrownBy(() -> facing(denied).drop()).isInstanceOf(DynamoDbException.class);
    }

    @Test
    void createIfMissingMakesTheIndexToo() {
        MovieTable movies = plain();

        assertThat(movies.createIfMissing(Throughput.onDemand(), TitleIndex.likeTheTable()))
                .isTrue();
        assertThat(movies.createIfMissing(Throughput.onDemand(), TitleIndex.likeTheTable()))
                .isFalse();
        assertThat(movies.describe().hasTitleIndex()).isTrue();
        movies.drop();
        movies.create();
        assertThat(movies.createIfMissing(Throughput.onDemand(), TitleIndex.likeTheTable()))
                .isFalse();
        assertThat(movies.titled("Ran").list()).isEmpty();
    }

    @Test
    void anIndexThatTheServerNeverShowsIsNotToldAsBeingCreated() {
        Fault described = answering("{Table: {TableName: 'Movies', TableStatus: 'ACTIVE'}}");
        FaultyHttp http = FaultyHttp.scripted(
                attempt -> attempt.operation().equals("DescribeTable") ? described : answering("{}"));
        List<TitleIndex.Progress> told = new ArrayList<>();

        assertThatThrownBy(() -> facing(http).addTitleIndex(TitleIndex.likeTheTable(), told::add))
                .isInstanceOf(MoviesException.class)
                .hasMessageContaining("it is no longer being built");
        assertThat(told)
                .filteredOn(progress -> progress.elapsed().compareTo(Duration.ofSeconds(2)) > 0)
                .isNotEmpty()
                .extracting(TitleIndex.Progress::phase)
                .containsOnly("NOT SEEN YET");
    }

    @Test
    void nothingIsNoTable() {
        assertThatThrownBy(() -> MovieTable.named(null, Database.client()))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("a table needs a name");
        assertThatThrownBy(() -> MovieTable.named("Movies", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("DynamoDbClient");
        assertThatThrownBy(() -> MovieTable.listTables(null)).hasMessageContaining("DynamoDbClient");
    }
}
