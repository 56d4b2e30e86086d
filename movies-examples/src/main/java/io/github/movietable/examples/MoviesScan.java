package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import io.github.movietable.Page;
import io.github.movietable.model.Movie;
import java.math.BigDecimal;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** Scans the table for the movies of some years. DynamoDB reads all of it, page by page, and filters afterwards. */
@Command(name = "MoviesScan", description = "Lists the movies of some years by reading the whole table.")
public final class MoviesScan extends TableStep {
    @ArgGroup(exclusive = false)
    YearRange years = new YearRange();

    @Override
    void run(MovieTable movies, Printer out) {
        long found = 0;
        long examined = 0;
        for (Page<Movie> page : movies.scan().years(years.from, years.to).pages()) {
            out.movies(page.items(), m -> List.of(rating(m), String.join(", ", m.directors())));
            found += page.matched();
            examined += page.examined();
        }
        out.line(Text.count(found, "movie") + " from " + years.from + " to " + years.to + "; "
                + Text.count(examined, "movie") + " examined.");
    }

    private static String rating(Movie movie) {
        return movie.rating().map(BigDecimal::toPlainString).orElse("–");
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesScan(), args);
    }
}
