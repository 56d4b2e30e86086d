package io.github.movietable.examples;

import static io.github.movietable.expression.MovieAttributes.ACTORS;
import static io.github.movietable.expression.MovieAttributes.GENRES;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** Queries a range of titles of one year, and reads genres and lead actor only. */
@Command(
        name = "MoviesQueryTitles",
        description = "Lists the movies of a year from one title to another, with genres and lead actor.")
public final class MoviesQueryTitles extends TableStep {
    @ArgGroup(exclusive = false)
    TitleRange range = new TitleRange();

    @Override
    void run(MovieTable movies, Printer out) {
        List<Movie> found = movies.inYear(range.year)
                .titlesBetween(range.from, range.to)
                .fields(GENRES, ACTORS.at(0))
                .list();

        out.movies(found, m -> List.of(m.get(ACTORS.at(0)).orElse("–"), String.join(", ", m.genres())));
        out.line(Text.count(found.size(), "movie") + " in " + range.year + " from " + range.from + " to " + range.to
                + ".");
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesQueryTitles(), args);
    }
}
