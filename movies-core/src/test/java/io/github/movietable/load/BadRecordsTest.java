package io.github.movietable.load;

import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.load.Loads.accounted;
import static io.github.movietable.load.Loads.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Records that can't be stored are reported, and the others are loaded. */
class BadRecordsTest {
    @TempDir
    Path folder;

    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable movies = Database.through(http, Database.newTable());

    private LoadReport load(String records) {
        return accounted(movies.batchLoad(file(folder, "[" + records + "]")).run());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'title': 'Ran'}                        | /year       | a year that is a number (N), and there is none",
                "{'year': '1985', 'title': 'Ran'}        | /year       | a year that is a number (N), not S",
                "{'year': null, 'title': 'Ran'}          | /year       | a year that is a number (N), not NULL",
                "{'year': [1985], 'title': 'Ran'}        | /year       | a year that is a number (N), not L",
                "{'year': 1985.5, 'title': 'Ran'}        | /year       | a whole number",
                "{'year': 3000000000, 'title': 'Ran'}    | /year       | a whole number",
                "{'year': 1e100, 'title': 'Ran'}         | /year       | a whole number",
                "{'year': 1985}                          | /title      | a title that is a text (S), and there is none",
                "{'year': 1985, 'title': 12}             | /title      | a title that is a text (S), not N",
                "{'year': 1985, 'title': ''}             | /title      | can't be empty",
                "{'year': 1985, 'title': 'Ran', 'a': {'b/~': [0, 1E126]}}   | /a/b~1~0/1  | and 9.99E+125, not near 1E126",
                "{'year': 1985, 'title': 'Ran', 'a': 1E-131}                | /a          | between 1E-130 and 9.99E+125, not near 1E-131",
                "{'year': 1985, 'title': 'Ran', 'a': 123456789012345678901234567890123456789} | /a | 38 significant digits, not 39",
                "{'year': 1985, 'title': 'Ran', 'a': -1e99999999999}        | /a          | its exponent has over 10 digits",
                "{'year': 1985, 'title': 'Ran', '': 1}   | /           | can't be empty",
                "{'year': 1985, 'title': 'Ran', 'a': [{'': 1}]}             | /a/0/       | can't be empty",
                "{'year': 1985, 'title': 'Ran', 'a': 1, 'a': 2}             | /a          | twice",
                "{'year': 1985, 'title': 'Ran', 'a': [1, {'b': [], 'c': 1, 'b': {}}]} | /a/1/b | twice",
                "{'year': 1985, 'title': 'R\\ud800n'}   | /title      | half of a surrogate pair",
                "{'year': 1985, 'title': 'Ran', 'a': ['\\ud83d\\ude00\\udc00']} | /a/0 | half of a surrogate pair",
                "[1985, 'Ran']                           | ``          | a movie is a JSON object",
                "'Ran'                                   | ``          | a movie is a JSON object",
                "null                                    | ``          | a movie is a JSON object",
            })
    void aBadRecordIsRejectedWithItsPlaceAndTheRule(String record, String pointer, String rule) {
        String good = "{\"year\": 1985, \"title\": \"Tampopo\"}";
        LoadReport report = load(good + ",\n" + record.replace('\'', '"') + ",\n" + good.replace("Tampopo", "Brazil"));

        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.written()).isEqualTo(2);
        assertThat(report.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.record()).isEqualTo(2);
            assertThat(rejection.file()).contains("movies.json");
            assertThat(rejection.line()).isEqualTo(2);
            assertThat(rejection.column()).isEqualTo(1);
            assertThat(rejection.pointer()).isEqualTo(pointer);
            assertThat(rejection.reason()).contains(rule);
        });
        assertThat(movies.scan().list()).containsExactlyInAnyOrder(Movie.of(1985, "Tampopo"), Movie.of(1985, "Brazil"));
    }

    @Test
    void aRejectionHasTheKeyIfThereIsOneAndNoValues() {
        LoadReport report = load("{\"year\": 1985, \"title\": \"Ran\", \"plot\": \"secret\", \"n\": 1E9999}");

        assertThat(report.rejections().get(0).key()).contains(MovieKey.of(1985, "Ran"));
        assertThat(report.rejections().get(0))
                .hasToString(
                        "record 1 (movies.json, line 1, column 2) (1985, \"Ran\"): /n: a number must lie between 1E-130 and"
                                + " 9.99E+125, not near 1E9999");
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

    /** DynamoDB Local accepts the items that this test expects to be valid. */
    @ParameterizedTest
    @CsvSource({"[, ]", "'{\"a\": ', }"})
    void mapsAndListsAreNestedAtMost32DeepTheMovieItselfCounted(String begin, String end) {
        String template = "{\"year\": 1985, \"title\": \"%d\", \"a\": %s1%s}";
        LoadReport report = load(Stream.of(31, 32, 33, 400)
                .map(depth -> template.formatted(depth, begin.repeat(depth - 1), end.repeat(depth - 1)))
                .collect(Collectors.joining(",")));

        assertThat(report.written()).isEqualTo(2);
        assertThat(movies.inYear(1985).list())
                .containsExactlyInAnyOrder(movies.get(1985, "31"), movies.get(1985, "32"));
        assertThat(report.rejections())
                .extracting(Rejection::record, Rejection::pointer, Rejection::reason)
                .containsExactly(
                        tuple(3L, "/a", "maps and lists can be nested 32 deep, the movie itself counted, not 33"),
                        tuple(4L, "/a", "maps and lists can be nested 32 deep, the movie itself counted, not 400"));
    }

    @Test
    void aMovieHasAtMost400Kb() {
        String template = "{\"year\": 1985, \"title\": \"%s\", \"plot\": \"%s\"}";
        // year 4 + 3, title 5 + 1, plot 4 bytes
        String longest = "\u00e9x" + "x".repeat(409_600 - 20);
        List<String> records = new ArrayList<>(IntStream.range(0, 24)
                .mapToObj(i -> template.formatted(i + 10, ""))
                .toList());
        records.add(13, template.formatted("A", longest));
        records.add(14, template.formatted("B", longest + "\u00e9"));
        LoadReport report = load(String.join(",\n", records));

        assertThat(report.written()).isEqualTo(25);
        assertThat(movies.find(1985, "A")).isPresent();
        assertThat(report.rejections())
                .extracting(Rejection::toString)
                .containsExactly(
                        "record 15 (movies.json, line 15, column 1) (1985, \"B\"): a movie can have 409600 bytes as DynamoDB"
                                + " counts, not 409602");
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

    static Stream<Arguments> badValues() {
        return Stream.of(
                arguments("/a", AttributeValue.fromN("many"), "it is not a number"),
                arguments("/a", AttributeValue.fromN("1E126"), "9.99E+125"),
                arguments("/a", AttributeValue.fromN("1".repeat(39)), "38 significant digits, not 39"),
                arguments("/a", AttributeValue.fromSs(List.of()), "a set can't be empty"),
                arguments("/a/1", AttributeValue.fromNs(List.of("1", "x")), "it is not a number"),
                arguments("/a", AttributeValue.fromSs(List.of("x", "x")), "a set can't have a value twice"),
                arguments("/a", AttributeValue.fromS("\ud800"), "half of a surrogate pair"),
                arguments("/a", AttributeValue.builder().build(), "a value needs a type"));
    }

    /**
     * Movies that a program supplies have not been checked before, and DynamoDB would refuse a whole batch for one bad
     * movie.
     */
    @ParameterizedTest
    @MethodSource("badValues")
    void aMovieThatAProgramMadeIsChecked(String pointer, AttributeValue value, String rule) {
        Movie bad = made(Map.of("a", value));
        Movie deep = made(Map.of("b", AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("a", value))))));
        LoadReport report = accounted(
                movies.batchLoad(List.of(bad, Movie.of(1985, "Brazil"), deep)).run());

        assertThat(report.written()).isEqualTo(1);
        assertThat(report.rejections())
                .extracting(Rejection::record, Rejection::pointer)
                .containsExactly(tuple(1L, pointer), tuple(3L, "/b/0" + pointer));
        assertThat(report.rejections()).extracting(Rejection::reason).allMatch(reason -> reason.contains(rule));
        assertThat(http.attempts("BatchWriteItem")).isEqualTo(1);
    }

    private static Movie made(Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item =
                new HashMap<>(MovieKey.of(1985, "Ran").toItem());
        item.putAll(attributes);
        return Movie.fromItem(item);
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
