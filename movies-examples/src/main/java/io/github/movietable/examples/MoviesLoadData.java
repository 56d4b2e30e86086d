package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import io.github.movietable.load.BatchLoad;
import io.github.movietable.load.LoadFailedException;
import io.github.movietable.load.LoadReport;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Loads a file of movies, in batches, several at a time, and accounts for every record. */
@Command(
        name = "MoviesLoadData",
        description = "Loads a file of movies into the table, or all files of a folder: JSON array, JSON Lines or"
                + " what DynamoDB's tools write (exports to S3, outputs and requests of the AWS CLI, NoSQL Workbench"
                + " models), gzipped or not.",
        footer = {"", "Example: MoviesLoadData movies.json --rejects rejects.jsonl"})
public final class MoviesLoadData extends TableStep {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file, or - for standard input (default: 1,001 films that come with the programs).")
    @Nullable
    Path file;

    @Mixin
    LoadOptions options = new LoadOptions();

    @Override
    void run(MovieTable movies, Printer out) {
        connection.checkOutside(options.rejects);
        connection.checkOutside(options.checkpoint);
        try (DataFile data = DataFile.of(file);
                EndInOrder ending = new EndInOrder()) {
            out.line("Loading " + data.name() + " into the table " + movies.name() + ".");
            LoadReport report = load(data.into(movies), ending, out);
            ReportText.print(report, out);
            if (report.rejected() > 0) {
                throw new StepFailedException(leftOut(report.rejected(), data));
            }
        }
    }

    private LoadReport load(BatchLoad plain, EndInOrder ending, Printer out) {
        try (LoadDisplay display = LoadDisplay.on(out)) {
            return options.applyTo(plain, ending.cancellation())
                    .onProgress(display::show)
                    .run();
        } catch (LoadFailedException e) {
            if (e.report().read() > 0) {
                out.line(ReportText.reason(e));
                ReportText.print(e.report(), out);
                out.line(howToGoOn(ending));
            }
            throw e;
        }
    }

    private String leftOut(long rejected, DataFile data) {
        boolean one = rejected == 1;
        return Text.count(rejected, "record") + " of " + data.name() + " can't be stored and "
                + (one ? "was left out: correct it " : "were left out: correct them ")
                + (options.rejects == null
                        ? "and load the file again."
                        : "in " + options.rejects + " and load that file: "
                                + CommandText.loading(options.rejects, connection));
    }

    /** Printed at once and not with the error, because after Ctrl-C the program has no time for more. */
    private String howToGoOn(EndInOrder ending) {
        return (ending.cancellation().isCancelled() ? "The load was cancelled, and ended in order. " : "")
                + (options.checkpoint == null
                        ? "Loading the file again is safe, and begins at its start; with --checkpoint FILE a load"
                                + " continues an earlier one."
                        : "The same command continues this load from its checkpoint, " + options.checkpoint + ".");
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesLoadData(), args);
    }
}
