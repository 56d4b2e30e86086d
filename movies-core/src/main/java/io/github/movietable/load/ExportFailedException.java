package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Thrown if an export can't go on. A file that was there before is unchanged; exporting again is safe. */
public final class ExportFailedException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final ExportReport report;

    ExportFailedException(String table, Path file, String why, ExportReport report, @Nullable Throwable cause) {
        super("exporting the table " + table + " to " + file + ": " + why + ". Until then: " + report, cause);
        this.report = report;
    }

    /**
     * The figures of the export up to its failure. The temporary file that they describe was deleted.
     *
     * @return the figures up to the failure
     */
    public ExportReport report() {
        return report;
    }
}
