package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import io.github.movietable.TableInfo;
import io.github.movietable.Throughput;
import picocli.CommandLine.Command;

/** Creates the table, keyed by year and title, with the throughput that the lab gives it. */
@Command(
        name = "MoviesCreateTable",
        description = "Creates the table.",
        footer = {"", "Example: MoviesCreateTable --table Films"})
public final class MoviesCreateTable extends TableStep {
    @Override
    void run(MovieTable movies, Printer out) {
        movies.create(Throughput.provisioned(10, 10));

        TableInfo table = movies.describe();
        out.line("Created the table " + table.name() + ": " + table.status() + ", " + table.throughput() + ".");
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesCreateTable(), args);
    }
}
