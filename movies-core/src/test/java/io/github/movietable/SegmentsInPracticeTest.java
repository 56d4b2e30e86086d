package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static io.github.movietable.testing.Faults.answering;
import static io.github.movietable.testing.Faults.inTurn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.model.IncompleteAnswerException;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.Films;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The requests of a scan in segments and their order, and its behaviour if DynamoDB throttles or sends empty responses.
 */
@Timeout(60)
class SegmentsInPracticeTest {
    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable films = Database.through(http, Films.table());

    private static MovieTable through(FaultyHttp faulty) {
        return MovieTable.named(Films.table().name(), faulty.clientWithoutRetries(), new FakeTicker());
    }

    @Test
    void nothingIsAskedBeforeAStreamIsConsumed() {
        for (MovieScan scan :
                new MovieScan[] {films.scan().segments(4), films.scan().segments()}) {
            try (Stream<Movie> stream = scan.stream().map(movie -> movie)) {
                assertThat(stream).isNotNull();
            }
            assertThat(scan.iterator()).isNotNull();
            assertThat(scan.pages().iterator()).isNotNull();
        }
        assertThat(http.attempts()).isZero();
    }

    @Test
    void oneSegmentOfSeveralIsNotAllOfThem() {
        MovieScan one = films.scan().segment(1, 4);

        assertThatIllegalStateException()
                .isThrownBy(() -> one.segments(8))
                .withMessageContainingAll("segments(8)", "segment 1 of 4");
        assertThatIllegalStateException().isThrownBy(one::segments);
        assertThatIllegalStateException()
                .isThrownBy(() -> films.scan().segments(8).segment(1, 4))
                .withMessageContaining("in 8 segments at once");
        assertThatIllegalStateException()
                .isThrownBy(() -> films.scan().segments().segment(1, 4));
        assertThat(one.segment(0, 1).count()).isEqualTo(Films.all().size());
        assertThat(films.scan().segments(8).segments(2).count())
                .isEqualTo(Films.all().size());
    }

    @Test
    void aLimitThatOnePageReachesTakesOneCall() {
        MovieScan scan = films.scan().segments(8).limit(10);

        assertThat(scan.list()).hasSize(10);
        assertThat(http.attempts()).isEqualTo(1);
        assertThat(scan.where(RATING.above(1)).list()).hasSize(10);
        assertThat(http.attempts()).isEqualTo(2);
        assertThat(scan.page().items()).hasSize(10);
        assertThat(http.attempts()).isEqualTo(3);
        assertThat(scan.explain()).contains("segments at once: one, and twice as many after each page");
        assertThat(scan.limit(5000).list()).hasSameSizeAs(Films.all());
        assertThat(http.attempts()).isEqualTo(11);
    }

    @Test
    void aThrottledPageIsAskedForAgain() {
        FaultyHttp throttled = FaultyHttp.scripted(attempt -> attempt.number() % 3 == 1 ? Fault.THROTTLED : Fault.NONE);

        assertThat(through(throttled).scan().segments(4).pageSize(100).list()).hasSameSizeAs(Films.all());
    }

    @Test
    void aTableThatIsThrottledForEverEndsTheScan() {
        FaultyHttp throttled = FaultyHttp.scripted(attempt -> Fault.THROTTLED);

        assertThatThrownBy(() -> through(throttled).scan().segments(2).list())
                .isInstanceOf(SegmentFailedException.class)
                .hasCauseInstanceOf(DynamoDbException.class);
        assertThat(throttled.attempts()).isGreaterThanOrEqualTo(50);
    }

    @Test
    void anAnswerThatSaysNothingIsAskedForAgainAndNeverTakenForTheEnd() {
        Fault twice = inTurn(answering("{}"), answering("{}"), Fault.NONE);
        assertThat(through(FaultyHttp.scripted(attempt -> twice))
                        .scan()
                        .segments(4)
                        .list())
                .hasSameSizeAs(Films.all());

        FaultyHttp mute = FaultyHttp.scripted(attempt -> answering("{}"));
        MovieTable silent = through(mute);
        assertThatThrownBy(() -> silent.scan().segments(4).list())
                .isInstanceOf(SegmentFailedException.class)
                .hasCauseInstanceOf(IncompleteAnswerException.class)
                .hasMessageContaining("it can't be trusted");
        for (MovieRead<?> read :
                new MovieRead<?>[] {silent.inYear(1994), silent.inYears(1950, 1959), silent.scan(), silent.titled("x")
                }) {
            assertThatThrownBy(read::list).isInstanceOf(IncompleteAnswerException.class);
            assertThatThrownBy(read::page).isInstanceOf(IncompleteAnswerException.class);
            assertThatThrownBy(read::count).isInstanceOf(IncompleteAnswerException.class);
        }
    }
}
