package io.github.movietable.load;

import static io.github.movietable.load.Loads.accounted;
import static io.github.movietable.load.Loads.file;
import static io.github.movietable.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.expression.Attribute;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Faults;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that can't be stored are written to a file with the reason, to be corrected and loaded. */
class RejectFileTest {
    @TempDir
    Path folder;

    private final MovieTable movies = Database.newTable();
    private Path rejects;

    @BeforeEach
    void nameFile() {
        rejects = folder.resolve("rejects.jsonl");
    }

    private LoadReport load(Path source) {
        return accounted(movies.batchLoad(source).rejectsTo(rejects).run());
    }

    private List<String> rejected() throws IOException {
        return Files.readAllLines(rejects);
    }

    @Test
    void aRecordStandsThereAsItWasWrittenWithItsPlaceAndTheRule() throws IOException {
        load(file(folder, """
                [{"year": 1985, "title": "Brazil"},
                  {"title": "Ran",
                   "info": {"rating": 8.20, "plot": "\\u00e9\\n"}}, 7]"""));

        assertThat(rejected())
                .containsExactly(
                        "{\"rejected\":{\"record\":2,\"file\":\"movies.json\",\"line\":2,\"pointer\":\"/year\","
                                + "\"reason\":\"a movie needs a year that is a number (N), and there is none\"},"
                                + "\"movie\":{\"title\": \"Ran\",    \"info\": {\"rating\": 8.20, \"plot\":"
                                + " \"\\u00e9\\n\"}}}",
                        "{\"rejected\":{\"record\":3,\"file\":\"movies.json\",\"line\":3,\"pointer\":\"\","
                                + "\"reason\":\"a movie is a JSON object with a year, a title, and anything else\"},"
                                + "\"movie\":7}");
    }

    @Test
    void mendedItIsLoadedLikeAnyOther() throws IOException {
        load(file(
                folder, "[{\"title\": \"Ran\", \"n\": 8.20}, {\"Item\": {\"year\": {\"N\": \"x\"}}}, {\"year\": 1}]"));
        Path mended = folder.resolve("mended.jsonl");
        List<String> lines = rejected();
        Files.write(
                mended,
                List.of(
                        lines.get(0).replace("\"title\": \"Ran\"", "\"title\": \"Ran\", \"year\": 1985"),
                        lines.get(1).replace("{\"N\": \"x\"}", "{\"N\": \"1985\"}, \"title\": {\"S\": \"Brazil\"}"),
                        lines.get(2)));
        LoadReport report = load(mended);

        assertThat(report.written()).isEqualTo(2);
        assertThat(movies.scan().list())
                .containsExactlyInAnyOrder(
                        Movie.of(1985, "Ran").with(Attribute.number("n"), 8.2), Movie.of(1985, "Brazil"));
        assertThat(report.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.record()).isEqualTo(3);
            assertThat(rejection.pointer()).isEqualTo("/movie/title");
        });
        assertThat(rejected())
                .singleElement()
                .satisfies(line -> assertThat(json(line).at("/movie"))
                        .as("it is not wrapped twice")
                        .isEqualTo(json("{year: 1}")));
    }

    @Test
    void whatDynamoDbRefusesStandsThereAsDynamoDbJson() throws IOException {
        Fault refusing = Faults.refusing("ValidationException");
        FaultyHttp http =
                FaultyHttp.scripted(attempt -> attempt.body().toString().contains("Brazil") ? refusing : Fault.NONE);
        accounted(Database.through(http, movies)
                .batchLoad(
                        file(folder, "[{\"year\": 1985, \"title\": \"Ran\"}, {\"year\": 1985, \"title\": \"Brazil\"}]"))
                .rejectsTo(rejects)
                .run());

        assertThat(movies.scan().list()).containsExactly(Movie.of(1985, "Ran"));
        assertThat(rejected()).singleElement().satisfies(line -> {
            assertThat(json(line).at("/rejected/record").asInt()).isEqualTo(2);
            assertThat(json(line).at("/rejected/reason").asText()).contains("DynamoDB refused it: ValidationException");
            assertThat(json(line).at("/movie")).isEqualTo(json("{Item: {year: {N: '1985'}, title: {S: 'Brazil'}}}"));
        });
        assertThat(load(copy()).written()).isEqualTo(1);
        assertThat(movies.scan().count()).isEqualTo(2);
    }

    private Path copy() {
        try {
            return Files.copy(rejects, rejects.resolveSibling("again.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aMovieThatAProgramMadeStandsThereAsDynamoDbJson() throws IOException {
        movies.put(Movie.of(1985, "Ran").with(Attribute.text("plot"), "long"));
        Movie part = movies.get(Movie.of(1985, "Ran").key(), Attribute.text("plot"));
        accounted(movies.batchLoad(List.of(part)).rejectsTo(rejects).run());

        assertThat(rejected())
                .singleElement()
                .satisfies(line -> assertThat(json(line).at("/movie/Item/plot")).isEqualTo(json("{S: 'long'}")));
    }

    @Test
    void aRecordThatIsTooLongToBeKeptIsNamedAllTheSame() throws IOException {
        String text = "\"" + "x".repeat(100_000) + "\",";
        load(file(
                folder, "[{\"year\": 1985, \"a\": [" + text.repeat(60) + "1]}, {\"year\": 1985, \"title\": \"Ran\"}]"));

        assertThat(rejected()).singleElement().satisfies(line -> {
            assertThat(json(line).at("/rejected/record").asInt()).isEqualTo(1);
            assertThat(json(line).get("movie").isNull()).isTrue();
        });
        assertThat(load(copy()).rejections())
                .singleElement()
                .asString()
                .contains("the rejected movie was not kept; take it from its source");
    }

    @Test
    void withoutRejectsItIsEmpty() throws IOException {
        load(file(folder, "[{\"year\": 1985, \"title\": \"Ran\"}]"));

        assertThat(rejected()).isEmpty();
    }

    @Test
    void aDiskThatIsFullEndsTheLoadInWords() {
        rejects = Path.of("/dev/full");
        Path source = file(folder, "[{\"title\": \"Ran\"}]");

        assertThat(Loads.failure(movies.batchLoad(source).rejectsTo(rejects)))
                .hasMessageContaining("the file for rejects /dev/full can't be written: ")
                .message()
                .doesNotContain("Exception");
        assertThat(rejects).as("a device is written to, and not replaced").exists();
    }
}
