package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import io.github.movietable.load.Export;
import io.github.movietable.load.ExportReport;
import io.github.movietable.load.LoadFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the whole table to a file, which MoviesLoadData loads again. */
@Command(
        name = "MoviesExport",
        description = "Writes the whole table to a file, which MoviesLoadData loads again.",
        footer = {"", "Example: MoviesExport movies.jsonl.gz --replace"})
public final class MoviesExport extends TableStep {
    private static final long BETWEEN_LINES = 10_000;

    @Parameters(
            paramLabel = "FILE",
            description = "The file: .json is one JSON array in the lab's format, .jsonl a movie on each line; with .gz"
                    + " behind it is compressed.")
    Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}, whatever the file's name says. DYNAMODB_JSON carries every type.")
    @Nullable
    LoadFormat format;

    @Option(names = "--mark", description = "Write sets as arrays and binary as base64, which plain JSON lacks.")
    boolean mark;

    @Option(names = "--replace", description = "Replace the file if it exists.")
    boolean replace;

    private long told;

    @Override
    void run(MovieTable movies, Printer out) {
        connection.checkOutside(file);
        if (!replace && Files.exists(file)) {
            throw new StepFailedException(
                    "There is a file " + file.toAbsolutePath() + " already: name another, or add --replace.");
        }
        try (EndInOrder ending = new EndInOrder()) {
            Export export = movies.exportTo(file)
                    .cancelledBy(ending.cancellation())
                    .onProgress(progress -> show(progress, out));
            export = format == null ? export : export.format(format);
            ExportReport report = (mark ? export.markUncarried() : export).run();
            out.line("Wrote " + Text.count(report.movies(), "movie") + " of the table " + movies.name() + " to " + file
                    + ", " + Text.count(report.bytes(), "byte") + ".");
            if (report.marked() > 0) {
                out.line(Text.count(report.marked(), "movie") + " had sets or binary, which plain JSON lacks.");
            }
        }
    }

    /** Prints the progress, because the export of a large table takes a while. */
    private void show(ExportReport progress, Printer out) {
        if (progress.movies() - told >= BETWEEN_LINES) {
            told = progress.movies();
            out.line("   " + Text.count(told, "movie"));
        }
    }

    /** Runs the step. */
    public static void main(String... args) {
        Cli.main(new MoviesExport(), args);
    }
}
