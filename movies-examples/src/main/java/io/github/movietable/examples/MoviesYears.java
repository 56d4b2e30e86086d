package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import io.github.movietable.Page;
import io.github.movietable.YearsQuery;
import io.github.movietable.model.Movie;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/**
 * Queries the movies of some years, one query a year. They are ordered by year and title, and no other movies are read.
 */
@Command(
        name = "MoviesYears",
        description = "Lists the movies of some years, in order, without reading any other.",
        footer = {"", "Example: MoviesYears 1970 1979 --output tsv | cut -f 2"})
public final class MoviesYears extends ReadStep {
    @ArgGroup(exclusive = false)
    YearRange years = new YearRange();

    @Override
    void run(MovieTable movies, Printer out) {
        YearsQuery query = movies.inYears(years.from, years.to);
        long found = 0;
        for (Page<Movie> page : query.pages()) {
            out.movies(page.items(), movie -> List.of());
            found += page.items().size();
        }
        out.line(Text.count(found, "movie") + " from " + years.from + " to " + years.to
                + ", and none of another year was read.");
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesYears(), args);
    }
}
