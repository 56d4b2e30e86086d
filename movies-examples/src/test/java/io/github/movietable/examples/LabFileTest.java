package io.github.movietable.examples;

import static io.github.movietable.examples.Ran.onServer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The lab's steps with the lab's own file, if the system property movies.labData names it. */
@EnabledIf("isThere")
class LabFileTest {
    private static final Path FILE = Path.of(System.getProperty("movies.labData", ""));
    private static final String TABLE = "LabFile";

    private static List<JsonNode> records;

    static boolean isThere() {
        return Files.isRegularFile(FILE);
    }

    @BeforeAll
    static void load() throws IOException {
        records = new ArrayList<>();
        new ObjectMapper().readTree(FILE.toFile()).forEach(records::add);
        onServer("MoviesCreateTable", "--table", TABLE);

        Ran ran = onServer("MoviesLoadData", FILE.toString(), "--table", TABLE);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains("    4,610  records read, of which", "    4,610  written", "        0  rejected");
    }

    @AfterAll
    static void drop() {
        onServer("MoviesDeleteTable", "--table", TABLE);
    }

    @Test
    void queries1985() throws IOException {
        List<String> movies = movies(onServer("MoviesQueryYear", "--table", TABLE));

        assertThat(movies).hasSize(45).containsExactlyElementsOf(sorted(r -> year(r) == 1985));
        Path transcript = FILE.resolveSibling("../lab/transcripts/11-query-1985.txt");
        if (Files.exists(transcript)) {
            assertThat(movies)
                    .isEqualTo(Files.readAllLines(transcript).stream()
                            .filter(line -> line.startsWith("1985 : "))
                            .toList());
        }
    }

    @Test
    void queriesTitlesOf1992WithGenresAndLeadActorOnly() {
        List<JsonNode> expected = records.stream()
                .filter(r -> year(r) == 1992)
                .filter(r -> title(r).compareTo("A") >= 0 && title(r).compareTo("L") <= 0)
                .toList();

        List<String> movies = movies(onServer("MoviesQueryTitles", "--table", TABLE));

        assertThat(movies).hasSize(28);
        assertThat(movies.stream().map(line -> line.replaceAll(" {2,}", " | ")))
                .containsExactlyInAnyOrderElementsOf(expected.stream()
                        .map(r -> named(r) + " | " + lead(r) + " | " + genres(r))
                        .toList());
    }

    @Test
    void scansTheFiftiesShowingEachMovieOnce() {
        List<String> movies = movies(onServer("MoviesScan", "--table", TABLE)).stream()
                .map(line -> line.replaceAll(" {2,}.*", ""))
                .toList();

        assertThat(movies)
                .hasSize(73)
                .containsExactlyInAnyOrderElementsOf(sorted(r -> year(r) >= 1950 && year(r) <= 1959));
    }

    private static List<String> movies(Ran ran) {
        assertThat(ran.status()).isZero();
        return ran.out().stream().filter(line -> line.contains(" : ")).toList();
    }

    private static List<String> sorted(Predicate<JsonNode> which) {
        return records.stream().filter(which).map(LabFileTest::named).sorted().toList();
    }

    private static String named(JsonNode record) {
        return year(record) + " : " + title(record);
    }

    private static int year(JsonNode record) {
        return record.get("year").intValue();
    }

    private static String title(JsonNode record) {
        return record.get("title").textValue();
    }

    private static String lead(JsonNode record) {
        return record.at("/info/actors/0").textValue();
    }

    private static String genres(JsonNode record) {
        List<String> genres = new ArrayList<>();
        record.at("/info/genres").forEach(genre -> genres.add(genre.textValue()));
        return String.join(", ", genres);
    }
}
