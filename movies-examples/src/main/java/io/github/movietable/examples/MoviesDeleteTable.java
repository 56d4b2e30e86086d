package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import picocli.CommandLine.Command;

/** Drops the table and everything in it. */
@Command(
        name = "MoviesDeleteTable",
        description = "Drops the table and everything in it.",
        footer = {"", "Example: MoviesDeleteTable --table Films"})
public final class MoviesDeleteTable extends TableStep {
    @Override
    void run(MovieTable movies, Printer out) {
        movies.drop();

        out.line("Dropped the table " + movies.name() + ".");
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesDeleteTable(), args);
    }
}
