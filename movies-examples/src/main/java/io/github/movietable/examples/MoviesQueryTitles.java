package io.github.movietable.examples;

import static io.github.movietable.expression.MovieAttributes.ACTORS;
import static io.github.movietable.expression.MovieAttributes.GENRES;

import io.github.movietable.MovieTable;
import io.github.movietable.YearQuery;
import io.github.movietable.model.Movie;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** Queries a range of titles of one year, and reads genres and lead actor only. */
@Command(
        name = "MoviesQueryTitles",
        description = "Lists the movies of a year from one title to another, with genres and lead actor.",
        footer = {"", "Example: MoviesQueryTitles 1992 A M --output tsv"})
public final class MoviesQueryTitles extends ReadStep {
    @ArgGroup(exclusive = false)
    TitleRange range = new TitleRange();

    @Override
    void run(MovieTable movies, Printer out) {
        YearQuery titles = movies.inYear(range.year).titlesBetween(range.from, range.to);
        // if other programs load the output, a part of a movie would replace the whole movie
        List<Movie> found = (out.needsWholeMovies() ? titles : titles.fields(GENRES, ACTORS.at(0))).list();

        out.movies(found, m -> List.of(m.get(ACTORS.at(0)).orElse("–"), String.join(", ", m.genres())));
        out.line(Text.count(found.size(), "movie") + " in " + range.year + " from " + range.from + " to " + range.to
                + ".");
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesQueryTitles(), args);
    }
}
