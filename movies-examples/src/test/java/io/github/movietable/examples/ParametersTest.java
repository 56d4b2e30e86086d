package io.github.movietable.examples;

import static io.github.movietable.examples.Ran.onServer;
import static io.github.movietable.examples.Ran.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieAttributes;
import io.github.movietable.model.Movie;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters of the steps. */
@Tag("quick")
class ParametersTest {
    private final MovieTable movies = MovieTable.named("Parameters", Ran.DYNAMO.client());

    @BeforeEach
    void create() {
        movies.create();
    }

    @AfterEach
    void drop() {
        movies.drop();
    }

    private static Ran run(String... args) {
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--table";
        all[args.length + 1] = "Parameters";
        Ran ran = onServer(all);
        assertThat(ran.err()).isEmpty();
        return ran;
    }

    @Test
    void putsAndGetsAnyMovie() {
        run("MoviesPutItem", "2001", "Amélie", "--plot", "She helps, unseen.", "--rating", "8.30");

        assertThat(movies.get(2001, "Amélie"))
                .isEqualTo(Movie.of(2001, "Amélie")
                        .with(MovieAttributes.PLOT, "She helps, unseen.")
                        .with(MovieAttributes.RATING, new BigDecimal("8.3")));
        assertThat(run("MoviesPutItem", "2001", "Amélie").out())
                .contains("Put (2001, \"Amélie\") in place of the stored one.");
    }

    @Test
    void updatesNothingButWhatIsGiven() {
        movies.put(
                Movie.of(2013, "Rush").with(MovieAttributes.PLOT, "They race.").with(MovieAttributes.RATING, 8));

        run("MoviesUpdateItem", "2013", "Rush", "--actor", "Daniel Brühl", "--actor", "Chris Hemsworth");

        Movie rush = movies.get(2013, "Rush");
        assertThat(rush.actors()).containsExactly("Daniel Brühl", "Chris Hemsworth");
        assertThat(rush.plot()).contains("They race.");
        assertThat(rush.rating()).contains(new BigDecimal("8"));
    }

    @Test
    void showsAllAttributesKnownOrNot() {
        movies.put(Movie.of(2013, "Rush")
                .with(MovieAttributes.GENRES, List.of("Action", "Drama"))
                .with(Attribute.bool("info.seen"), true)
                .with(Attribute.textSet("tags"), Set.of("cars"))
                .with(Attribute.number("info.cost.dollars"), 38_000_000));

        assertThat(run("MoviesGetItem", "2013", "Rush").out())
                .startsWith(
                        "Rush (2013)",
                        "   cost    {dollars: 38000000}",
                        "   genres  Action, Drama",
                        "   seen    true",
                        "   tags    cars");
    }

    @Test
    void showsNoControlCharactersOfTitles() {
        movies.put(Movie.of(2013, "Ru\u001b[2Jsh"));

        assertThat(run("MoviesQueryYear", "2013").out()).startsWith("2013 : Ru\\u001b[2Jsh", "1 movie in 2013.");
    }

    @Test
    void showsNothingOfTitlesThatTurnsTextRoundOrCantBeSeen() {
        movies.put(Movie.of(2013, "Ru\u202esh").with(MovieAttributes.DIRECTORS, List.of("Ron\u200b Howard")));
        movies.put(Movie.of(2013, "Gravity").with(MovieAttributes.DIRECTORS, List.of("Alfonso Cuarón")));

        assertThat(run("MoviesScan", "2013", "2013").out())
                .startsWith(
                        "2013 : Gravity     –  Alfonso Cuarón", //
                        "2013 : Ru\\u202esh  –  Ron\\u200b Howard");
        Ran missing = onServer("MoviesGetItem", "2013", "Ru\u2066sh", "--table", "Parameters", "--verbose");
        assertThat(missing.err())
                .noneMatch(line -> line.contains("\u2066"))
                .filteredOn(line -> line.contains("Ru\\u2066sh"))
                .hasSizeGreaterThan(1);
    }

    @Test
    void countsOneOfAThingAsOne(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("one.json"), "[{\"year\": 2013, \"title\": \"Rush\"}]");

