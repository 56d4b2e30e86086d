package io.github.movietable.examples;

import io.github.movietable.AsyncMovieTable;
import io.github.movietable.load.LoadReport;
import io.github.movietable.model.Movie;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Loads movies and queries a year of them without blocking a thread; only the end of the program waits for the result.
 */
@Command(
        name = "MoviesAsync",
        description = "Loads the films that come with the programs, and lists those of 1985, without blocking.",
        footer = {"", "Example: MoviesAsync --table MoviesAsync"})
public final class MoviesAsync extends Step {
    private static final int YEAR = 1985;

    @Override
    void run(Session session) {
        try (DynamoDbAsyncClient client = Remote.withoutBlocking(session.client());
                DataFile data = DataFile.of(null)) {
            AsyncMovieTable movies =
                    AsyncMovieTable.named(session.movies().name(), client).meteredBy(session.meter());
            all(movies, data, session.out()).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException itself ? itself : e;
        }
    }

    private static CompletableFuture<Void> all(AsyncMovieTable movies, DataFile data, Printer out) {
        CompletableFuture<LoadReport> loaded =
                movies.createIfMissing().thenCompose(created -> movies.run(movies.batchLoad(data.path())));
        CompletableFuture<List<Movie>> found = loaded.thenCompose(report -> movies.list(movies.inYear(YEAR)));
        return loaded.thenAcceptBoth(found, (report, year) -> {
            out.line("Loaded " + Text.count(report.written(), "movie") + " from " + data.name() + ".");
            out.movies(year, movie -> List.of());
            out.line(Text.count(year.size(), "movie") + " from " + YEAR + ".");
        });
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesAsync(), args);
    }
}
