package io.github.movietable.local;

import static io.github.movietable.expression.MovieAttributes.ACTORS;
import static io.github.movietable.expression.MovieAttributes.GENRES;
import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.movietable.AsyncMovieTable;
import io.github.movietable.Cursor;
import io.github.movietable.MovieTable;
import io.github.movietable.Page;
import io.github.movietable.TitleIndex;
import io.github.movietable.VersionedMovies;
import io.github.movietable.WriteOutcome;
import io.github.movietable.YearQuery;
import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.load.ExportReport;
import io.github.movietable.load.LoadReport;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Films;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Every example of the Javadoc has a copy here, which is compiled and run. */
class JavadocSnippetsTest {
    private static final Path TESTS =
            Path.of(System.getProperty("basedir", ".")).resolve("src/test/java");
    private static final Path SOURCES = TESTS.resolve("../../main/java").normalize();
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\n(.*?)\n *}</pre>", Pattern.DOTALL);

    private static final List<String> BEGINNINGS = List.of(
            "module-info",
            "io/github/movietable/package-info",
            "io/github/movietable/MovieTable",
            "io/github/movietable/AsyncMovieTable",
            "io/github/movietable/model/Movie",
            "io/github/movietable/expression/Attribute",
            "io/github/movietable/expression/MovieCondition",
            "io/github/movietable/MovieUpdate",
            "io/github/movietable/YearQuery",
            "io/github/movietable/YearsQuery",
            "io/github/movietable/TitleQuery",
            "io/github/movietable/MovieScan",
            "io/github/movietable/Cursor",
            "io/github/movietable/WriteOutcome",
            "io/github/movietable/MovieTransaction",
            "io/github/movietable/VersionedMovies",
            "io/github/movietable/load/BatchLoad",
            "io/github/movietable/load/Export",
            "io/github/movietable/local/LocalDynamoDb",
            "io/github/movietable/local/Movies",
            "io/github/movietable/local/Faults");

    private static LocalDynamoDb dynamo;

    private DynamoDbClient client;
    private MovieTable movies;

    @BeforeAll
    static void start() {
        dynamo = LocalDynamoDb.inMemory();
    }

    @AfterAll
    static void close() {
        dynamo.close();
    }

    @BeforeEach
    void aTableOfSomeFilms() {
        client = dynamo.client();
        movies = MovieTable.named("Movies", client);
        movies.create();
        movies.batchLoad(Films.all().stream()
                        .filter(movie -> movie.year() == 1941 || movie.year() == 1955 || movie.year() == 1985)
                        .toList())
                .run();
    }

    @AfterEach
    void drop() {
        movies.drop();
    }

    @Test
    void theFrontPage() {
        String printed = printedBy(() -> {
            try (LocalDynamoDb local = LocalDynamoDb.inMemory()) { // inside this program, for now
                DynamoDbClient client = local.client(); // on AWS: DynamoDbClient.create()
                MovieTable movies = MovieTable.named("Movies", client);
                movies.createIfMissing();

                movies.put(Movie.of(2015, "The Big New Movie").with(RATING, 0));
                movies.update(2015, "The Big New Movie")
                        .set(RATING, 5.5)
                        .set(ACTORS, List.of("Larry", "Moe"))
                        .apply();
                WriteOutcome outcome = movies.deleteIf(2015, "The Big New Movie", RATING.atMost(4));
                if (outcome instanceof WriteOutcome.ConditionNotMet refusal) {
                    System.out.println("Not deleted: " + refusal.why());
                }
                for (Movie movie : movies.inYears(2010, 2019).where(ACTORS.contains("Moe"))) {
                    System.out.println("Found: " + movie.key() + " with " + movie.actors());
                }
            }
        });

        assertThat(printed.lines())
                .containsExactly(
                        "Not deleted: [info.rating <= 4, was 5.5]",
                        "Found: (2015, \"The Big New Movie\") with [Larry, Moe]");
    }

    @Test
    void theTourOfThePackage() {
        MovieTable movies = MovieTable.named("Movies", client);
        movies.put(Movie.of(2015, "The Big New Movie").with(RATING, 0));
        movies.update(2015, "The Big New Movie").set(RATING, 5.5).apply();
        for (Movie m : movies.inYear(1985).where(RATING.atLeast(8))) {
            System.out.println(m.year() + " : " + m.title());
        }

        assertThat(movies.get(2015, "The Big New Movie").rating()).isPresent();
    }

    @Test
    void movieTable() {
        MovieTable movies = MovieTable.named("Movies", client);
        movies.put(Movie.of(2015, "The Big New Movie").with(RATING, 0));
        Movie movie = movies.get(2015, "The Big New Movie");
        movie = movies.update(movie.key()).set(RATING, 5.5).apply();
        List<Movie> best = movies.inYear(2015).where(RATING.atLeast(5)).list();
        WriteOutcome outcome = movies.deleteIf(movie.key(), RATING.below(5));

        assertThat(best).containsExactly(movie);
        assertThat(outcome).isInstanceOf(WriteOutcome.ConditionNotMet.class);
    }

    @Test
    void asyncMovieTable() {
        DynamoDbAsyncClient asyncClient = dynamo.asyncClient();
        AsyncMovieTable movies = AsyncMovieTable.named("Movies", asyncClient);
        CompletableFuture<Movie> now = movies.get(1985, "Brazil")
                .thenCompose(movie -> movies.apply(movies.update(movie.key()).increment(RANK, 1)));
        CompletableFuture<List<Movie>> best = movies.list(movies.inYear(1985).where(RATING.atLeast(8)));

        assertThat(now.join().rank()).isPresent();
        assertThat(best.join()).isNotEmpty();
    }

    @Test
    void movie() {
        Movie movie = Movie.of(2013, "Rush").with(RATING, 8.3).with(ACTORS, List.of("Daniel Bruhl"));
        Optional<BigDecimal> rating = movie.rating();
        Optional<String> lead = movie.get(ACTORS.at(0));
        Movie unrated = movie.without(RATING);

        assertThat(rating).contains(new BigDecimal("8.3"));
        assertThat(lead).contains("Daniel Bruhl");
        assertThat(unrated.rating()).isEmpty();

        String json = movie.toJson();
        Movie same = Movie.fromJson(json);

        assertThat(same).isEqualTo(movie);
    }

    @Test
    void attribute() {
        NumberAttribute boxOffice = Attribute.number("info.box_office");
        movies.put(Movie.of(2013, "Rush").with(boxOffice, 90_247_624));
        List<Movie> hits =
                movies.inYear(2013).where(boxOffice.above(50_000_000)).list();
        Optional<BigDecimal> dollars = hits.get(0).get(boxOffice);

        assertThat(dollars).contains(new BigDecimal(90_247_624));
    }

    @Test
    void movieCondition() {
        MovieCondition worthKeeping =
                RATING.atLeast(8).or(GENRES.contains("Sci-Fi").and(PLOT.exists()));
        List<Movie> kept = movies.inYear(1985).where(worthKeeping).list();
        boolean isKept = worthKeeping.test(movies.get(1985, "Brazil"));
        WriteOutcome outcome = movies.deleteIf(1985, "Brazil", worthKeeping.negate());

        assertThat(kept).contains(movies.get(1985, "Brazil"));
        assertThat(isKept).isTrue();
        assertThat(outcome).isInstanceOf(WriteOutcome.ConditionNotMet.class);
    }

    @Test
    void movieUpdate() {
        Movie now = movies.update(1985, "Brazil")
                .set(PLOT, "A clerk dreams of flying.")
                .append(ACTORS, List.of("Ian Holm"))
                .increment(RANK, 1)
                .onlyIf(RATING.atLeast(5))
                .apply();

        assertThat(now.actors()).endsWith("Ian Holm").hasSizeGreaterThan(1);
    }

    @Test
    void yearQuery() {
        YearQuery aToL = movies.inYear(1985).titlesBetween("A", "L").fields(GENRES, ACTORS.at(0));
        for (Movie movie : aToL) {
            System.out.println(movie.title() + ": " + movie.genres());
        }
        Optional<Movie> last = movies.inYear(1985).descending().first();

        assertThat(aToL.list()).isNotEmpty().allMatch(movie -> !movie.genres().isEmpty());
        assertThat(last).hasValueSatisfying(movie -> assertThat(movie.title()).isGreaterThan("L"));
    }

    @Test
    void yearsQuery() {
        movies.put(Movie.of(1955, "The Night of the Hunter").with(RATING, 8));

        List<Movie> fifties =
                movies.inYears(1950, 1959).where(RATING.atLeast(8)).list();
        Optional<Movie> latest =
                movies.inYears(List.of(1941, 1985)).descending().first();

        assertThat(fifties).isNotEmpty();
        assertThat(latest.map(Movie::year)).contains(1985);
    }

    @Test
    void titleQuery() {
        movies.put(Movie.of(1932, "Scarface"));
        movies.put(Movie.of(1983, "Scarface"));

        movies.addTitleIndex(TitleIndex.likeTheTable()); // once for the table
        List<Movie> films = movies.titled("Scarface").list();
        Optional<Movie> remake = movies.titled("Scarface").years(1950, 2000).first();

        assertThat(films).hasSize(2);
        assertThat(remake).contains(Movie.of(1983, "Scarface"));
    }

    @Test
    void movieScan() {
        for (Page<Movie> page : movies.scan().where(GENRES.contains("Sci-Fi")).pages()) {
            System.out.println(page.items().size() + " for " + page.units());
        }
        try (Stream<Movie> all = movies.scan().segments(4).stream()) {
            System.out.println(all.mapToInt(Movie::year).summaryStatistics());
        }

        assertThat(movies.scan().where(GENRES.contains("Sci-Fi")).count()).isPositive();
    }

    @Test
    void cursor() {
        YearQuery query = movies.inYear(1985).limit(10);
        Page<Movie> page = query.page();
        String link = page.next().map(cursor -> "/movies/1985?after=" + cursor).orElse("");
        Page<Movie> following = query.startAfter(Cursor.of(link.substring(link.indexOf('=') + 1)))
                .page();

        assertThat(page.items()).hasSize(10);
        assertThat(following.items()).hasSize(1);
    }

    @Test
    void writeOutcome() {
        WriteOutcome outcome = movies.update(1985, "Brazil")
                .set(RATING, 9)
                .onlyIf(RATING.exists())
                .tryApply();
        if (outcome instanceof WriteOutcome.Applied applied) {
            System.out.println("now " + applied.movie());
        } else if (outcome instanceof WriteOutcome.ConditionNotMet refusal) {
            System.out.println("refused: " + refusal.why());
        }

        assertThat(outcome.isApplied()).isTrue();
    }

    @Test
    void movieTransaction() {
        movies.transaction()
                .put(Movie.of(2015, "The Big New Movie"))
                .update(movies.update(1985, "Brazil").increment(RANK, 1))
                .check(MovieKey.of(1985, "Ran"), PLOT.exists())
                .apply();

        assertThat(movies.find(2015, "The Big New Movie")).isPresent();
    }

    @Test
    void versionedMovies() {
        VersionedMovies versioned = movies.versioned(Attribute.text("version"));
        Movie read = versioned.put(Movie.of(2015, "The Big New Movie").with(RATING, 6));
        Movie now = versioned.update(read).set(RATING, 6.7).apply();

        assertThat(movies.get(2015, "The Big New Movie")).isEqualTo(now);
    }

    @Test
    void batchLoad(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("one.json"), "[{\"year\": 2013, \"title\": \"Rush\"}, {}]");

        LoadReport report = movies.batchLoad(file)
                .capacityLimit(500)
                .onProgress(System.out::println)
                .run();
        report.rejections().forEach(System.out::println);

        assertThat(report.written()).isEqualTo(1);
        assertThat(report.rejections()).hasSize(1);
    }

    @Test
    void export(@TempDir Path folder) {
        ExportReport report = movies.exportTo(folder.resolve("movies.jsonl.gz")).run();
        System.out.println(report.movies() + " movies for " + report.units());

        assertThat(report.movies()).isEqualTo(movies.scan().count());
    }

    @Nested
    class ShelfTest {
        // one for all tests of the JVM
        static final LocalDynamoDb DYNAMO = LocalDynamoDb.inMemory();

        @Test
        void keepsWhatIsPut() {
            MovieTable shelf = MovieTable.named("Shelf-" + UUID.randomUUID(), DYNAMO.client());
            shelf.create();
            shelf.put(Movie.of(2015, "The Big New Movie"));
            assertTrue(shelf.find(2015, "The Big New Movie").isPresent());
        }
    }

    @Nested
    @Movies(file = "films.jsonl")
    class FilmsTest {
        @Test
        void areRead(MovieTable movies) {
            assertTrue(movies.find(1985, "Brazil").isPresent());
        }
    }

    @Test
    void faults() {
        Faults faults = Faults.on("BatchWriteItem")
                .attempt(1)
                .throttle()
                .andOn("UpdateItem")
                .loseAnswer();
        MovieTable movies = MovieTable.named("Movies", dynamo.client(faults));

        LoadReport report = movies.batchLoad(List.of(Movie.of(2013, "Rush"))).run();

        assertThat(report.throttledCalls()).isEqualTo(1);
    }

    @Test
    void everyExampleStandsInThisClass() throws IOException {
        String here = compact(Files.readString(TESTS.resolve("io/github/movietable/local/JavadocSnippetsTest.java")));
        List<String> examples;
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            examples = sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(JavadocSnippetsTest::examples)
                    .toList();
        }

        assertThat(examples)
                .hasSizeGreaterThan(20)
                .filteredOn(example -> !here.contains(compact(example)))
                .isEmpty();
    }

    @Test
    void eachClassThatUsersBeginWithHasAnExample() {
        assertThat(BEGINNINGS)
                .allSatisfy(type ->
                        assertThat(examples(SOURCES.resolve(type + ".java"))).isNotEmpty());
    }

    private static String printedBy(Runnable program) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Stream<String> examples(Path source) {
        try {
            return EXAMPLE.matcher(Files.readString(source).replaceAll("(?m)^ *\\* ?", ""))
                    .results()
                    .map(match -> match.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes blanks and line breaks, because the formatter breaks lines in other places than the Javadoc. */
    private static String compact(String code) {
        return code.replaceAll("\\s+", "");
    }
}