        assertThat(run("MoviesLoadData", file.toString()).out())
                .contains("        1  record read, of which")
                .anyMatch(line -> line.startsWith("        1  call in "))
                .noneMatch(line -> line.matches(".*\\b1 +(records|movies|calls|units|times)\\b.*"));
    }

    @Test
    void alignsColumnsByWhatTheyTakeOnATerminal() {
        movies.put(Movie.of(2001, "Amélie").with(MovieAttributes.DIRECTORS, List.of("Jean-Pierre Jeunet")));
        movies.put(Movie.of(2001, "千と千尋").with(MovieAttributes.DIRECTORS, List.of("Hayao Miyazaki")));

        assertThat(run("MoviesScan", "2001", "2001").out())
                .startsWith("2001 : Amélie    –  Jean-Pierre Jeunet", "2001 : 千と千尋  –  Hayao Miyazaki");
    }

    @Test
    void scansMoreYearsThanQueriesAreMadeFor() {
        movies.put(Movie.of(2013, "Rush"));

        assertThat(run("MoviesScan", "1", "3000").out())
                .containsExactly(
                        "2013 : Rush  –", "1 movie from 1 to 3000; 1 movie examined.", "Cost: 0.5 read units.");
    }

    @Test
    void queriesOtherTitles() {
        movies.put(Movie.of(2013, "Gravity"));
        movies.put(Movie.of(2013, "Rush"));

        assertThat(run("MoviesQueryTitles", "2013", "R", "S").out())
                .startsWith("2013 : Rush  –", "1 movie in 2013 from R to S.");
    }

    @Test
    void findsATitleInAllYearsAndAddsTheIndexItNeedsOnce() {
        movies.put(Movie.of(1976, "King Kong"));
        movies.put(Movie.of(1933, "King Kong"));
        movies.put(Movie.of(1933, "King of Jazz"));

        Ran first = run("MoviesTitled", "King Kong");
        assertThat(first.out())
                .startsWith("There is no index on titles yet: adding one.")
                .anyMatch(line -> line.matches("   ACTIVE for \\d+ s"))
                .containsSubsequence("1933 : King Kong", "1976 : King Kong", "2 movies titled King Kong.");
        assertThat(run("MoviesTitled", "King of Jazz").out())
                .startsWith("1933 : King of Jazz", "1 movie titled King of Jazz.");
    }

    @Test
    void loadsAndQueriesWithoutBlocking() {
        List<String> out = run("MoviesAsync").out();

        assertThat(out)
                .startsWith("Loaded 1,001 movies from the bundled films.")
                .anyMatch(line -> line.matches("\\d+ movies from 1985\\."))
                .anyMatch(line -> line.startsWith("Cost: "));
        assertThat(movies.scan().count()).isEqualTo(1001);
    }

    @Test
    void listsOtherYearsInOrder() {
        movies.put(Movie.of(2013, "Rush"));
        movies.put(Movie.of(2013, "Gravity"));
        movies.put(Movie.of(2012, "Argo"));
        movies.put(Movie.of(2011, "Drive"));

        assertThat(run("MoviesYears", "2012", "2013").out())
                .startsWith(
                        "2012 : Argo",
                        "2013 : Gravity",
                        "2013 : Rush",
                        "3 movies from 2012 to 2013, and none of another year was read.");
    }

    @Test
    void listsTheRecordsThatCouldNotBeLoaded(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("some.json"), """
                [{"year": 2013, "title": "Rush"},
                 {"year": 2013, "title": ""},
                 {"year": 2013, "title": "Rush", "info": {"rating": 8.3}}]
                """);

        Ran ran = onServer("MoviesLoadData", file.toString(), "--table", "Parameters");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        "        3  records read, of which",
                        "        1  written",
                        "        1  superseded by a later record of the same movie",
                        "        1  rejected")
                .anyMatch(line -> line.startsWith("Rejected: record 2 (some.json, line 2, column 2): /title: "));
        assertThat(ran.err())
                .containsExactly("MoviesLoadData: 1 record of " + file
                        + " can't be stored and was left out: correct it and load the file again.");
    }

    @Test
    void everyStepTellsItsVersion() {
        for (String[] call : new String[][] {{"--version"}, {"-V"}, {"MoviesScan", "--version"}}) {
            Ran ran = step(call);

            assertThat(ran.status()).isZero();
            assertThat(ran.out())
                    .singleElement()
                    .asString()
                    .matches("movies-examples \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(AWS SDK 2\\..*, Java \\d+.*\\)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MoviesLab, [FILE]",
        "MoviesCreateTable, --table=NAME",
        "MoviesListTables, --endpoint=URL",
        "MoviesLoadData, [FILE]",
        "MoviesPutItem, [YEAR TITLE]",
        "MoviesGetItem, [YEAR TITLE]",
        "MoviesUpdateItem, [YEAR TITLE]",
        "MoviesDeleteItem, [YEAR TITLE]",
        "MoviesQueryYear, [YEAR]",
        "MoviesQueryTitles, [YEAR FROM TO]",
        "MoviesScan, [FROM TO]",
        "MoviesYears, [FROM TO]",
        "MoviesTitled, [TITLE]",
        "MoviesExport, FILE",
        "MoviesAsync, --table=NAME",
        "MoviesDeleteTable, --aws"
    })
    void everyStepHasHelp(String name, String parameters) {
        Ran ran = step(name, "--help");

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(String.join(" ", ran.out()).replaceAll(" +", " "))
                .contains("Usage: ", name, parameters, "--verbose");
        for (String[] list : new String[][] {{}, {"--help"}}) {
            assertThat(step(list).out()).anyMatch(line -> line.matches(" +" + name + " +[A-Z].*"));
            assertThat(step(list).status()).isZero();
        }
    }
}
