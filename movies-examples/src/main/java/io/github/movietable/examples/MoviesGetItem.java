package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** Gets one movie. It reads consistently, so it sees what the step before has written. */
@Command(
        name = "MoviesGetItem",
        description = "Gets a movie and shows all its attributes.",
        footer = {"", "Example: MoviesGetItem 2013 Rush --output json"})
public final class MoviesGetItem extends ReadStep {
    @ArgGroup(exclusive = false)
    MovieArgument movie = new MovieArgument();

    @Override
    void run(MovieTable movies, Printer out) {
        Movie found = movies.consistent().get(movie.key());

        out.movie(found);
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesGetItem(), args);
    }
}
