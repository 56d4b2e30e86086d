package io.github.movietable.examples;

import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RATING;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import java.math.BigDecimal;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts a movie, and replaces a stored movie with the same year and title as a whole. */
@Command(
        name = "MoviesPutItem",
        description = "Puts a movie, and replaces one with the same year and title.",
        footer = {"", "Example: MoviesPutItem 2013 Rush --rating 8.3 --plot 'Two drivers race.'"})
public final class MoviesPutItem extends TableStep {
    @ArgGroup(exclusive = false)
    MovieArgument movie = new MovieArgument();

    @Option(names = "--plot", paramLabel = "TEXT", description = "What happens (default: ${DEFAULT-VALUE}).")
    String plot = "Nothing happens at all.";

    @Option(names = "--rating", paramLabel = "NUMBER", description = "Its rating (default: ${DEFAULT-VALUE}).")
    BigDecimal rating = BigDecimal.ZERO;

    @Override
    void run(MovieTable movies, Printer out) {
        Optional<Movie> replaced =
                movies.put(Movie.of(movie.key()).with(PLOT, plot).with(RATING, rating));

        out.line("Put " + movie.key() + (replaced.isPresent() ? " in place of the stored one." : "."));
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesPutItem(), args);
    }
}
