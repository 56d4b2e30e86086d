package io.github.movietable;

import static io.github.movietable.testing.Faults.answering;
import static io.github.movietable.testing.Faults.inTurn;
import static io.github.movietable.testing.Faults.refusing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** Adding an index takes a while in DynamoDB, but not in DynamoDB Local, so a stub plays the states of the index. */
@Tag("quick")
@Timeout(30)
class AddTitleIndexTest {
    private static final String TEN = "{ReadCapacityUnits: 10, WriteCapacityUnits: 10}";
    private static final String NONE = "{ReadCapacityUnits: 0, WriteCapacityUnits: 0}";

    private final FakeTicker ticker = new FakeTicker();

    /** A stub whose index has these states, one after the other; null means that there is no index yet. */
    private static FaultyHttp building(String throughput, String... states) {
        Fault described = inTurn(List.of(states).stream()
                .map(state -> answering("""
                        {Table: {TableName: 'Movies', TableStatus: 'ACTIVE', ProvisionedThroughput: %s,
                         GlobalSecondaryIndexes: [%s]}}""".formatted(throughput, state)))
                .toArray(Fault[]::new));
        return FaultyHttp.scripted(
                attempt -> attempt.operation().equals("DescribeTable") ? described : answering("{}"));
    }

    private static String index(String status, boolean backfilling) {
        return index(status, backfilling, "title", "ALL");
    }

    private static String index(String status, boolean backfilling, String partition, String projection) {
        return """
                {IndexName: '%s', IndexStatus: '%s', Backfilling: %s, Projection: {ProjectionType: '%s'},
                 KeySchema: [{AttributeName: '%s', KeyType: 'HASH'}, {AttributeName: 'year', KeyType: 'RANGE'}]}""".formatted(TitleIndex.NAME, status, backfilling, projection, partition);
    }

    private MovieTable through(FaultyHttp http) {
        return MovieTable.named("Movies", http.clientWithoutRetries(), ticker);
    }

    @Test
    void theBackfillIsWaitedForAndItsPhasesAreTold() {
        String backfilling = index("CREATING", true);
        FaultyHttp http = building(
                NONE, "", "", index("CREATING", false), backfilling, backfilling, backfilling, index("ACTIVE", false));
        List<TitleIndex.Progress> told = new ArrayList<>();
        through(http).addTitleIndex(TitleIndex.likeTheTable(), told::add);

        assertThat(told)
                .extracting(TitleIndex.Progress::phase)
                .containsExactly("CREATING", "CREATING", "BACKFILLING", "BACKFILLING", "BACKFILLING", "ACTIVE");
        assertThat(told)
                .extracting(TitleIndex.Progress::elapsed)
                .containsExactly(millis(0), millis(250), millis(750), millis(1750), millis(3750), millis(7750));
        assertThat(told.get(5)).hasToString("ACTIVE for 7 s");
        assertThat(http.attempts("UpdateTable")).isEqualTo(1);
    }

    @Test
    void anIndexThatIsBeingDeletedIsAddedWhenItIsGone() {
        String going = index("DELETING", false);
        FaultyHttp http = building(NONE, going, going, "", "", index("CREATING", false), index("ACTIVE", false));
        List<TitleIndex.Progress> told = new ArrayList<>();
        through(http).addTitleIndex(TitleIndex.likeTheTable(), told::add);

        assertThat(told)
                .extracting(TitleIndex.Progress::phase)
                .containsExactly("DELETING", "DELETING", "CREATING", "CREATING", "ACTIVE");
        assertThat(http.attempts("UpdateTable")).isEqualTo(1);
    }

    @Test
    void anIndexThatIsDeletedWhileItIsBuiltIsNotWaitedFor() {
        for (String gone : List.of(index("DELETING", false), "")) {
            FaultyHttp http = building(NONE, "", index("CREATING", false), index("CREATING", true), gone);

            assertThatThrownBy(() -> through(http).addTitleIndex(TitleIndex.likeTheTable()))
                    .isInstanceOf(MoviesException.class)
                    .hasMessageContainingAll("adding the index", "to the table Movies", "another program may have");
        }
    }

