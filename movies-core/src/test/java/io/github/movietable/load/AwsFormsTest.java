package io.github.movietable.load;

import static io.github.movietable.testing.Tables.moviesOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.MovieTable;
import io.github.movietable.expression.Attribute;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import java.io.ByteArrayInputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Formats of DynamoDB's own tools. Each source has the movies Rush and Argo. */
@Tag("quick")
class AwsFormsTest {
    private static final String RUSH =
            "{\"year\": {\"N\": \"2013\"}, \"title\": {\"S\": \"Rush\"}, \"tags\": {\"SS\": [\"a\", \"b\"]}, \"no\": {\"NULL\": false}}";
    private static final String ARGO = "{\"title\": {\"S\": \"Argo\"}, \"year\": {\"N\": \"2012\"}}";
    private static final String BOTH = RUSH + ", " + ARGO;
    private static final String COST = "\"ConsumedCapacity\": {\"TableName\": \"Movies\", \"CapacityUnits\": 0.5}";
    private static final String OTHER = "{\"year\": {\"N\": \"1\"}, \"title\": {\"S\": \"of another table\"}}";

    private final MovieTable movies = Database.newTable();

    static Stream<Arguments> forms() {
        String requests = "[{\"PutRequest\": {\"Item\": " + RUSH + "}}, {\"PutRequest\": {\"Item\": " + ARGO + "}}]";
        return Stream.of(
                Arguments.of("scan", "{\"Items\": [" + BOTH + "], \"Count\": 2, \"ScannedCount\": 2, " + COST + "}"),
                Arguments.of("scan, sorted names", "{" + COST + ", \"Count\": 2, \"Items\": [" + BOTH + "]}"),
                Arguments.of(
                        "pages of a query",
                        "{\"Items\": [" + RUSH + "], \"Count\": 1, \"LastEvaluatedKey\": " + ARGO + "}\n{\"Items\": ["
                                + ARGO + "], \"Count\": 1}\n{\"Items\": [], \"Count\": 0}"),
                Arguments.of("pages in an array", "[{\"Items\": [" + RUSH + "]}, {\"Items\": [" + ARGO + "]}]"),
                Arguments.of(
                        "get-item", "{\"Item\": " + RUSH + ", " + COST + "}\n{" + COST + ", \"Item\": " + ARGO + "}"),
                Arguments.of(
                        "put-item input", "{\"TableName\": \"x\", \"Item\": " + RUSH + "} {\"Item\": " + ARGO + "}"),
                Arguments.of("batch-get-item", "{\"Responses\": {\"x\": [" + BOTH + "]}, \"UnprocessedKeys\": {}}"),
                Arguments.of(
                        "pages of batch-get-item",
                        "{\"UnprocessedKeys\": {}, \"Responses\": {\"x\": [" + RUSH + "]}}{\"Responses\": {\"x\": ["
                                + ARGO + "]}, \"ConsumedCapacity\": [{\"CapacityUnits\": 1}]}"),
                Arguments.of(
                        "transact-get-items", "{\"Responses\": [{\"Item\": " + RUSH + "}, {\"Item\": " + ARGO + "}]}"),
                Arguments.of("requests", "{\"x\": " + requests + "}"),
                Arguments.of(
                        "requests of two tables",
                        "{\"y\": [{\"PutRequest\": {\"Item\": " + OTHER + "}}], \"OWN\": " + requests + ", \"z\": []}"),
                Arguments.of(
                        "input of batch-write-item",
                        "{\"RequestItems\": {\"x\": " + requests + "}, \"ReturnConsumedCapacity\": \"TOTAL\"}"),
                Arguments.of("what batch-write-item left", "{\"UnprocessedItems\": {\"OWN\": " + requests + "}}"),
                Arguments.of("requests alone", requests),
                Arguments.of("lines", RUSH + "\n" + ARGO),
                Arguments.of("array", "[" + BOTH + "]"),
                Arguments.of("arrays", "[" + RUSH + "]\n[" + ARGO + "]"),
                Arguments.of("full export", "{\"Item\": " + RUSH + "}\n{\"Item\": " + ARGO + "}"),
                Arguments.of(
                        "incremental export",
                        "{\"Metadata\": {\"WriteTimestampMicros\": {\"N\": \"1\"}}, \"Keys\": {}," + " \"NewImage\": "
                                + RUSH + "}\n{\"Keys\": {}, \"OldImage\": " + OTHER + ", \"NewImage\": " + ARGO + "}"),
                Arguments.of(
                        "model",
                        "{\"ModelName\": \"m\", \"ModelMetadata\": {\"Author\": \"a\", \"Version\": \"3.0\"},"
                                + " \"DataModel\": [{\"TableName\": \"x\", \"KeyAttributes\": {}, \"TableData\": ["
                                + BOTH
                                + "], \"BillingMode\": \"PROVISIONED\"}]}"),
                Arguments.of(
                        "model of two tables",
                        "{\"DataModel\": [{\"TableName\": \"y\", \"TableData\": [" + OTHER
                                + "]}, {\"TableName\": \"OWN\", \"TableData\": [" + BOTH
                                + "]}, {\"TableName\": \"z\"}]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void loadsWhole(String name, String text) {
        LoadReport report = load(text).run();

        assertThat(report.rejections()).isEmpty();
        assertThat(report.written()).isEqualTo(2);
        assertThat(moviesOf(movies)).containsOnlyKeys(MovieKey.of(2013, "Rush"), MovieKey.of(2012, "Argo"));
        Movie rush = movies.get(2013, "Rush");
        assertThat(rush.toItem().get("tags").ss()).containsExactly("a", "b");
        assertThat(rush.toItem().get("no").nul()).isTrue();
    }

    private BatchLoad load(String text) {
        return movies.batchLoad(
                new ByteArrayInputStream(text.replace("OWN", movies.name()).getBytes(UTF_8)));
    }

    private String failureOf(String text) {
        return catchThrowableOfType(LoadFailedException.class, () -> load(text).run())
                .getMessage();
    }

    @Test
    void ofSeveralTablesOneMustBeOurs() {
        String text = "{\"Responses\": {\"x\": [" + RUSH + "], \"y\": [" + ARGO + "]}}";

        assertThat(failureOf(text))
                .contains("it holds records of the tables x, y, and of none that is called " + movies.name())
                .contains("Until then: 0 read");
        assertThat(movies.scan().list()).isEmpty();
    }

    @Test
    void whatOnlyAsksForMoviesHasNone() {
        assertThat(failureOf("{\"RequestItems\": {\"x\": {\"Keys\": [" + ARGO + "]}}}"))
                .contains("it is a request of batch-get-item");
        assertThat(failureOf("{\"dataFileS3Key\": \"data/x.json.gz\", \"itemCount\": 1}"))
                .contains("it is the manifest of an export to S3: load the folder that it is in");
    }

    @Test
    void aMovieThatHasItemsIsNotTakenForAnOutput() {
        String box = "{\"Items\": [7], \"year\": 2013, \"title\": \"A box\"}";

        assertThat(failureOf(box)).contains("format(LoadFormat.JSON_LINES)");
        assertThat(load(box).format(LoadFormat.JSON_LINES).run().written()).isEqualTo(1);
        assertThat(movies.get(2013, "A box").get(Attribute.numberList("Items"))).isPresent();
        String list = "{\"first\": [{\"a\": 1}, {}], \"Items\": [7], \"year\": 2013, \"title\": \"A list\"}";
        assertThat(load(list + "{\"a\": [{}], \"year\": 1, \"title\": \"e\"}")
                        .run()
                        .written())
                .isEqualTo(2);
        assertThat(movies.get(2013, "A list").toItem().get("first").l()).hasSize(2);
    }

    @Test
    void aFormatThatIsNamedIsNotLookedFor() {
        String typed = "{\"Item\": " + ARGO + "}";

        assertThat(load(typed).format(LoadFormat.JSON_LINES).run().rejected()).isEqualTo(1);
        assertThat(load("{\"Items\": [" + BOTH + "]}")
                        .format(LoadFormat.DYNAMODB_JSON)
                        .run()
                        .written())
                .isEqualTo(2);
        assertThat(load("{\"year\": 1, \"title\": \"plain\"}")
                        .format(LoadFormat.DYNAMODB_JSON)
                        .run()
                        .rejections())
                .extracting(Rejection::reason)
                .allMatch(reason -> reason.contains("a value of DynamoDB JSON is an object of one type"));
    }

    @Test
    void whatCanNotBeStoredIsRejectedWithItsPlaceInTheOutput() {
        String bad = "{\"year\": {\"N\": \"x\"}, \"title\": {\"S\": \"Bad\"}}";
        String text = "{\"Items\": [" + RUSH + ",\n" + bad + ",\n" + ARGO + "]}\n"
                + "{\"OWN\": [{\"PutRequest\": {\"Item\": " + bad + "}}]}";

        LoadReport report = load(text).run();

        assertThat(report.written()).isEqualTo(2);
        assertThat(report.rejections().stream().map(Rejection::toString).collect(Collectors.joining("\n")))
                .isEqualTo(
                        "record 2 (line 2, column 1): /year/N: it is not a number, or its exponent has over 10 digits\n"
                                + "record 4 (line 4, column " + (movies.name().length() + 7)
                                + "): /PutRequest/Item/year/N: it is not a number, or its exponent has over 10 digits");
    }

    @Test
    void aRecordBeyondWhatIsReadIsPassedOverWithinAnOutput() {
        String longText = "{\"year\": {\"N\": \"1\"}, \"title\": {\"S\": \"" + "\\\"}]".repeat(800_000) + "\"}}";
        String longName = "{\"" + "n".repeat(60_000) + "\": {\"S\": \"x\"}}";
        String text = "{\"Responses\": {\"OWN\": [" + RUSH + ", " + longText + ", " + longName + ",\n " + ARGO + "]}}";

        LoadReport report = load(text).run();

        assertThat(report.written()).isEqualTo(2);
        assertThat(report.rejections())
                .extracting(Rejection::reason)
                .satisfiesExactly(
                        first -> assertThat(first).contains("2000000 is the most that is read"),
                        second -> assertThat(second).contains("50000 is the most that is read"));
    }
}
