package io.github.movietable.local;

import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.MovieTable;
import io.github.movietable.OutcomeUnknownException;
import io.github.movietable.load.LoadReport;
import io.github.movietable.model.Movie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every piece of Java in the pages of {@code docs} stands here, and runs. */
@Movies
class DocumentsTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void json() {
        Movie movie = Movie.of(2013, "Rush").with(RATING, 8.3);

        String json = movie.toJson();
        Movie same = Movie.fromJson(json);

        assertThat(same).isEqualTo(movie);
        assertThat(json).isEqualTo("{\"year\":2013,\"title\":\"Rush\",\"info\":{\"rating\":8.3}}");
    }

    @Nested
    @Movies(file = "films.jsonl")
    class FilmsTest {
        @Test
        void areThere(MovieTable movies) {
            assertThat(movies.get(1985, "Brazil").rating()).isPresent();
        }
    }

    @Test
    void anOutcomeThatIsUnknown(MovieTable movies, LocalDynamoDb dynamo) {
        movies.put(Movie.of(1985, "Brazil").with(RANK, 1));

        Faults faults = Faults.on("UpdateItem").loseAnswer();
        MovieTable losing = MovieTable.named(movies.name(), dynamo.client(faults));
        assertThatThrownBy(
                        () -> losing.update(1985, "Brazil").increment(RANK, 1).apply())
                .isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void aLoadInTrouble(MovieTable movies, LocalDynamoDb dynamo) {
        List<Movie> films = Stream.iterate(1, i -> i + 1)
                .limit(60)
                .map(i -> Movie.of(1985, "Film " + i))
                .toList();

        Faults faults = Faults.on("BatchWriteItem")
                .attempt(1)
                .throttle()
                .andOn("BatchWriteItem")
                .attempt(2)
                .leaveUnprocessed(5);
        LoadReport report = MovieTable.named(movies.name(), dynamo.client(faults))
                .batchLoad(films)
                .run();

        assertThat(report.written()).isEqualTo(60);
    }

    @Test
    void everySnippetOfThePagesIsRunHereOrBesideTheOtherLibraries() throws IOException {
        String here = run("local/DocumentsTest") + run("AsyncSnippetsTest");
        List<String> snippets;
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            snippets = pages.filter(page -> page.toString().endsWith(".md"))
                    .flatMap(DocumentsTest::snippets)
                    .toList();
        }

        assertThat(snippets)
                .hasSizeGreaterThan(3)
                .allSatisfy(snippet -> assertThat(here).contains(compact(snippet)));
    }

    private static String run(String test) throws IOException {
        return compact(
                Files.readString(ROOT.resolve("movies-core/src/test/java/io/github/movietable/" + test + ".java")));
    }

    private static Stream<String> snippets(Path page) {
        try {
            return JAVA.matcher(Files.readString(page)).results().map(match -> match.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The formatter breaks lines as it likes; what counts is the program. */
    private static String compact(String code) {
        return code.replaceAll("\\s+", "");
    }
}
