package io.github.movietable.examples;

import io.github.movietable.MovieNotFoundException;
import io.github.movietable.TableExistsException;
import io.github.movietable.model.Movie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Walks through the whole lab on a table that must not exist before, and drops the table at the end. */
@Command(
        name = "MoviesLab",
        description =
                "Walks through all steps, on a table that it creates and drops. Without --data, --endpoint and --aws"
                        + " its database is in memory.",
        footer = {"", "Example: MoviesLab --table Films"})
public final class MoviesLab extends Step {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "What to load (default: 1,001 films that come with the programs).")
    @Nullable
    Path file;

    /** Creates the lab. */
    public MoviesLab() {
        super(Connection.inMemoryByDefault());
    }

    @Override
    void run(Session session) {
        if (session.movies().exists()) {
            throw new StepFailedException("There is a table " + session.movies().name() + " in " + connection.place()
                    + " already, and the lab drops its table at the end: name another with --table, or drop it with"
                    + " MoviesDeleteTable.");
        }
        session.out()
                .line("The lab creates the table " + session.movies().name() + " in " + connection.place()
                        + " and drops it at the end.");
        Guide guide = new Guide(session, connection.place());
        guide.does("Create the table", "movies.create(Throughput.provisioned(10, 10))", new MoviesCreateTable()::run);
        try {
            walk(guide);
        } finally {
            guide.does("Drop the table", "movies.drop()", new MoviesDeleteTable()::run);
        }
        session.out().line("");
        session.out().line("The whole lab: " + guide.total());
    }

    private void walk(Guide guide) {
        MoviesLoadData load = new MoviesLoadData();
        load.file = file;
        MoviesDeleteItem deleteBad = new MoviesDeleteItem();
        deleteBad.atMost = BigDecimal.valueOf(4);

        guide.does("List the tables", "MovieTable.listTables(client)", new MoviesListTables()::run);
        guide.isRefused(
                "Create it again", "movies.create(…)", new MoviesCreateTable()::run, TableExistsException.class);
        guide.does("Load a file of movies", "movies.batchLoad(file).run()", load::run);
        guide.does("Put a movie", "movies.put(movie)", new MoviesPutItem()::run);
        guide.does("Get it", "movies.get(key)", new MoviesGetItem()::run);
        guide.does("Update it", "movies.update(key).set(…).apply()", new MoviesUpdateItem()::run);
        guide.does("Get it again", "movies.get(key)", new MoviesGetItem()::run);
        guide.isRefusedWrite(
                "Delete it if it is rated 4 at most", "movies.deleteIf(key, RATING.atMost(4))", deleteBad::run);
        guide.does(
                "Delete it if it is rated 10 at most",
                "movies.deleteIf(key, RATING.atMost(10))",
                new MoviesDeleteItem()::run);
        guide.isRefusedWrite("Delete it again", "movies.deleteIf(…)", new MoviesDeleteItem()::run);
        guide.isRefused("Get it once more", "movies.get(key)", new MoviesGetItem()::run, MovieNotFoundException.class);
        guide.does("Query a year", "movies.inYear(1985)", new MoviesQueryYear()::run);
        guide.does(
                "Query titles, with genres and lead actor",
                "movies.inYear(1992).titlesBetween(\"A\", \"L\").fields(GENRES, ACTORS.at(0)).list()",
                new MoviesQueryTitles()::run);
        guide.does("Scan for the 1950s", "movies.scan().years(1950, 1959).pages()", new MoviesScan()::run);
        guide.does("Query the 1950s, year by year", "movies.inYears(1950, 1959).list()", MoviesLab::queryYears);
        guide.does("Export the table to a file", "movies.exportTo(file).run()", MoviesLab::export);
    }

    private static void export(Session session) {
        MoviesExport step = new MoviesExport();
        try {
            step.file = Files.createTempFile("movies", ".jsonl.gz");
            step.replace = true;
            step.run(session);
            Files.delete(step.file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void queryYears(Session session) {
        List<Movie> fifties = session.movies().inYears(1950, 1959).list();
        session.out()
                .line(Text.count(fifties.size(), "movie") + ", by year and title, and none of another year was read.");
    }

    /** Runs the lab. */
    public static void main(String... args) {
        Cli.main(new MoviesLab(), args);
    }
}
