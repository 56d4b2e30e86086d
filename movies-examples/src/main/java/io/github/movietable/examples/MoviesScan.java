package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import io.github.movietable.Page;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.model.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/**
 * Scans the table for the movies of some years: DynamoDB reads the whole table, page by page, and filters afterwards.
 * Then this program queries the same movies year by year, and compares the costs.
 */
@Command(
        name = "MoviesScan",
        description = "Lists the movies of some years by reading the whole table.",
        footer = {"", "Example: MoviesScan 1970 1979 --output json > seventies.jsonl"})
public final class MoviesScan extends ReadStep {
    /** The most years that are also queried, one query each. */
    private static final int MOST_YEARS = 1000;

    @ArgGroup(exclusive = false)
    YearRange years = new YearRange();

    /** The movies that a read found, and its cost. */
    private record Found(SortedSet<MovieKey> movies, Units units) {}

    @Override
    void run(MovieTable movies, Printer out) {
        Found scanned = scan(movies, out);
        if ((long) years.to - years.from < MOST_YEARS) {
            Found queried = query(movies);
            out.line("By scan: " + scanned.units() + ". By inYears(" + years.from + ", " + years.to + "): "
                    + queried.units() + ", "
                    + (queried.movies().equals(scanned.movies())
                            ? "the same movies, in order."
                            : "and not the same movies: somebody has changed the table meanwhile."));
        }
    }

    private Found scan(MovieTable movies, Printer out) {
        SortedSet<MovieKey> found = new TreeSet<>();
        Units units = Units.NONE;
        long examined = 0;
        for (Page<Movie> page : movies.scan().years(years.from, years.to).pages()) {
            out.movies(page.items(), m -> List.of(rating(m), String.join(", ", m.directors())));
            page.items().forEach(movie -> found.add(movie.key()));
            units = units.plus(page.units());
            examined += page.examined();
        }
        out.line(Text.count(found.size(), "movie") + " from " + years.from + " to " + years.to + "; "
                + Text.count(examined, "movie") + " examined.");
        return new Found(found, units);
    }

    private Found query(MovieTable movies) {
        SortedSet<MovieKey> found = new TreeSet<>();
        Units units = Units.NONE;
        for (Page<Movie> page : movies.inYears(years.from, years.to).pages()) {
            page.items().forEach(movie -> found.add(movie.key()));
            units = units.plus(page.units());
        }
        return new Found(found, units);
    }

    private static String rating(Movie movie) {
        return movie.rating().map(BigDecimal::toPlainString).orElse("–");
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesScan(), args);
    }
}
