package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import io.github.movietable.TitleIndex;
import io.github.movietable.model.Movie;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Finds a title in all years. It needs an index on titles, and adds it if the table has none. */
@Command(
        name = "MoviesTitled",
        description = "Lists the movies of a title in all years; adds the index it needs.",
        footer = {"", "Example: MoviesTitled Scarface --output tsv"})
public final class MoviesTitled extends ReadStep {
    @Parameters(arity = "0..1", paramLabel = "TITLE", description = "The title (default: ${DEFAULT-VALUE}).")
    String title = "Scarface";

    @Override
    void run(MovieTable movies, Printer out) {
        if (!movies.describe().hasTitleIndex()) {
            out.line("There is no index on titles yet: adding one.");
            movies.addTitleIndex(TitleIndex.likeTheTable(), progress -> out.line("   " + seen(movies, progress)));
        }
        int found = 0;
        for (Movie movie : movies.titled(title)) {
            out.movies(List.of(movie), m -> List.of());
            found++;
        }
        out.line(Text.count(found, "movie") + " titled " + title + ".");
    }

    /** The index's state in words. Some servers accept the request for an index and never create it. */
    private static String seen(MovieTable movies, TitleIndex.Progress progress) {
        return movies.describe().hasTitleIndex()
                ? progress.toString()
                : "asked for " + progress.elapsed().toSeconds() + " s ago, and the table does not show it yet";
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesTitled(), args);
    }
}
