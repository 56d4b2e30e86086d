package io.github.movietable.load;

import static io.github.movietable.load.Loads.accounted;
import static io.github.movietable.load.Loads.failure;
import static io.github.movietable.load.Loads.file;
import static io.github.movietable.load.Loads.keys;
import static io.github.movietable.testing.Faults.answering;
import static io.github.movietable.testing.Faults.inTurn;
import static io.github.movietable.testing.Faults.refusing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.movietable.MovieTable;
import io.github.movietable.expression.Attribute;
import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Loads while DynamoDB throttles, leaves movies unprocessed, or fails. */
@Timeout(60)
class LoadInTroubleTest {
    @TempDir
    Path folder;

    private final FakeTicker ticker = new FakeTicker();
    private final MovieTable movies = Database.newTable();

    private BatchLoad load(FaultyHttp http, int count) {
        return Loads.load(http, ticker, movies.name(), file(folder, Loads.movies(count)));
    }

    private static FaultyHttp always(Fault fault) {
        return FaultyHttp.scripted(a -> a.operation().equals("BatchWriteItem") ? fault : Fault.NONE);
    }

    @Test
    void whatIsLeftUnprocessedIsSentAgainAndNothingElse() {
        FaultyHttp http = always(Fault.unprocessedBehind(1));
        LoadReport report = accounted(load(http, 40).run());

        assertThat(report.written()).isEqualTo(40);
        assertThat(movies.scan().count()).isEqualTo(40);
        Set<MovieKey> done = new HashSet<>();
        long sent = 0;
        for (JsonNode body : http.bodies("BatchWriteItem")) {
            assertThat(keys(body)).isNotEmpty().noneMatch(done::contains);
            done.add(keys(body).get(0));
            sent += keys(body).size();
        }
        assertThat(report.calls()).isEqualTo(40);
        assertThat(report.retried()).isEqualTo(sent - 40);
        assertThat(ticker.pauses()).allMatch(pause -> pause.compareTo(Duration.ofMillis(100)) <= 0);
    }

    @Test
    void pausesGrowWhileNothingIsWrittenAndEndAfterMinutes() {
        FaultyHttp http = always(Fault.unprocessedBehind(0));
        LoadFailedException failure = failure(load(http, 1));

        assertThat(failure).hasMessageContaining("DynamoDB accepted none for 5 minutes");
        assertThat(failure.report().unconfirmed()).isEqualTo(1);
        assertThat(failure.report().retried()).isEqualTo(failure.report().calls());
        assertThat(Duration.ofNanos(ticker.nanos())).isBetween(Duration.ofMinutes(5), Duration.ofSeconds(306));
        assertThat(http.attempts("BatchWriteItem")).as("no busy loop").isBetween(60, 1000);
    }

