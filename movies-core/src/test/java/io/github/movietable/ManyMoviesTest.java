package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.movietable.load.LoadReport;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** getAll, deleteAll and a load of movies that the program has. */
class ManyMoviesTest {
    private final MovieTable movies = Database.newTable();

    private static List<Movie> parts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Movie.of(1900 + i % 7, "Part " + i).with(RANK, i).with(PLOT, "…"))
                .toList();
    }

    private List<Movie> stored(int count) {
        List<Movie> parts = parts(count);
        assertThat(movies.batchLoad(parts).run().written()).isEqualTo(count);
        return parts;
    }

    private static List<MovieKey> keys(List<Movie> movies) {
        return movies.stream().map(Movie::key).toList();
    }

    @Test
    void anyNumberOfKeysIsGotInTheirOrderAHundredACall() {
        List<Movie> parts = new ArrayList<>(stored(250));
        Collections.reverse(parts);
        FaultyHttp http = FaultyHttp.faultless();

        Map<MovieKey, Movie> found = Database.through(http, movies).getAll(keys(parts));

        assertThat(found.values()).containsExactlyElementsOf(parts);
        assertThat(http.attempts("BatchGetItem")).isEqualTo(3);
    }

    @Test
    void whatIsMissingIsMissingAndDoublesCountOnce() {
        List<Movie> parts = stored(2);
        MovieKey missing = MovieKey.of(1, "nowhere");

        Map<MovieKey, Movie> found = movies.getAll(List.of(
                parts.get(1).key(), missing, parts.get(0).key(), parts.get(1).key()));

        assertThat(found.keySet())
                .containsExactly(parts.get(1).key(), parts.get(0).key());
        assertThat(movies.getAll(List.of())).isEmpty();
    }

    @Test
    void onlyTheFieldsAskedForAreGotAndConsistentlyIfAsked() {
        List<Movie> parts = stored(1);
        FaultyHttp http = FaultyHttp.faultless();

        Movie part = Database.through(http, movies)
                .consistent()
                .getAll(keys(parts), RANK)
                .get(parts.get(0).key());

        assertThat(part.rank()).isPresent();
        assertThat(part.plot()).isEmpty();
        assertThat(part.isPart()).isTrue();
        JsonNode sent = http.log().get(0).body().get("RequestItems").get(movies.name());
        assertThat(sent.get("ConsistentRead").asBoolean()).isTrue();
    }

    @Test
    void keysLeftUnprocessedAreAskedForAgain() {
        List<Movie> parts = stored(10);
        FakeTicker ticker = new FakeTicker();
        FaultyHttp http =
                FaultyHttp.first("BatchGetItem", Fault.keysUnprocessedBehind(3), Fault.keysUnprocessedBehind(0));
        MovieTable facing = MovieTable.named(movies.name(), http.client(), ticker);

        assertThat(facing.getAll(keys(parts)).values()).containsExactlyElementsOf(parts);

        assertThat(http.log())
                .extracting(a -> a.body()
                        .at("/RequestItems")
                        .elements()
                        .next()
                        .get("Keys")
                        .size())
                .containsExactly(10, 7, 7);
        assertThat(ticker.pauses()).hasSize(2);
    }

    @Test
    void manyKeysAreDeletedTwentyFiveACall() {
        List<Movie> parts = stored(60);
        FaultyHttp http = FaultyHttp.first("BatchWriteItem", Fault.unprocessedBehind(5));

        long deleted =
                MovieTable.named(movies.name(), http.client(), new FakeTicker()).deleteAll(keys(parts));

        assertThat(deleted).isEqualTo(60);
        assertThat(movies.scan().list()).isEmpty();
        assertThat(http.log())
                .allSatisfy(a -> assertThat(
                                a.body().at("/RequestItems").elements().next().size())
                        .isLessThanOrEqualTo(25));
    }

    @Test
    void deletingWhatIsNotThereAndDoublesIsNothing() {
        List<Movie> parts = stored(2);
        MovieKey key = parts.get(0).key();

        assertThat(movies.deleteAll(List.of(key, key, MovieKey.of(1, "nowhere"))))
                .isEqualTo(2);
        assertThat(movies.deleteAll(List.of())).isZero();
        assertThat(movies.scan().list()).containsExactly(parts.get(1));
    }

    @Test
    void aReadDeletesWhatItFinds() {
        stored(70);

        assertThat(movies.inYear(1900).deleteAll()).isEqualTo(10);
        assertThat(movies.inYears(1901, 1902).where(RANK.below(35)).deleteAll()).isEqualTo(10);
        assertThat(movies.scan().where(RATING.exists()).deleteAll()).isZero();
        assertThat(movies.scan().count()).isEqualTo(50);
        assertThat(movies.scan().deleteAll()).isEqualTo(50);
        assertThat(movies.scan().list()).isEmpty();
    }

    @Test
    void aDeleteThatFailsOnTheWaySaysHowFarItCame() {
        List<Movie> parts = stored(200);
        FaultyHttp http = FaultyHttp.scripted(attempt -> attempt.number() == 2
                ? (a, sender) -> FaultyHttp.Reply.error(400, "AccessDeniedException")
                : Fault.NONE);

        assertThatThrownBy(() -> Database.through(http, movies).deleteAll(keys(parts)))
                .hasCauseInstanceOf(DynamoDbException.class)
                .hasMessageContaining("were deleted");

        assertThat(movies.deleteAll(keys(parts))).isEqualTo(200);
        assertThat(movies.scan().list()).isEmpty();
    }

    @Test
    void aLoadOfMoviesAccountsForEach() {
        movies.put(Movie.of(1, "Whole").with(RANK, 1));
        Movie part = movies.get(1, "Whole", RANK);

        LoadReport report = movies.batchLoad(
                        List.of(Movie.of(2, "A"), Movie.of(2, "A").with(RANK, 2), part, Movie.of(2, "B")))
                .run();

        assertThat(report.read()).isEqualTo(4);
        assertThat(report.written()).isEqualTo(2);
        assertThat(report.superseded()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.rejections()).singleElement().satisfies(r -> {
            assertThat(r.record()).isEqualTo(3);
            assertThat(r.reason()).contains("in part");
        });
        assertThat(movies.get(2, "A").rank()).isPresent();
    }
}
