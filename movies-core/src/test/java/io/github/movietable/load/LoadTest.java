package io.github.movietable.load;

import static io.github.movietable.expression.MovieAttributes.*;
import static io.github.movietable.load.Loads.accounted;
import static io.github.movietable.load.Loads.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.movietable.MovieTable;
import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Data;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.Films;
import io.github.movietable.testing.Json;
import io.github.movietable.testing.Lab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads that end well. */
class LoadTest {
    private static final NumberAttribute VERSION = Attribute.number("version");

    @TempDir
    Path folder;

    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable movies = Database.through(http, Database.newTable());

    @Test
    void theFilmsAreStoredAsTheyAreWritten() {
        LoadReport report = accounted(movies.batchLoad(Data.films()).run());

        assertThat(report.read()).isEqualTo(1001);
        assertThat(report.written()).isEqualTo(1001);
        assertThat(report.rejections()).isEmpty();
        assertThat(report.units().write()).isGreaterThanOrEqualTo(1001);
        assertThat(report.calls()).isEqualTo(http.attempts("BatchWriteItem"));
        assertThat(report.retried()).isZero();
        assertThat(report.elapsed()).isPositive();
        assertThat(report)
                .hasToString("1001 read = 1001 written + 0 superseded + 0 rejected + 0 unconfirmed; " + report.units()
                        + ", " + report.calls() + " calls");
        assertThat(Films.byKey(movies.scan().list())).isEqualTo(Films.all());
    }

    @Test
    void theLabsMoviesAreStoredAsTheyAreWritten() {
        LoadReport report = accounted(Lab.report());

        assertThat(report.read()).isEqualTo(4610);
        assertThat(report.written()).isEqualTo(4610);
        assertThat(report.units()).isEqualTo(Lab.meter().total());
        assertThat(Lab.movies()).hasSize(4610);
        assertThat(Films.byKey(Lab.table().scan().list())).isEqualTo(Lab.movies());
    }

    @Test
    void theLabsQueriesGiveTheLabsAnswers() {
        assertThat(Lab.table().inYear(1985).list()).hasSize(45);
        List<Movie> aToL = Lab.table()
                .inYear(1992)
                .titlesBetween("A", "L")
                .fields(GENRES, ACTORS.at(0))
                .list();
        assertThat(aToL).hasSize(28).allSatisfy(movie -> {
            Movie whole = Lab.table().get(movie.key());
            Movie expected = Movie.of(movie.key());
            expected = whole.genres().isEmpty() ? expected : expected.with(GENRES, whole.genres());
            expected = whole.actors().isEmpty()
                    ? expected
                    : expected.with(ACTORS, whole.actors().subList(0, 1));
            assertThat(movie.toItem()).isEqualTo(expected.toItem());
        });
        assertThat(Lab.table().scan().years(1950, 1959).list())
                .hasSize(73)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Lab.table().inYears(1950, 1959).list());
    }

    @Test
    void unknownAttributesAndAllDigitsAreKept() {
        String record = """
                {"year": -1985, "title": "Ran \\u00e9\\ud83d\\ude00", "bits": [true, false, null, [], {}, "", [[{"a": null}]]],
                 "a.b": {"c d": -0.10, "e": 12345678901234567890123456789012345678, "f": 1E-130, "g": 9.9e125},
                 "h": -1234567890.0987654321, "i": 1e20, "#n0 = :x OR": 0.000001}""";
        movies.batchLoad(file(folder, "[" + record + "]")).run();

        assertThat(movies.scan().list()).containsExactly(Movie.fromItem(Json.item(Json.json(record))));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "25, 25", "26, 26", "50, 50", "400, 400"})
    void anyNumberOfMoviesGoesInBatchesOfAtMostTwentyFive(int count, int stored) {
        LoadReport report =
                accounted(movies.batchLoad(file(folder, Loads.movies(count))).run());

        assertThat(report.written()).isEqualTo(stored);
        assertThat(movies.scan().count()).isEqualTo(stored);
        assertThat(http.bodies("BatchWriteItem"))
                .extracting(body -> Loads.keys(body).size())
                .allMatch(size -> size >= 1 && size <= 25);
    }

    @Test
    void ofTwoRecordsOfAMovieTheLaterWins() {
        List<Movie> versions = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            versions.add(Movie.of(1985, "Movie " + i % 60).with(VERSION, i));
        }
        LoadReport report = accounted(movies.batchLoad(versions).run());

        assertThat(report.written() + report.superseded()).isEqualTo(500);
        assertThat(report.superseded()).isPositive();
        assertThat(movies.inYear(1985).list()).containsExactlyInAnyOrderElementsOf(versions.subList(440, 500));
        for (JsonNode body : http.bodies("BatchWriteItem")) {
            assertThat(Loads.keys(body)).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(25);
        }
    }

    @Test
    void numericTwinsAreOneMovie() {
        LoadReport report = accounted(movies.batchLoad(file(folder, """
                        [{"year": 1985, "title": "Ran", "version": 1}, {"year": 1985.0, "title": "Ran", "version": 2},
                         {"year": 1985e0, "title": "Ran", "version": 3}, {"year": 19.85E2, "title": "Ran", "version": 4}]""")).run());

        assertThat(report.written()).isEqualTo(1);
        assertThat(report.superseded()).isEqualTo(3);
        assertThat(movies.scan().list()).containsExactly(Movie.of(1985, "Ran").with(VERSION, 4));
    }

    @Test
    void loadingAgainChangesNothing() {
        Path file = file(folder, Loads.movies(30));
        movies.batchLoad(file).run();
        List<Movie> once = movies.inYear(1985).list();

        assertThat(movies.batchLoad(file).run().written()).isEqualTo(30);
        assertThat(movies.inYear(1985).list()).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF[]", "[]", " [ ] \n", "[\n{\"year\": 1985, \"title\": \"Ran\"}\n]\n"})
    void blanksAndAByteOrderMarkDoNoHarm(String json) {
        LoadReport report = accounted(movies.batchLoad(file(folder, json)).run());

        assertThat(report.read()).isEqualTo(json.contains("Ran") ? 1 : 0);
        assertThat(movies.scan().count()).isEqualTo(report.read());
    }

    @Test
    void theEndIsTold() {
        List<LoadProgress> told = new ArrayList<>();
        movies.batchLoad(Data.films()).onProgress(told::add).run();
        LoadProgress last = told.get(told.size() - 1);

        assertThat(last.records()).isEqualTo(1001);
        assertThat(last.written()).isEqualTo(1001);
        assertThat(last.bytesRead())
                .isEqualTo(last.bytesTotal())
                .isEqualTo(Data.films().toFile().length());
        assertThat(told).extracting(LoadProgress::records).isSorted();
        assertThat(told).extracting(LoadProgress::written).isSorted();
        assertThat(last.toString()).startsWith("1001 records read, 1001 movies written, ");
    }

    @Test
    void whatTheListenerThrowsEndsTheLoad() {
        assertThatThrownBy(() -> movies.batchLoad(file(folder, Loads.movies(3)))
                        .onProgress(progress -> {
                            throw new IllegalStateException("enough");
                        })
                        .run())
                .isInstanceOf(LoadFailedException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("enough");
    }

    @Test
    void aSpecificationIsRunAnewEachTime() {
        BatchLoad load = movies.batchLoad(file(folder, Loads.movies(3)));

        assertThat(http.attempts("BatchWriteItem")).isZero();
        assertThat(load.run().written()).isEqualTo(3);
        assertThat(load.run().written()).isEqualTo(3);
        assertThat(new HashSet<>(movies.inYear(1985).list())).hasSize(3);
    }
}