    /** Four movies that share a batch. */
    private static List<Movie> movies() {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> Movie.of(1985, "Movie " + i))
                .filter(movie -> Math.floorMod(movie.key().hashCode(), 64) == 7)
                .limit(4)
                .toList();
    }

    @Test
    void aLittleProgressNowAndThenIsEnough() {
        FaultyHttp http = FaultyHttp.scripted(a -> a.operation().equals("BatchWriteItem")
                ? Fault.unprocessedBehind(a.number() % 100 == 99 ? 1 : 0)
                : Fault.NONE);
        LoadReport report = accounted(BatchLoad.of(
                        new BlockingClient(http.clientWithoutRetries(), ticker, null),
                        movies.name(),
                        LoadSource.of(movies()))
                .run());

        assertThat(report.written()).isEqualTo(4);
        assertThat(Duration.ofNanos(ticker.nanos())).isGreaterThan(Duration.ofMinutes(5));
    }

    @Test
    void unprocessedForEverEndsWithAReportOfAll() {
        LoadFailedException failure = failure(load(always(Fault.unprocessedBehind(0)), 300));

        assertThat(failure.report().written()).isZero();
        assertThat(failure.report().unconfirmed())
                .isEqualTo(failure.report().read())
                .isPositive();
    }

    @Test
    void aThrottledBatchIsSentAgainAsAWhole() {
        FaultyHttp http = FaultyHttp.first("BatchWriteItem", Fault.THROTTLED, Fault.THROTTLED, Fault.THROTTLED);
        LoadReport report = accounted(load(http, 1).run());

        assertThat(report.written()).isEqualTo(1);
        assertThat(report.retried()).isEqualTo(3);
        assertThat(http.bodies("BatchWriteItem"))
                .hasSize(4)
                .containsOnly(http.bodies("BatchWriteItem").get(0));
    }

    @Test
    void throttlingNowAndThenDelaysOnly() {
        FaultyHttp http = FaultyHttp.scripted(a -> a.number() % 3 == 1 ? Fault.THROTTLED : Fault.NONE);

        assertThat(accounted(load(http, 300).run()).written()).isEqualTo(300);
        assertThat(movies.scan().count()).isEqualTo(300);
    }

    @Test
    void anOlderRecordLeftUnprocessedNeverOvertakesANewerOne() {
        List<Movie> versions = IntStream.range(0, 200)
                .mapToObj(i -> Movie.of(1985, "Movie " + i % 30).with(Attribute.number("version"), i))
                .toList();
        FaultyHttp http = FaultyHttp.scripted(a -> a.operation().equals("BatchWriteItem") && a.number() % 2 == 0
                ? Fault.unprocessedBehind(1)
                : Fault.NONE);
        LoadReport report = accounted(BatchLoad.of(
                        new BlockingClient(http.clientWithoutRetries(), ticker, null),
                        movies.name(),
                        LoadSource.of(versions))
                .run());

        assertThat(report.unconfirmed()).isZero();
        assertThat(movies.inYear(1985).list()).containsExactlyInAnyOrderElementsOf(versions.subList(170, 200));
    }

    @Test
    void anAnswerThatDoesNotSayWhatIsLeftIsNoSuccess() {
        LoadFailedException failure = failure(load(always(Fault.EMPTY_ANSWER), 5));

        assertThat(failure).hasMessageContaining("the response lacks a part that DynamoDB always sends");
        assertThat(failure.report().written()).isZero();
        assertThat(failure.report().unconfirmed()).isEqualTo(5);
    }

    @Test
    void whatDynamoDbSaysIsTold() {
        FaultyHttp http = always(refusing("AccessDeniedException"));
        LoadFailedException failure = failure(load(http, 1));

        assertThat(failure)
                .hasMessageContainingAll("DynamoDB said: AccessDeniedException, injected", "1 unconfirmed")
                .hasCauseInstanceOf(DynamoDbException.class);
        assertThat(http.attempts("BatchWriteItem"))
                .as("no retry of what can't succeed")
                .isEqualTo(1);
    }

    @Test
    void failuresOfTheServerAndOfTheLineEndTheLoad() {
        assertThat(failure(load(always(Fault.ERROR_AFTER), 1)).report().unconfirmed())
                .isEqualTo(1);
        assertThat(failure(load(always(Fault.LOST_ANSWER), 1))).hasCauseInstanceOf(SdkClientException.class);
    }

    @Test
    void aLoadThatFailsInTheMiddleReportsWhatIsStored() {
        Fault later = inTurn(Fault.NONE, Fault.NONE, Fault.NONE, refusing("AccessDeniedException"));
        LoadReport report = failure(load(always(later), 600)).report();

        assertThat(report.written()).isPositive().isEqualTo(movies.scan().count());
        assertThat(report.unconfirmed()).isPositive();
        assertThat(report.read()).isLessThanOrEqualTo(600);
    }

    @Test
    void aLoadThatFailedIsSafeToRunAgain() {
        failure(load(always(inTurn(Fault.NONE, Fault.NONE, Fault.ERROR_AFTER)), 600));

        assertThat(load(FaultyHttp.faultless(), 600).run().written()).isEqualTo(600);
        assertThat(movies.scan().count()).isEqualTo(600);
    }

    @Test
    void progressIsToldAFewTimesASecond() {
        List<LoadProgress> told = new ArrayList<>();
        load(always(Fault.unprocessedBehind(5)), 1600).onProgress(told::add).run();

        assertThat(told).hasSizeGreaterThan(3).last().satisfies(last -> {
            assertThat(last.records()).isEqualTo(1600);
            assertThat(last.written()).isEqualTo(1600);
        });
        for (int i = 1; i < told.size() - 1; i++) {
            assertThat(told.get(i).elapsed().minus(told.get(i - 1).elapsed()))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void anInterruptedLoadStopsAndKeepsTheInterrupt() {
        FaultyHttp http = FaultyHttp.faultless();
        Thread.currentThread().interrupt();
        LoadFailedException failure = failure(load(http, 3));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).hasCauseInstanceOf(AbortedException.class).hasMessageContaining("interrupted");
    }

    @Test
    void anEmptyAnswerOfAnyKindIsNoSuccess() {
        assertThat(failure(load(always(answering("{ConsumedCapacity: []}")), 1))
                        .report()
                        .written())
                .isZero();
    }
}
