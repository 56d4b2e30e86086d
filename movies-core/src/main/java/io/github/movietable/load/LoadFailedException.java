package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import org.jspecify.annotations.Nullable;

/** A load could not go on. {@link #report} tells how far it came; loading again is safe. */
public final class LoadFailedException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final LoadReport report;

    LoadFailedException(String source, String why, LoadReport report, @Nullable Throwable cause) {
        super("loading " + source + ": " + why + ". Until then: " + report, cause);
        this.report = report;
    }

    /**
     * What was done until then.
     *
     * @return the report
     */
    public LoadReport report() {
        return report;
    }
}
