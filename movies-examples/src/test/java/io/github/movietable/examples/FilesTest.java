package io.github.movietable.examples;

import static io.github.movietable.examples.Ran.onServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.expression.Attribute;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads of files into the table, and exports of the table to files. */
class FilesTest {
    private static final String GOOD = "{\"year\": 2013, \"title\": \"Rush\"}\n";
    private static final String BAD = "{\"year\": 2013, \"title\": \"\"}\n";

    @TempDir
    Path folder;

    private final MovieTable movies = MovieTable.named("Files", Ran.DYNAMO.client());

    @BeforeEach
    void create() {
        movies.create();
    }

    @AfterEach
    void drop() {
        movies.drop();
    }

    private static Ran run(String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(List.of("--table", "Files"));
        return onServer(all.toArray(String[]::new));
    }

    private static Ran works(String... args) {
        Ran ran = run(args);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        return ran;
    }

    private static void isRefused(int status, String why, String... args) {
        Ran ran = run(args);
        assertThat(ran.err()).singleElement().asString().contains(why);
        assertThat(ran.status()).isEqualTo(status);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private Map<MovieKey, Movie> stored() {
        Map<MovieKey, Movie> stored = new TreeMap<>();
        movies.scan().forEach(movie -> stored.put(movie.key(), movie));
        return stored;
    }

    @ParameterizedTest
    @ValueSource(strings = {"all.json", "all.jsonl", "all.json.gz", "all.ndjson.gz"})
    void whatIsExportedIsLoadedAgain(String name) {
        works("MoviesLoadData");
        Map<MovieKey, Movie> before = stored();
        Ran exported = works("MoviesExport", file(name).toString());
        movies.drop();
        movies.create();
        works("MoviesLoadData", file(name).toString());

        assertThat(stored()).isEqualTo(before).hasSize(1001);
        assertThat(exported.out())
                .contains("Wrote 1,001 movies of the table Files to " + file(name) + ", "
                        + Text.count(file(name).toFile().length(), "byte") + ".")
                .last()
                .asString()
                .as("by the number of segments, each rounded up")
                .matches("Cost: 3[3-6](\\.5)? read units\\.");
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhereThatIsWanted() throws IOException {
        Files.writeString(file("old.json"), "old");

        isRefused(
                1,
                "There is a file " + file("old.json") + " already",
                "MoviesExport",
                file("old.json").toString());
        assertThat(file("old.json")).hasContent("old");
        works("MoviesExport", file("old.json").toString(), "--replace");
        assertThat(file("old.json")).hasContent("[\n]\n");
    }

    @Test
    void whatPlainJsonCantCarryIsRefusedMarkedOrWrittenAsDynamoDbJson() {
        movies.put(Movie.of(2013, "Rush").with(Attribute.textSet("tags"), Set.of("cars")));
        String plain = file("some.json").toString();

        isRefused(1, "/tags: plain JSON has no text sets (SS)", "MoviesExport", plain);
        assertThat(works("MoviesExport", plain, "--mark").out())
                .contains("1 movie had sets or binary, which plain JSON lacks.");
        String typed = file("typed.jsonl").toString();
        works("MoviesExport", typed, "--format", "DYNAMODB_JSON");
        assertThat(file("typed.jsonl"))
                .hasContent(
                        "{\"Item\":{\"year\":{\"N\":\"2013\"},\"title\":{\"S\":\"Rush\"},\"tags\":{\"SS\":[\"cars\"]}}}\n");
    }

    @Test
    void aMissingTableIsNamed() {
        Ran ran = onServer("MoviesExport", file("some.json").toString(), "--table", "Missing");

        assertThat(ran.err()).singleElement().asString().contains("There is no table Missing in ");
        assertThat(file("some.json")).doesNotExist();
    }

    @Test
    void rejectsAreKeptMendedAndLoaded() throws IOException {
        Files.writeString(file("some.jsonl"), GOOD + BAD);
        isRefused(
                1,
                "1 record of " + file("some.jsonl") + " can't be stored and was left out: correct it in "
                        + file("rejects.jsonl") + " and load that file",
                "MoviesLoadData",
                file("some.jsonl").toString(),
                "--rejects",
                file("rejects.jsonl").toString());
        String line = Files.readString(file("rejects.jsonl"));
        Files.writeString(file("mended.jsonl"), line.replace("\"title\": \"\"", "\"title\": \"Gravity\""));
        works("MoviesLoadData", file("mended.jsonl").toString());

        assertThat(stored().keySet()).containsExactly(MovieKey.of(2013, "Gravity"), MovieKey.of(2013, "Rush"));
    }

    /** Splits a command into words as a shell does. */
    private static String[] wordsOf(String command) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + command).start();
        return Ran.lines(shell.getInputStream().readAllBytes()).toArray(String[]::new);
    }

