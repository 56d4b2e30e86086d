package io.github.movietable.examples;

import static io.github.movietable.examples.Ran.onServer;
import static io.github.movietable.examples.Ran.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.local.LocalDynamoDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A failure is reported on one line of standard error, which says what to do next. */
@Tag("quick")
class ProblemsTest {
    static List<List<String>> stepsThatNeedATable() {
        return List.of(
                List.of("MoviesLoadData"),
                List.of("MoviesPutItem"),
                List.of("MoviesGetItem"),
                List.of("MoviesUpdateItem"),
                List.of("MoviesDeleteItem"),
                List.of("MoviesQueryYear"),
                List.of("MoviesQueryTitles"),
                List.of("MoviesScan"),
                List.of("MoviesYears"),
                List.of("MoviesTitled"),
                List.of("MoviesDeleteTable"));
    }

    @ParameterizedTest
    @MethodSource("stepsThatNeedATable")
    void noTable(List<String> step) {
        Ran ran = onServer(step.get(0), "--table", "Nowhere");

        assertFailed(ran, step.get(0) + ": There is no table Nowhere in http://", "create it with MoviesCreateTable");
    }

    @Test
    void verboseShowsTheStackTraceToo() {
        Ran ran = onServer("MoviesGetItem", "--table", "Nowhere", "--verbose");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err().get(0)).startsWith("MoviesGetItem: There is no table Nowhere in http://");
        assertThat(ran.err().get(1)).startsWith("io.github.movietable.model.NoSuchTableException: ");
        assertThat(ran.err()).anyMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void noSuchMovieToUpdate() {
        onServer("MoviesCreateTable", "--table", "Empty");

        Ran ran = onServer("MoviesUpdateItem", "2013", "Rush", "--table", "Empty");

        assertFailed(ran, "MoviesUpdateItem: There is no movie (2013, \"Rush\") in the table: MoviesPutItem puts it");
        onServer("MoviesDeleteTable", "--table", "Empty");
    }

    @Test
    void noSuchFile(@TempDir Path folder) {
        Ran ran = onServer("MoviesLoadData", folder.resolve("none.json").toString());

        assertFailed(
                ran, "MoviesLoadData: There is no file or folder " + folder.resolve("none.json") + " that can be read");
        assertFailed(
                onServer("MoviesLoadData", folder.toString()),
                "loading " + folder + ": the folder has no file that begins like JSON");
    }

