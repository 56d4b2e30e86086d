package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.movietable.MovieTable;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A load never overwrites its source, nor one of the files that it writes by another, whatever names or links lead to
 * them.
 */
class OverlapsTest {
    private static final String MOVIES = "[{\"year\": 2013, \"title\": \"Rush\"}, {\"year\": 2013}]";

    @TempDir
    Path folder;

    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable movies = Database.newTable();

    @BeforeEach
    void writeFiles() throws IOException {
        Path parts = Files.createDirectories(folder.resolve("parts/more"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(folder.resolve("movies.json"), MOVIES);
        Files.writeString(folder.resolve("parts/a.json"), MOVIES);
        Files.writeString(parts.resolve("b.json"), MOVIES);
        Files.writeString(elsewhere.resolve("c.json"), MOVIES);
        Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("movies.json"));
        Files.createSymbolicLink(folder.resolve("dangling.json"), folder.resolve("missing.json"));
        Files.createSymbolicLink(folder.resolve("same"), folder);
        Files.createSymbolicLink(folder.resolve("parts/linked"), elsewhere);
        Files.createSymbolicLink(folder.resolve("parts/circle"), folder.resolve("parts"));
        Files.createLink(folder.resolve("hard.json"), folder.resolve("movies.json"));
        Files.createLink(folder.resolve("hard-a.json"), folder.resolve("parts/a.json"));
        Files.createLink(folder.resolve("hard-c.json"), folder.resolve("elsewhere/c.json"));
    }

    private BatchLoad load(String source) {
        return Database.through(http, movies).batchLoad(folder.resolve(source));
    }

    private Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                boolean isFile = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
                files.put(file, isFile ? Files.readString(file) : "");
            }
        }
        return files;
    }

    private void refused(BatchLoad load, String... why) throws IOException {
        Map<Path, String> before = files();

        assertThatIllegalArgumentException()
                .isThrownBy(load::run)
                .satisfies(e -> assertThat(e).hasMessageContainingAll(why))
                .withMessageContaining("nothing was done");
        assertThat(files()).isEqualTo(before);
        assertThat(http.attempts()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "movies.json, movies.json",
        "movies.json, parts/../movies.json",
        "movies.json, ./parts/more/../../movies.json",
        "movies.json, same/movies.json",
        "same/movies.json, movies.json",
        "movies.json, hard.json",
        "link.json, movies.json",
        "link.json, hard.json",
        "missing.json, missing.json",
        "missing.json, same/missing.json",
        "dangling.json, missing.json",
        "parts, parts/a.json",
        "parts, parts/new.json",
        "parts, parts/.hidden",
        "parts, parts/more/new.json",
        "parts, parts/more/b.json",
        "parts, same/parts/more/../new.json",
        "parts, elsewhere/c.json",
        "parts, elsewhere/new.json",
        "parts, hard-a.json",
        "parts, hard-c.json",
        "parts/linked, elsewhere/new.json",
        "same, new.json",
        "parts, parts/circle/new.json",
    })
    void whatIsLoadedIsNotWrittenTo(String source, String output) throws IOException {
        Path file = folder.resolve(output);

        refused(load(source).rejectsTo(file), "the file for rejects, " + file, folder + "/" + source);
        refused(load(source).checkpoint(file), "the checkpoint, " + file, folder + "/" + source);
        refused(load(source).resume(file), "the checkpoint, " + file);
    }

    @ParameterizedTest
    @CsvSource({
        "new, new",
        "new, parts/../new",
        "new, same/new",
        "same/new, parts/../new",
        "movies.json, hard.json",
        "new.lock, new",
    })
    void oneFileIsNotTwo(String rejects, String checkpoint) throws IOException {
        BatchLoad load = load("elsewhere/c.json").rejectsTo(folder.resolve(rejects));

        refused(load.checkpoint(folder.resolve(checkpoint)), "one file can't be both", folder + "/" + rejects);
    }

    @Test
    void theLockOfACheckpointIsAFileAsWell() throws IOException {
        Files.move(folder.resolve("movies.json"), folder.resolve("movies.lock"));

        refused(load("movies.lock").checkpoint(folder.resolve("movies")), "the checkpoint's lock, ");
    }

    @ParameterizedTest
    @CsvSource({"link.json, movies.json", "dangling.json, missing.json"})
    void nothingIsWrittenThroughALink(String link, String leadsTo) throws IOException {
        String place = folder.toRealPath() + "/" + leadsTo;

        refused(load("elsewhere/c.json").rejectsTo(folder.resolve(link)), "is a symbolic link", place);
        refused(load("elsewhere/c.json").checkpoint(folder.resolve(link)), "is a symbolic link", place);
        refused(load("elsewhere/c.json").resume(folder.resolve(link)), "is a symbolic link", place);
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        refused(load("movies.json").rejectsTo(folder.resolve("parts")), "is a folder: name a file in it");
        refused(load("movies.json").checkpoint(folder.resolve("parts")), "is a folder: name a file in it");
    }

    @Test
    void otherFilesServe() {
        LoadReport report = load("parts/a.json")
                .rejectsTo(folder.resolve("parts/rejects"))
                .checkpoint(folder.resolve("parts/checkpoint"))
                .run();

        assertThat(report.rejected()).isEqualTo(1);
        assertThat(folder.resolve("parts/rejects")).isNotEmptyFile();
        assertThat(folder.resolve("parts/checkpoint")).doesNotExist();
        assertThat(folder.resolve("parts/checkpoint.lock")).doesNotExist();
    }

    /** If the file of rejects of an earlier load has a second name, the other name keeps the old content. */
    @Test
    void whatTheRejectsReplaceIsNotWrittenInto() throws IOException {
        load("elsewhere/c.json").rejectsTo(folder.resolve("hard.json")).run();

        assertThat(folder.resolve("movies.json")).hasContent(MOVIES);
        assertThat(folder.resolve("hard.json")).content().contains("\"rejected\"");
    }
}