    @Test
    void anIndexThatNeverComesIsNotWaitedForForEver() {
        FaultyHttp http = building(NONE, "");

        assertThatThrownBy(() -> through(http).addTitleIndex(TitleIndex.likeTheTable()))
                .isInstanceOf(MoviesException.class)
                .hasMessageContaining("it is no longer being built");
        assertThat(Duration.ofNanos(ticker.nanos())).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(66));
    }

    @Test
    void anIndexOfThatNameWithAnotherKeyOrWithoutAllAttributesIsRefused() {
        for (String other :
                List.of(index("ACTIVE", false, "plot", "ALL"), index("ACTIVE", false, "title", "KEYS_ONLY"))) {
            FaultyHttp http = building(NONE, other);

            assertThatThrownBy(() -> through(http).addTitleIndex(TitleIndex.likeTheTable()))
                    .isInstanceOf(MoviesException.class)
                    .hasMessageContaining("with another key or without all attributes; delete that index");
        }
    }

    @Test
    void anotherProgramMayBeQuicker() {
        Fault described = inTurn(table(""), table(index("CREATING", false)), table(index("ACTIVE", false)));
        FaultyHttp http = FaultyHttp.scripted(attempt ->
                attempt.operation().equals("DescribeTable") ? described : refusing("ResourceInUseException"));
        through(http).addTitleIndex(TitleIndex.likeTheTable());

        FaultyHttp busy = FaultyHttp.scripted(attempt ->
                attempt.operation().equals("DescribeTable") ? table("") : refusing("ResourceInUseException"));
        assertThatThrownBy(() -> through(busy).addTitleIndex(TitleIndex.likeTheTable()))
                .as("the table is changed by somebody in another way")
                .isInstanceOf(ResourceInUseException.class);
    }

    private static Fault table(String index) {
        return answering(
                "{Table: {TableName: 'Movies', TableStatus: 'ACTIVE', ProvisionedThroughput: %s,".formatted(NONE)
                        + " GlobalSecondaryIndexes: [" + index + "]}}");
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void anIndexThatIsThereIsNotAddedAgain() {
        FaultyHttp http = building(NONE, index("ACTIVE", false));
        through(http).addTitleIndex(TitleIndex.likeTheTable());

        assertThat(http.attempts("UpdateTable")).isZero();
        assertThat(ticker.pauses()).isEmpty();
    }

    @Test
    void anIndexHasThroughputOfItsOwnOrTheTables() {
        assertThat(added(TEN, TitleIndex.provisioned(3, 7)))
                .isEqualTo("{\"ReadCapacityUnits\":3,\"WriteCapacityUnits\":7}");
        assertThat(added(TEN, TitleIndex.likeTheTable()))
                .isEqualTo("{\"ReadCapacityUnits\":10,\"WriteCapacityUnits\":10}");
        assertThat(added(NONE, TitleIndex.likeTheTable())).isEmpty();
    }

    private String added(String throughput, TitleIndex index) {
        FaultyHttp http = building(throughput, "", index("ACTIVE", false));
        through(http).addTitleIndex(index);
        JsonNode sent = http.bodies("UpdateTable").get(0).at("/GlobalSecondaryIndexUpdates/0/Create");
        assertThat(sent.path("IndexName").asText()).isEqualTo(TitleIndex.NAME);
        return sent.path("ProvisionedThroughput").toString();
    }

    @Test
    void aTableOnDemandHasNoProvisionedIndex() {
        FaultyHttp http = building(NONE, "");
        MovieTable movies = through(http);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> movies.create(Throughput.onDemand(), TitleIndex.provisioned(1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> movies.addTitleIndex(TitleIndex.provisioned(1, 1)));
        assertThat(http.attempts("CreateTable") + http.attempts("UpdateTable")).isZero();
    }
}
