package io.github.movietable.examples;

import static io.github.movietable.expression.MovieAttributes.ACTORS;
import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RATING;

import io.github.movietable.MovieTable;
import io.github.movietable.MovieUpdate;
import io.github.movietable.model.Movie;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** Updates attributes of a movie that must exist, and leaves its other attributes as they are. */
@Command(
        name = "MoviesUpdateItem",
        description = "Updates some attributes of a movie.",
        footer = {"", "Example: MoviesUpdateItem 2013 Rush --actor 'Daniel Bruehl' --rating 8.1"})
public final class MoviesUpdateItem extends TableStep {
    @ArgGroup(exclusive = false)
    MovieArgument movie = new MovieArgument();

    @ArgGroup(exclusive = false)
    UpdateArguments values = UpdateArguments.ofTheLab();

    @Override
    void run(MovieTable movies, Printer out) {
        MovieUpdate update = movies.update(movie.key());
        if (values.plot != null) {
            update = update.set(PLOT, values.plot);
        }
        if (values.rating != null) {
            update = update.set(RATING, values.rating);
        }
        if (values.actors != null) {
            update = update.set(ACTORS, values.actors);
        }
        Movie updated = update.apply();

        out.line("Updated:");
        out.movie(updated);
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesUpdateItem(), args);
    }
}
