package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An export could not go on. A file that was there before is as it was; exporting again is safe. */
public final class ExportFailedException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final ExportReport report;

    ExportFailedException(String table, Path file, String why, ExportReport report, @Nullable Throwable cause) {
        super("exporting the table " + table + " to " + file + ": " + why + ". Until then: " + report, cause);
        this.report = report;
    }

    /**
     * What was done until then. What was written is not there any more.
     *
     * @return the report
     */
    public ExportReport report() {
        return report;
    }
}
