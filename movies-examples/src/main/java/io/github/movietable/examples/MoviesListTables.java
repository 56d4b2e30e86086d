package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists all tables of the account and region, whatever they contain. */
@Command(
        name = "MoviesListTables",
        description = "Lists the names of all tables.",
        footer = {"", "Example: MoviesListTables --aws --region eu-north-1"})
public final class MoviesListTables extends Step {
    @Override
    void run(Session session) {
        List<String> tables = MovieTable.listTables(session.client());

        session.out().line(Text.count(tables.size(), "table") + (tables.isEmpty() ? "." : ":"));
        tables.forEach(session.out().indented()::line);
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesListTables(), args);
    }
}