    @Test
    void brokenJson(@TempDir Path folder) throws IOException {
        onServer("MoviesCreateTable", "--table", "Json");
        Path file = Files.writeString(folder.resolve("broken.json"), "[\n{\"year\": 2013,");

        Ran ran = onServer("MoviesLoadData", file.toString(), "--table", "Json");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).singleElement().asString().contains(file.toString(), "line 2");
        onServer("MoviesDeleteTable", "--table", "Json");
    }

    @Test
    void databaseInUse(@TempDir Path folder) {
        LocalDynamoDb other = LocalDynamoDb.stored(folder);

        Ran ran = step("MoviesListTables", "--data", folder.toString());

        assertFailed(ran, "MoviesListTables: ", folder.toString(), "close that first");
        other.close();
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String endpoint = "http://127.0.0.1:" + port;

        long start = System.nanoTime();
        Ran ran = step("MoviesLab", "--endpoint", endpoint);

        assertFailed(
                ran, "MoviesLab: No answer from " + endpoint + ": ", "Connection refused", "Check that the address");
        assertThat(System.nanoTime() - start).isLessThan(15_000_000_000L);
    }

    @Test
    void noSuchHost() {
        SdkClientException e =
                SdkClientException.create("Unable to execute", new UnknownHostException("dynamo.example"));

        assertThat(Problems.describe(e, "http://dynamo.example"))
                .startsWith("No answer from http://dynamo.example: UnknownHostException: dynamo.example. Check that");
    }

    @Test
    void whatNobodyExpectedNamesItself() {
        assertThat(Problems.describe(new IllegalStateException("oops"), "DynamoDB"))
                .contains("--verbose", "java.lang.IllegalStateException: oops");
    }

    @Test
    void somethingElseListens() throws IOException {
        try (FakeServer web = new FakeServer(404, "<html>Not here</html>")) {
            assertFailed(
                    web.run("MoviesListTables"),
                    "MoviesListTables: http://127.0.0.1:",
                    " answered, but not as DynamoDB does (HTTP status 404): is the address right?");
        }
        try (FakeServer web = new FakeServer(200, "<html>Welcome</html>")) {
            assertFailed(web.run("MoviesListTables"), "MoviesListTables: No answer from http://127.0.0.1:");
        }
    }

    @Test
    void theServiceRefuses() throws IOException {
        String refusal = """
                {"__type": "com.amazon.coral.service#AccessDeniedException", "Message": "User: x is not authorized"}""";
        try (FakeServer service = new FakeServer(400, refusal)) {
            assertFailed(
                    service.run("MoviesListTables"),
                    " refused: User: x is not authorized (AccessDeniedException, request ");
        }
    }

    static List<List<String>> wrongCalls() {
        String server = Ran.DYNAMO.endpoint().toString();
        return List.of(
                List.of("YEAR", "MoviesQueryYear", "nineteen"),
                List.of("TITLE", "MoviesGetItem", "2013"),
                List.of("'--rating': 'good' is not a number", "MoviesPutItem", "--rating", "good"),
                List.of("give the earlier year first", "MoviesScan", "1959", "1950", "--endpoint", server),
                List.of("earlier year first", "MoviesYears", "1959", "1950", "--endpoint", server),
                List.of("give the lower first", "MoviesQueryTitles", "1992", "L", "A", "--endpoint", server),
                List.of("mutually exclusive", "MoviesLab", "--aws", "--endpoint", "http://localhost:8000"),
                List.of("http://localhost:8000", "MoviesLab", "--endpoint", "localhost:8000"),
                List.of("http://localhost:8000", "MoviesLab", "--endpoint", "localhost"),
                List.of("--region goes with --aws", "MoviesLab", "--region", "eu-north-1"),
                List.of("3 to 255", "MoviesLab", "--table", "x"),
                List.of("There is no step 'MoviesFly'. ", "MoviesFly"),
                List.of("Did you mean MoviesGetItem? The steps are MoviesLab, MoviesCreateTable, ", "MovieGetItem"),
                List.of("Did you mean MoviesScan?", "moviesscan", "1950", "1959"),
                List.of("There is no step 'xyz'. The steps are MoviesLab, ", "xyz"),
                List.of("There is no room for 'Now'", "MoviesGetItem", "1979", "Apocalypse", "Now"),
                List.of("There is no option --fly. (", "MoviesLab", "--fly"),
                List.of("There is no option --end-point=x. Did you mean --endpoint?", "MoviesLab", "--end-point=x"));
    }

    @ParameterizedTest
    @MethodSource("wrongCalls")
    void wrongCall(List<String> call) {
        Ran ran = step(call.subList(1, call.size()).toArray(String[]::new));

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).singleElement().asString().contains(call.get(0), "(--help shows how to call it)");
    }

    @Test
    void anAccessKeyThatDynamoDbLocalDoesNotTake() {
        try {
            System.setProperty("aws.accessKeyId", "not-local");
            System.setProperty("aws.secretAccessKey", "local");
            for (String step : List.of("MoviesListTables", "MoviesLoadData")) {
                assertFailed(
                        onServer(step), "it takes access keys of letters and digits only, so set AWS_ACCESS_KEY_ID=");
            }
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void anArgumentThatTheLocaleCouldNotHold() {
        Ran ran = step("MoviesGetItem", "2001", "Am\uFFFD\uFFFDlie");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).singleElement().asString().contains("LC_ALL=C.UTF-8");
    }

    private static void assertFailed(Ran ran, String... parts) {
        assertThat(ran.err()).singleElement().asString().contains(parts);
        assertThat(ran.status()).isEqualTo(1);
    }

    @Test
    void aFileInPlaceOfTheFolder() throws IOException {
        Path file = Files.createTempFile("m", ".csv");
        Ran ran = step("MoviesListTables", "--data", file.toString());

        assertFailed(ran, "The folder " + file + " can't hold a database (there is a file in its place)");
        Files.delete(file);
    }

    @Test
    void filesAreSpokenOfInWords() {
        String said = Problems.describe(new UncheckedIOException(new FileAlreadyExistsException("m.csv")), "here");

        assertThat(said).isEqualTo("A file could not be read or written: this exists already: m.csv.");
    }
}
