package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import org.jspecify.annotations.Nullable;

/** Thrown if a load can't go on. {@link #report} says how far it came; loading again is safe. */
public final class LoadFailedException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final LoadReport report;

    LoadFailedException(String source, String why, LoadReport report, @Nullable Throwable cause) {
        super("loading " + source + ": " + why + ". Until then: " + report, cause);
        this.report = report;
    }

    /**
     * The figures of the load up to its failure.
     *
     * @return the report, in which some records may be {@linkplain LoadReport#unconfirmed unconfirmed}
     */
    public LoadReport report() {
        return report;
    }
}
