package io.github.movietable.load;

import static io.github.movietable.load.Loads.accounted;
import static io.github.movietable.load.Loads.failure;
import static io.github.movietable.load.Loads.file;
import static io.github.movietable.testing.Faults.refusing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** DynamoDB refuses a batch as a whole for one movie in it: that one is found, and the others are written. */
class RefusedMoviesTest {
    /** To find one of 25: two calls for each of five halvings. */
    private static final int SEARCH = 10;

    @TempDir
    Path folder;

    private final MovieTable movies = Database.newTable();

    /** Refuses each batch that has a movie of these titles. */
    private static FaultyHttp refusingBatchesWith(Predicate<String> bad) {
        return FaultyHttp.scripted(attempt -> attempt.operation().equals("BatchWriteItem")
                        && Loads.keys(attempt.body()).stream().anyMatch(key -> bad.test(key.title()))
                ? refusing("ValidationException")
                : Fault.NONE);
    }

    private BatchLoad load(FaultyHttp http, int count) {
        return Database.through(http, movies).batchLoad(file(folder, Loads.movies(count)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Movie 00", "Movie 17", "Movie 99"})
    void oneIsFoundAndTheOthersAreWritten(String bad) {
        FaultyHttp http = refusingBatchesWith(bad::equals);
        LoadReport report = accounted(load(http, 100).run());

        assertThat(report.written()).isEqualTo(99);
        assertThat(report.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.record()).isEqualTo(1 + Integer.parseInt(bad.substring(6)));
            assertThat(rejection.key()).get().asString().contains(bad);
            assertThat(rejection.reason()).isEqualTo("DynamoDB refused it: ValidationException, injected");
        });
        assertThat(movies.scan().count()).isEqualTo(99);
        assertThat(report.calls()).isLessThanOrEqualTo(8 + SEARCH).isEqualTo(http.attempts("BatchWriteItem"));
        assertThat(report.retried()).as("a search is no retry").isZero();
    }

    @Test
    void manyAreFoundAmongMany() {
        FaultyHttp http = refusingBatchesWith(title -> title.endsWith("7"));
        LoadReport report = accounted(load(http, 400).run());

        assertThat(report.written()).isEqualTo(360);
        assertThat(report.rejections())
                .extracting(Rejection::record)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 40).mapToObj(i -> 10L * i + 8).toList());
    }

    /** A table with another key refuses each movie: a million rejections would hide the reason. */
    @Test
    void ifAllOfABatchAreRefusedTheRequestIsAtFault() {
        FaultyHttp http = refusingBatchesWith(title -> true);
        LoadFailedException failed = failure(load(http, 400));

        assertThat(failed)
                .hasMessageContaining("DynamoDB said: ValidationException, injected")
                .hasCauseInstanceOf(DynamoDbException.class);
        assertThat(failed.report().rejected()).isZero();
        assertThat(failed.report().written()).isZero();
        assertThat(failed.report().rejections()).isEqualTo(List.of());
    }
}
