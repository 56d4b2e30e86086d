package io.github.movietable.load;

import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.load.Loads.accounted;
import static io.github.movietable.load.Loads.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that can't be stored are reported, and the others are loaded. */
class BadRecordsTest {
    @TempDir
    Path folder;

    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable movies = Database.through(http, Database.newTable());

    private LoadReport load(String records) {
        return accounted(movies.batchLoad(file(folder, "[" + records + "]")).run());
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth - 1) + "1" + "}".repeat(depth - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'title': 'Ran'}                        | /year       | a year that is a number",
                "{'year': '1985', 'title': 'Ran'}        | /year       | a year that is a number",
                "{'year': null, 'title': 'Ran'}          | /year       | a year that is a number",
                "{'year': [1985], 'title': 'Ran'}        | /year       | a year that is a number",
                "{'year': 1985.5, 'title': 'Ran'}        | /year       | a whole number",
                "{'year': 3000000000, 'title': 'Ran'}    | /year       | a whole number",
                "{'year': 1e100, 'title': 'Ran'}         | /year       | a whole number",
                "{'year': 1985}                          | /title      | a title that is a text",
                "{'year': 1985, 'title': 12}             | /title      | a title that is a text",
                "{'year': 1985, 'title': ''}             | /title      | can't be empty",
                "{'year': 1985, 'title': 'Ran', 'a': {'b/~': [0, 1E126]}}   | /a/b~1~0/1  | 38 digits",
                "{'year': 1985, 'title': 'Ran', 'a': 1E-131}                | /a          | 38 digits",
                "{'year': 1985, 'title': 'Ran', 'a': 123456789012345678901234567890123456789} | /a | 38 digits",
                "{'year': 1985, 'title': 'Ran', 'a': 1E126, 'b': 1E127}     | /a          | 38 digits",
                "{'year': 1985, 'title': 'Ran', '': 1}   | /           | can't be empty",
            })
    void aBadRecordIsRejectedWithItsPlaceAndTheRule(String record, String pointer, String rule) {
        String good = "{\"year\": 1985, \"title\": \"Tampopo\"}";
        LoadReport report = load(good + ",\n" + record.replace('\'', '"') + ",\n" + good.replace("Tampopo", "Brazil"));

        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.written()).isEqualTo(2);
        assertThat(report.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.record()).isEqualTo(2);
            assertThat(rejection.line()).isEqualTo(2);
            assertThat(rejection.pointer()).isEqualTo(pointer);
            assertThat(rejection.reason()).contains(rule);
        });
        assertThat(movies.scan().list()).containsExactlyInAnyOrder(Movie.of(1985, "Tampopo"), Movie.of(1985, "Brazil"));
    }

    @Test
    void aRejectionNamesTheMovieWhereItHasAKeyAndNoValues() {
        LoadReport report = load("{\"year\": 1985, \"title\": \"Ran\", \"plot\": \"secret\", \"n\": 1E9999}");

        assertThat(report.rejections().get(0).key()).contains(MovieKey.of(1985, "Ran"));
        assertThat(report.rejections().get(0))
                .hasToString("record 1 (line 1) (1985, \"Ran\"): /n: a number has up to 38 digits and lies between"
                        + " 1E-130 and 9.99E+125");
        assertThat(load("{\"year\": \"secret\", \"title\": \"Ran\"}")
                        .rejections()
                        .get(0)
                        .key())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e9", "x", "\ud83d\ude00"})
    void aTitleHasAtMost1024Bytes(String letter) {
        int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
        String longest = letter.repeat(1024 / bytes);
        LoadReport report = load("{\"year\": 1985, \"title\": \"%s\"}, {\"year\": 1985, \"title\": \"%s\"}"
                .formatted(longest, longest + letter));

        assertThat(report.written()).isEqualTo(1);
        assertThat(report.rejections())
                .extracting(Rejection::reason)
                .allMatch(rule -> rule.contains("can have 1024 bytes in UTF-8, not " + (1024 + bytes)));
        assertThat(movies.find(1985, longest)).isPresent();
    }

    @Test
    void valuesAreNestedAtMost32Deep() {
        String template = "{\"year\": 1985, \"title\": \"%d\", \"a\": %s}";
        LoadReport report = load(String.join(
                ",\n",
                template.formatted(32, nested(32)),
                template.formatted(33, nested(33)),
                template.formatted(34, nested(34)),
                template.formatted(400, nested(400))));

        assertThat(report.written()).isEqualTo(1);
        assertThat(movies.find(1985, "32")).isPresent();
        assertThat(report.rejections())
                .extracting(Rejection::record, Rejection::reason)
                .containsExactly(
                        tuple(2L, "values can be nested 32 deep"),
                        tuple(3L, "values can be nested 32 deep"),
                        tuple(4L, "values can be nested 32 deep"));
    }

    @Test
    void listsCountAsDeepAsMaps() {
        String template = "{\"year\": 1985, \"title\": \"%d\", \"a\": %s}";
        LoadReport report = load(template.formatted(32, "[".repeat(31) + "1" + "]".repeat(31)) + ","
                + template.formatted(33, "[".repeat(32) + "1" + "]".repeat(32)));

        assertThat(report.written()).isEqualTo(1);
        assertThat(movies.find(1985, "32")).isPresent();
    }

    @Test
    void anItemThatOnlyDynamoDbRefusesIsFoundAmongTheOthers() {
        String good = "{\"year\": 1985, \"title\": \"Movie %02d\"}";
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            records.add(good.formatted(i));
        }
        records.add(13, "{\"year\": 1985, \"title\": \"Too large\", \"plot\": \"" + "x".repeat(409_600) + "\"}");
        LoadReport report = load(String.join(",\n", records));

        assertThat(report.written()).isEqualTo(24);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(movies.scan().count()).isEqualTo(24);
        assertThat(report.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.record()).isEqualTo(14);
            assertThat(rejection.key()).contains(MovieKey.of(1985, "Too large"));
            assertThat(rejection.toString()).contains("ValidationException").doesNotContain("xxx");
        });
    }

    @Test
    void ofManyRejectionsTheFirstHundredAreKept() {
        LoadReport report = load("7" + ",7".repeat(249));

        assertThat(report.rejected()).isEqualTo(250);
        assertThat(report.rejections())
                .hasSize(100)
                .extracting(Rejection::record)
                .startsWith(1L, 2L, 3L);
        assertThat(http.attempts("BatchWriteItem")).isZero();
    }

    @Test
    void aPartOfAMovieIsRejected() {
        movies.put(Movie.of(1985, "Ran"));
        Movie part = movies.get(MovieKey.of(1985, "Ran"), PLOT);
        LoadReport report = accounted(
                movies.batchLoad(List.of(part, Movie.of(1985, "Brazil"))).run());

        assertThat(report.written()).isEqualTo(1);
        assertThat(report.rejections()).extracting(Rejection::reason).allMatch(rule -> rule.contains("in part"));
    }
}
