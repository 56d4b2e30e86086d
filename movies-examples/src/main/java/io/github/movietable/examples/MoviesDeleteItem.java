package io.github.movietable.examples;

import static io.github.movietable.expression.MovieAttributes.RATING;

import io.github.movietable.MovieTable;
import io.github.movietable.WriteOutcome;
import io.github.movietable.expression.MovieCondition;
import java.math.BigDecimal;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deletes a movie if it is rated low enough. */
@Command(
        name = "MoviesDeleteItem",
        description = "Deletes a movie if its rating is not above a limit.",
        footer = {"", "Example: MoviesDeleteItem 2013 Rush --at-most 9"})
public final class MoviesDeleteItem extends TableStep {
    @ArgGroup(exclusive = false)
    MovieArgument movie = new MovieArgument();

    @Option(names = "--at-most", paramLabel = "RATING", description = "The limit (default: ${DEFAULT-VALUE}).")
    BigDecimal atMost = BigDecimal.TEN;

    @Override
    void run(MovieTable movies, Printer out) {
        MovieCondition condition = RATING.atMost(atMost);
        WriteOutcome outcome = movies.deleteIf(movie.key(), condition);

        if (outcome instanceof WriteOutcome.Applied) {
            out.line("Deleted " + movie.key() + ", as " + condition + ".");
        } else if (outcome instanceof WriteOutcome.ConditionNotMet refusal) {
            throw new StepFailedException(movie.key() + " was not deleted because this is false: "
                    + Text.joined(refusal.why()) + ". --at-most RATING sets another limit.");
        } else {
            throw new StepFailedException(
                    movie.key() + " was not deleted because there is no such movie: MoviesPutItem puts it.");
        }
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesDeleteItem(), args);
    }
}
