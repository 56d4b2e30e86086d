package io.github.movietable;

import static io.github.movietable.testing.Faults.answering;
import static io.github.movietable.testing.Faults.inTurn;
import static io.github.movietable.testing.Faults.refusing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Belongs into WaitingTest once it holds. */
@Tag("quick")
class BeingDeletedTest {
    private static Fault state(String status) {
        return answering("""
                {Table: {TableName: 'Movies', TableStatus: '%s',
                 KeySchema: [{AttributeName: 'year', KeyType: 'HASH'}, {AttributeName: 'title', KeyType: 'RANGE'}],
                 AttributeDefinitions: [
                     {AttributeName: 'title', AttributeType: 'S'}, {AttributeName: 'year', AttributeType: 'N'}]}}""".formatted(status));
    }

    @Test
    void createIfMissingCreatesATableThatIsGoneMeanwhile() {
        Fault described = inTurn(
                state("DELETING"),
                state("DELETING"),
                refusing("ResourceNotFoundException"),
                state("CREATING"),
                state("ACTIVE"));
        FaultyHttp http = FaultyHttp.scripted(
                attempt -> attempt.operation().equals("DescribeTable") ? described : answering("{}"));
        MovieTable movies = MovieTable.named("Movies", http.clientWithoutRetries(), new FakeTicker());

        assertThat(movies.createIfMissing()).isTrue();
        assertThat(http.attempts("CreateTable")).isEqualTo(1);
    }
}