    /** The command that the program advises works. */
    @Test
    void theAdviceIsACommandThatLeavesTheRejectsAsTheyAre() throws IOException {
        Files.writeString(file("some.jsonl"), GOOD + BAD);
        Ran first = run(
                "MoviesLoadData",
                file("some.jsonl").toString(),
                "--rejects",
                file("my rejects.jsonl").toString());
        String advice = first.err().get(0);
        String command = advice.substring(advice.lastIndexOf("MoviesLoadData"));
        String mended = Files.readString(file("my rejects.jsonl")).replace("\"title\": \"\"", "\"title\": \"Gravity\"");
        Files.writeString(file("my rejects.jsonl"), mended);

        assertThat(command)
                .isEqualTo("MoviesLoadData '%s' --rejects '%s' --table Files --endpoint %s"
                        .formatted(file("my rejects.jsonl"), file("my rejects-2.jsonl"), Ran.DYNAMO.endpoint()));
        Ran second = Ran.step(wordsOf(command));
        assertThat(second.err()).isEmpty();
        assertThat(file("my rejects.jsonl")).hasContent(mended);
        assertThat(file("my rejects-2.jsonl")).isEmptyFile();
        assertThat(stored().keySet()).containsExactly(MovieKey.of(2013, "Gravity"), MovieKey.of(2013, "Rush"));
    }

    @Test
    void whatIsLoadedIsNotWrittenTo() throws IOException {
        Files.writeString(file("some.jsonl"), GOOD + BAD);
        String source = file("some.jsonl").toString();

        isRefused(2, "is the source of the load, " + source, "MoviesLoadData", source, "--rejects", source);
        isRefused(2, "is the source of the load, " + source, "MoviesLoadData", source, "--checkpoint", source);
        isRefused(
                2,
                "is inside of the folder that would be loaded, " + folder,
                "MoviesLoadData",
                folder.toString(),
                "--rejects",
                file("rejects.jsonl").toString());
        assertThat(file("some.jsonl")).hasContent(GOOD + BAD);
        assertThat(stored()).isEmpty();
    }

    @Test
    void theFilesOfTheEmbeddedDatabaseAreNotWrittenTo() throws IOException {
        Path data = Files.createDirectory(file("data"));
        Path database = Files.createFile(data.resolve("shared-local-instance.db"));
        for (List<String> step : List.of(
                List.of("MoviesLoadData", "--rejects", database.toString()),
                List.of("MoviesLoadData", "--checkpoint", data + "/../data/new"),
                List.of("MoviesExport", database.toString(), "--replace", "--format", "JSON_LINES"))) {
            List<String> args = new ArrayList<>(step);
            args.addAll(List.of("--data", data.toString()));
            Ran ran = Ran.step(args.toArray(String[]::new));

            assertThat(ran.err())
                    .singleElement()
                    .asString()
                    .contains("is in the folder of the embedded database, " + data + ": name a file elsewhere");
            assertThat(ran.status()).isEqualTo(2);
        }
    }

    @Test
    void theReasonComesBeforeTheReport() throws IOException {
        Files.writeString(file("some.jsonl"), GOOD + "{\"year\": ");
        Ran ran = run("MoviesLoadData", file("some.jsonl").toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).anyMatch(line -> line.endsWith("read, of which"));
        assertThat(ran.out().get(1))
                .startsWith("Ended early: loading " + file("some.jsonl") + ": ")
                .endsWith(".");
        assertThat(ran.out().get(1)).doesNotContain("Until then");
    }

    @Test
    void aBadRecordStopsTheLoadWhereThatIsWanted() throws IOException {
        Files.writeString(file("some.jsonl"), BAD + GOOD);
        Ran ran = run("MoviesLoadData", file("some.jsonl").toString(), "--stop-on-reject");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).singleElement().asString().contains("the load was to stop at the first rejected record");
        assertThat(ran.out()).contains("        1  rejected");
        assertThat(stored()).isEmpty();
    }

    @Test
    void allFilesOfAFolderAreLoaded() throws IOException {
        Files.writeString(file("a.jsonl"), GOOD);
        Files.writeString(file("b.json"), "[" + GOOD.replace("Rush", "Gravity") + "]");

        assertThat(works("MoviesLoadData", folder.toString()).out()).contains("        2  written");
    }

    @Test
    void aLoadThatEndedEarlyGoesOnWithItsCheckpoint() {
        String[] slowly = {
            "MoviesLoadData",
            "--capacity-limit",
            "400",
            "--checkpoint",
            file("checkpoint").toString()
        };
        String[] briefly = Arrays.copyOf(slowly, slowly.length + 2);
        briefly[slowly.length] = "--deadline";
        briefly[slowly.length + 1] = "PT1S";
        Ran first = run(briefly);

        assertThat(first.status()).isEqualTo(1);
        assertThat(first.err()).singleElement().asString().contains("its deadline of PT1S has passed");
        assertThat(first.out())
                .anyMatch(line -> line.matches(" +[1-9]\\d*  not sent, or sent without an answer"))
                .contains("The same command continues this load from its checkpoint, " + file("checkpoint") + ".");
        assertThat(file("checkpoint")).exists();

        Ran second = works(slowly);
        assertThat(second.out()).contains("    1,001  records read, of which", "    1,001  written");
        assertThat(file("checkpoint")).doesNotExist();
        assertThat(stored()).hasSize(1001);
    }

    @ParameterizedTest
    @CsvSource({
        "--capacity-limit 0, capacityLimit is at least 1",
        "--capacity-limit many, many",
        "--deadline soon, soon",
        "--format XML, XML",
    })
    void wrongOptionsAreRefused(String option, String why) {
        List<String> args = new ArrayList<>(List.of("MoviesLoadData"));
        args.addAll(List.of(option.split(" ")));

        isRefused(2, why, args.toArray(String[]::new));
        assertThat(stored()).isEmpty();
    }

    @Test
    void aNameThatSaysNoFormatIsRefused() {
        isRefused(
                2,
                "does not say how to write it",
                "MoviesExport",
                file("movies.txt").toString());
    }
}
