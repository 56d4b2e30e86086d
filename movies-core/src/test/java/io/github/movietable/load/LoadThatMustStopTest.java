package io.github.movietable.load;

import static io.github.movietable.testing.Faults.refusing;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Loads that must end soon, whatever their batches wait for. */
@Timeout(60)
class LoadThatMustStopTest {
    @TempDir
    Path folder;

    private final MovieTable movies = Database.newTable();

    @Test
    void aThrottledLoadThatIsInterruptedStopsSoon() throws Exception {
        CountDownLatch goingOn = new CountDownLatch(12);
        FaultyHttp http = FaultyHttp.scripted(attempt -> {
            goingOn.countDown();
            return attempt.operation().equals("BatchWriteItem") ? Fault.THROTTLED : Fault.NONE;
        });
        BatchLoad load = BatchLoad.of(
                new BlockingClient(http.clientWithoutRetries(), Ticker.SYSTEM, null),
                movies.name(),
                LoadSource.of(Loads.file(folder, Loads.movies(40))));
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread loader = new Thread(() -> {
            try {
                load.run();
            } catch (LoadFailedException e) {
                flag.complete(Thread.currentThread().isInterrupted());
            }
        });
        loader.setDaemon(true);
        loader.start();
        assertThat(goingOn.await(20, SECONDS)).isTrue();
        loader.interrupt();

        assertThat(flag.get(10, SECONDS)).as("the interrupt stays set").isTrue();
    }

    @Test
    void aFailureInOneBatchEndsTheOthersWaiting() {
        for (int i = 0; i < 16; i++) {
            MovieKey refused = MovieKey.of(1985, "Movie %02d".formatted(i));
            FaultyHttp http = FaultyHttp.scripted(attempt -> fate(attempt, refused));
            FakeTicker ticker = new FakeTicker();
            LoadFailedException failure =
                    Loads.failure(Loads.load(http, ticker, movies.name(), Loads.file(folder, Loads.movies(16))));

            assertThat(failure).hasCauseInstanceOf(DynamoDbException.class);
            assertThat(Duration.ofNanos(ticker.nanos())).isLessThan(Duration.ofMinutes(5));
        }
    }

    private static Fault fate(FaultyHttp.Attempt attempt, MovieKey refused) {
        if (!attempt.operation().equals("BatchWriteItem")) {
            return Fault.NONE;
        }
        return Loads.keys(attempt.body()).contains(refused)
                ? refusing("AccessDeniedException")
                : Fault.unprocessedBehind(0);
    }
}
