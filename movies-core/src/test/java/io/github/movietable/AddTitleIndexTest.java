package io.github.movietable;

import static io.github.movietable.testing.Faults.answering;
import static io.github.movietable.testing.Faults.inTurn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Adding an index takes its time, which DynamoDB Local does not show. */
class AddTitleIndexTest {
    private static final String TEN = "{ReadCapacityUnits: 10, WriteCapacityUnits: 10}";
    private static final String NONE = "{ReadCapacityUnits: 0, WriteCapacityUnits: 0}";

    private final FakeTicker ticker = new FakeTicker();

    /** A DynamoDB on which the index is in these states, one after the other; null is no index yet. */
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
        return "{IndexName: '%s', IndexStatus: '%s', Backfilling: %s}".formatted(TitleIndex.NAME, status, backfilling);
    }

    private MovieTable through(FaultyHttp http) {
        return MovieTable.named("Movies", http.clientWithoutRetries(), ticker);
    }

    @Test
    void theBackfillIsWaitedForAndItsPhasesAreTold() {
        String backfilling = index("CREATING", true);
        FaultyHttp http = building(
                NONE, "", "", index("CREATING", false), backfilling, backfilling, backfilling, index("ACTIVE", false));
        List<IndexProgress> told = new ArrayList<>();
        through(http).addTitleIndex(TitleIndex.likeTheTable(), told::add);

        assertThat(told)
                .extracting(IndexProgress::phase)
                .containsExactly("CREATING", "CREATING", "BACKFILLING", "BACKFILLING", "BACKFILLING", "ACTIVE");
        assertThat(told)
                .extracting(IndexProgress::elapsed)
                .containsExactly(millis(0), millis(250), millis(750), millis(1750), millis(3750), millis(7750));
        assertThat(told.get(5)).hasToString("ACTIVE for 7 s");
        assertThat(http.attempts("UpdateTable")).isEqualTo(1);
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
