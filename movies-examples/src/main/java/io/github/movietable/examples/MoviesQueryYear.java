package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Queries the movies of one year. They are ordered by title, and the next page is fetched when the loop needs it. */
@Command(
        name = "MoviesQueryYear",
        description = "Lists the movies of a year.",
        footer = {"", "Example: MoviesQueryYear 1992 --output json | jq .title"})
public final class MoviesQueryYear extends ReadStep {
    @Parameters(arity = "0..1", paramLabel = "YEAR", description = "The year (default: ${DEFAULT-VALUE}).")
    int year = 1985;

    @Override
    void run(MovieTable movies, Printer out) {
        int found = 0;
        for (Movie movie : movies.inYear(year)) {
            out.movies(List.of(movie), m -> List.of());
            found++;
        }
        out.line(Text.count(found, "movie") + " in " + year + ".");
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesQueryYear(), args);
    }
}
