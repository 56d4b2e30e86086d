package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.GENRES;
import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.expression.Attribute;
import io.github.movietable.load.LoadReport;
import io.github.movietable.local.LocalDynamoDb;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Data;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Films;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Every piece of Java in the README and in the packages' Javadoc stands here, and runs; the whole program is another's. */
class SnippetsTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
    private static final Pattern IN_README = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IN_JAVADOC = Pattern.compile("<pre>\\{@code\n(.*?)}</pre>", Pattern.DOTALL);

    private final DynamoDbClient client = Database.client();
    private MovieTable movies = MovieTable.named(Database.newName(), client);

    @BeforeEach
    void aTableOfTheFilmsOf1985() {
        movies.create();
        movies.batchLoad(Films.all().stream()
                        .filter(movie -> movie.year() == 1985)
                        .toList())
                .run();
    }

    @Test
    void theTourOfThePackage() {
        MovieTable.named("Movies", client).createIfMissing();

        MovieTable movies = MovieTable.named("Movies", client);
        movies.put(Movie.of(2015, "The Big New Movie").with(RATING, 0));
        movies.update(2015, "The Big New Movie").set(RATING, 5.5).apply();
        for (Movie m : movies.inYear(1985).where(RATING.atLeast(8))) {
            System.out.println(m.year() + " : " + m.title());
        }

        assertThat(movies.get(2015, "The Big New Movie").rating()).isPresent();
        movies.drop();
    }

    @Test
    void aLinkToTheNextPage() {
        YearQuery query = movies.inYear(1985).limit(10);
        Page<Movie> page = query.page();
        String nextLink =
                page.next().map(cursor -> "/movies/1985?after=" + cursor).orElse("");
        Page<Movie> following = query.startAfter(Cursor.of(nextLink.substring(nextLink.indexOf('=') + 1)))
                .page();

        assertThat(page.items()).hasSize(10);
        assertThat(following.items()).hasSize(1);
        assertThat(following.next()).isEmpty();
    }

    @Test
    void wasItWritten() {
        WriteOutcome outcome = movies.update(1985, "Brazil")
                .increment(RANK, 1)
                .onlyIf(RATING.atLeast(8).and(GENRES.contains("Sci-Fi")))
                .tryApply();
        if (outcome instanceof WriteOutcome.ConditionNotMet refusal) {
            System.out.println("refused: " + refusal.why() + " of " + refusal.current());
        }

        assertThat(outcome).isNotInstanceOf(WriteOutcome.NotFound.class);
    }

    @Test
    void versions() {
        movies.delete(1985, "Cocoon");

        VersionedMovies versioned = movies.versioned(Attribute.text("version"));
        Movie read = versioned.put(Movie.of(1985, "Cocoon").with(RATING, 6));
        Movie now = versioned.update(read).set(RATING, 6.7).apply();

        assertThat(movies.get(1985, "Cocoon")).isEqualTo(now);
    }

    @Test
    void loading() throws IOException {
        Files.copy(Data.films(), Path.of("moviedata.json"), StandardCopyOption.REPLACE_EXISTING);

        LoadReport report = movies.batchLoad(Path.of("moviedata.json")).run();
        report.rejections().forEach(System.out::println);

        assertThat(report.written()).isEqualTo(1001);
    }

    @Test
    void inYourTests() {
        try (LocalDynamoDb dynamo = LocalDynamoDb.inMemory()) {
            MovieTable movies = MovieTable.named("Movies", dynamo.client());
            movies.create();
            movies.put(Movie.of(1985, "Brazil"));
        }

        assertThat(movies.exists()).isTrue();
    }

    @Test
    void eachSnippetOfTheDocumentsStandsInThisClass() throws IOException {
        String here = compact(
                Files.readString(ROOT.resolve("movies-core/src/test/java/io/github/movietable/SnippetsTest.java")));

        List<String> snippets = Stream.concat(
                        found(IN_README, ROOT.resolve("README.md")),
                        found(
                                IN_JAVADOC,
                                ROOT.resolve("movies-core/src/main/java/io/github/movietable/package-info.java")))
                .filter(snippet -> !snippet.startsWith("import "))
                .toList();

        assertThat(snippets).hasSize(6).allSatisfy(snippet -> assertThat(here).contains(compact(snippet)));
    }

    private static Stream<String> found(Pattern pattern, Path file) throws IOException {
        String text = Files.readString(file).replace("\n * ", "\n");
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    /** The formatter breaks lines as it likes; what counts is the program. */
    private static String compact(String code) {
        return code.replaceAll("\\s+", "");
    }
}
