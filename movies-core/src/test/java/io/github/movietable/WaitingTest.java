package io.github.movietable;

import static io.github.movietable.testing.Faults.answering;
import static io.github.movietable.testing.Faults.inTurn;
import static io.github.movietable.testing.Faults.refusing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Tables that become active or gone slowly, and lists of tables in pages: DynamoDB Local has neither. */
class WaitingTest {
    private static final Fault MISSING = refusing("ResourceNotFoundException");
    private static final Fault DONE = answering("{}");

    private final FakeTicker ticker = new FakeTicker();

    private MovieTable through(FaultyHttp http) {
        return MovieTable.named("Movies", http.clientWithoutRetries(), ticker);
    }

    /**
     * A stub that accepts every request, and reports these states of the table one after the other, the last one for
     * ever.
     */
    private static FaultyHttp saying(Fault... states) {
        Fault described = inTurn(states);
        return FaultyHttp.scripted(attempt -> attempt.operation().equals("DescribeTable") ? described : DONE);
    }

    private static Fault state(String status) {
        return answering("""
                {Table: {TableName: 'Movies', TableStatus: '%s',
                 KeySchema: [{AttributeName: 'year', KeyType: 'HASH'}, {AttributeName: 'title', KeyType: 'RANGE'}],
                 AttributeDefinitions: [
                     {AttributeName: 'title', AttributeType: 'S'}, {AttributeName: 'year', AttributeType: 'N'}]}}""".formatted(status));
    }

    private static List<Duration> millis(long... pauses) {
        return Arrays.stream(pauses).mapToObj(Duration::ofMillis).toList();
    }

    @Test
    void createWaitsEverLongerUntilActive() {
        FaultyHttp http = saying(
                MISSING,
                state("CREATING"),
                state("CREATING"),
                state("CREATING"),
                state("CREATING"),
                state("CREATING"),
                state("CREATING"),
                state("ACTIVE"));
        through(http).create();

        assertThat(ticker.pauses()).isEqualTo(millis(250, 500, 1000, 2000, 4000, 5000, 5000));
        assertThat(http.attempts("CreateTable")).isEqualTo(1);
    }

    @Test
    void aTableThatIsActiveAtOnceIsNotWaitedFor() {
        through(saying(state("ACTIVE"))).create();

        assertThat(ticker.pauses()).isEmpty();
    }

    @Test
    void aTableThatIsBeingUpdatedIsActiveEnough() {
        assertThat(through(saying(state("UPDATING"))).createIfMissing()).isFalse();

        assertThat(ticker.pauses()).isEmpty();
    }

    @Test
    void createIfMissingCreatesATableThatIsGoneMeanwhile() {
        FaultyHttp http = saying(state("DELETING"), state("DELETING"), MISSING, state("CREATING"), state("ACTIVE"));

        assertThat(through(http).createIfMissing()).isTrue();
        assertThat(http.attempts("CreateTable")).isEqualTo(1);
    }

    @Test
    void createIfMissingWaitsForATableThatAnotherCreates() {
        FaultyHttp http = saying(state("CREATING"), state("CREATING"), state("ACTIVE"));

        assertThat(through(http).createIfMissing()).isFalse();
        assertThat(http.attempts("CreateTable")).isZero();
        assertThat(ticker.pauses()).isEqualTo(millis(250));
    }

    @Test
    void createIfMissingAcceptsThatAnotherWasQuicker() {
        Fault described = inTurn(MISSING, state("CREATING"), state("ACTIVE"));
        FaultyHttp http = FaultyHttp.scripted(attempt ->
                attempt.operation().equals("DescribeTable") ? described : refusing("ResourceInUseException"));

        assertThat(through(http).createIfMissing()).isFalse();
        assertThat(http.attempts("CreateTable")).isEqualTo(1);
    }

    @Test
    void aCreationThatNeverEndsIsGivenUpAfterFiveMinutes() {
        assertThatThrownBy(() -> through(saying(state("CREATING"))).create())
                .isInstanceOf(MoviesTimeoutException.class)
                .hasMessage("the table Movies is not yet active after 5 minutes, but CREATING;"
                        + " DynamoDB may still finish: look with describe()");
        assertThat(Duration.ofNanos(ticker.nanos())).isBetween(Duration.ofMinutes(5), Duration.ofSeconds(305));
        assertThat(ticker.pauses()).allMatch(pause -> pause.compareTo(Duration.ofSeconds(5)) <= 0);
    }

    @Test
    void aTableThatNeverAppearsIsToldAsNotThere() {
        assertThatThrownBy(() -> through(saying(MISSING)).create())
                .isInstanceOf(MoviesTimeoutException.class)
                .hasMessageContaining("not yet active after 5 minutes, but not there");
    }

    @Test
    void dropWaitsUntilTheTableIsGone() {
        through(saying(state("DELETING"), state("DELETING"), MISSING)).drop();

        assertThat(ticker.pauses()).isEqualTo(millis(250, 500));
    }

    @Test
    void aDropThatNeverEndsIsGivenUpAfterFiveMinutes() {
        assertThatThrownBy(() -> through(saying(state("DELETING"))).drop())
                .isInstanceOf(MoviesTimeoutException.class)
                .hasMessageContaining("the table Movies is not yet gone after 5 minutes, but DELETING");
    }

    @Test
    void existsIsTrueInAnyState() {
        assertThat(through(saying(state("CREATING"))).exists()).isTrue();
        assertThat(through(saying(state("DELETING"))).exists()).isTrue();
        assertThat(through(saying(MISSING)).exists()).isFalse();
    }

    @Test
    void anyOtherRefusalPassesUntouched() {
        FaultyHttp http = FaultyHttp.scripted(attempt -> refusing("AccessDeniedException"));

        assertThatThrownBy(() -> through(http).create())
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
        assertThatThrownBy(() -> through(http).exists()).isInstanceOf(DynamoDbException.class);
        assertThat(http.attempts()).isEqualTo(2);
    }

    @Test
    void allPagesOfTableNamesAreRead() {
        Fault page = (attempt, sender) -> {
            int first = attempt.number() * 100;
            List<String> names = IntStream.range(first, Math.min(first + 100, 250))
                    .mapToObj("'Table-%03d'"::formatted)
                    .toList();
            String last = first == 200 ? "" : ", LastEvaluatedTableName: " + names.get(99);
            return answering("{TableNames: " + names + last + "}").happen(attempt, sender);
        };
        FaultyHttp http = FaultyHttp.scripted(attempt -> page);

        assertThat(MovieTable.listTables(http.client()))
                .isEqualTo(IntStream.range(0, 250)
                        .mapToObj("Table-%03d"::formatted)
                        .toList());
        assertThat(http.bodies("ListTables"))
                .extracting(body -> body.path("ExclusiveStartTableName").asText())
                .containsExactly("", "Table-099", "Table-199");
    }
}
