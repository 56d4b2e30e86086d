package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.internal.call.AsyncClient;
import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Client;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The same load under the same faults, with the blocking and with the asynchronous client, has the same result. */
@Timeout(60)
class BothClientsTest {
    private static final int MOVIES = 600;

    @TempDir
    Path folder;

    private final ExecutorService pool = Executors.newFixedThreadPool(8);

    @AfterEach
    void endPool() {
        pool.shutdownNow();
    }

    /** The third has an executor that runs at once: the client then completes before it returns. */
    @ParameterizedTest
    @ValueSource(strings = {"blocking", "asynchronous", "completing at once"})
    void loadsThroughFaults(String kind) {
        MovieTable movies = Database.newTable();
        FaultyHttp http = FaultyHttp.scripted(
                attempt -> attempt.operation().equals("BatchWriteItem") ? faultOf(attempt.number()) : Fault.NONE);
        LoadReport report = Loads.accounted(
                BatchLoad.of(client(kind, http), movies.name(), LoadSource.of(Loads.file(folder, Loads.movies(MOVIES))))
                        .run());

        assertThat(report.written()).isEqualTo(MOVIES).isEqualTo(movies.scan().count());
        assertThat(report.calls()).isEqualTo(http.attempts("BatchWriteItem"));
        assertThat(report.throttledCalls()).isPositive();
        assertThat(report.retried()).isPositive();
    }

    private static Fault faultOf(int number) {
        return switch (number % 9) {
            case 1 -> Fault.THROTTLED;
            case 3 -> Fault.unprocessedBehind(7);
            case 5 -> Fault.ERROR_AFTER;
            case 7 -> Fault.LOST_ANSWER;
            default -> Fault.NONE;
        };
    }

    private Client client(String kind, FaultyHttp http) {
        if (kind.equals("blocking")) {
            return new BlockingClient(http.clientWithoutRetries(), Ticker.SYSTEM, null);
        }
        DynamoDbAsyncClient client = http.asyncClientOn(kind.equals("asynchronous") ? pool : Runnable::run);
        return new AsyncClient(client, Ticker.SYSTEM, pool, null);
    }
}
