package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import io.github.movietable.load.LoadFailedException;
import io.github.movietable.load.LoadReport;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Loads a file of movies, in batches, several at a time, and accounts for every record. */
@Command(name = "MoviesLoadData", description = "Loads a JSON file of movies into the table.")
public final class MoviesLoadData extends TableStep {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file (default: 1,001 films that come along).")
    @Nullable
    Path file;

    @Override
    void run(MovieTable movies, Printer out) {
        try (DataFile data = DataFile.of(file)) {
            out.line("Loading " + data.name() + " into the table " + movies.name() + ".");
            LoadReport report = load(movies, data.path(), out);
            ReportText.print(report, out);
            if (report.rejected() > 0) {
                throw new StepFailedException(Text.count(report.rejected(), "record") + " of " + data.name()
                        + " can't be stored and were left out: correct them and load the file again.");
            }
        } catch (LoadFailedException e) {
            if (e.report().written() > 0) {
                ReportText.print(e.report(), out);
            }
            throw e;
        }
    }

    private static LoadReport load(MovieTable movies, Path file, Printer out) {
        try (LoadDisplay display = LoadDisplay.on(out)) {
            return movies.batchLoad(file).onProgress(display::show).run();
        }
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesLoadData(), args);
    }
}
