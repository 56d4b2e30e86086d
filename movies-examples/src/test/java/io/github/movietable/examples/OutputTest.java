package io.github.movietable.examples;

import static io.github.movietable.examples.Ran.onServer;
import static io.github.movietable.expression.MovieAttributes.ACTORS;
import static io.github.movietable.expression.MovieAttributes.GENRES;
import static io.github.movietable.expression.MovieAttributes.PLOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The output of the reading steps for programs. */
class OutputTest {
    private static final Movie ODD = Movie.of(1985, "A\tB\u202E\u001B[31m")
            .with(PLOT, "one\ntwo")
            .with(GENRES, List.of("Drama", "War"))
            .with(ACTORS, List.of("x", "y"));

    private final MovieTable movies = MovieTable.named("Out-" + UUID.randomUUID(), Ran.DYNAMO.client());

    @BeforeEach
    void create() {
        movies.create();
        movies.put(ODD);
    }

    @AfterEach
    void drop() {
        movies.drop();
    }

    private Ran run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--table", movies.name()));
        return onServer(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MoviesQueryYear 1985",
                "MoviesQueryTitles 1985 A Z",
                "MoviesScan 1985 1985",
                "MoviesYears 1980 1989",
                "MoviesTitled T",
                "MoviesGetItem 1985 T"
            })
    void jsonIsTheWholeMovieOnALine(String command) {
        Movie expected = ODD;
        if (command.endsWith("T")) {
            movies.delete(ODD.key());
            expected = Movie.of(1985, "T").with(PLOT, "one\ntwo");
            movies.put(expected);
        }

        Ran ran = run((command + " --output json").split(" "));

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).singleElement().satisfies(line -> assertThat(line).doesNotContain("\u202E"));
        assertThat(Movie.fromJson(ran.out().get(0))).isEqualTo(expected);
        assertThat(ran.err()).anyMatch(line -> line.startsWith("Cost: "));
    }

    @Test
    void tsvHasTheColumnsOfTheTable() {
        String title = "A\\u0009B\\u202e\\u001b[31m";

        assertThat(run("MoviesQueryYear", "1985", "--output", "tsv").out()).containsExactly("1985\t" + title);
        assertThat(run("MoviesQueryTitles", "1985", "A", "Z", "--output", "TSV").out())
                .containsExactly("1985\t" + title + "\tx\tDrama, War");
        movies.put(Movie.of(1990, "T").with(PLOT, "p"));
        assertThat(run("MoviesGetItem", "1990", "T", "--output=tsv").out())
                .containsExactly("year\t1990", "title\tT", "plot\tp");
    }

    @Test
    void whatIsNotFoundPrintsNothing() {
        Ran ran = run("MoviesQueryYear", "1900", "--output", "json");

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("0 movies in 1900.");
    }

    @Test
    void aTableIsPrintedAsOneText() {
        Ran ran = run("MoviesQueryYear", "1985", "--output", "table");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("1 movie in 1985.").anyMatch(line -> line.startsWith("Cost: "));
    }

    @Test
    void jsonIsLoadedFromStandardInput() {
        Ran read = run("MoviesScan", "1985", "1985", "--output", "json");
        movies.delete(ODD.key());

        Ran loaded = withInput(String.join("\n", read.out()), () -> run("MoviesLoadData", "-"));

        assertThat(loaded.err()).isEmpty();
        assertThat(loaded.status()).isZero();
        assertThat(loaded.out()).contains("Loading standard input into the table " + movies.name() + ".");
        assertThat(movies.get(ODD.key())).isEqualTo(ODD);
    }

    private static Ran withInput(String text, Supplier<Ran> run) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return run.get();
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void anotherFormIsRefused() {
        Ran ran = run("MoviesQueryYear", "--output", "xml");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).singleElement().asString().contains("'xml' is not table, json or tsv");
    }
}
