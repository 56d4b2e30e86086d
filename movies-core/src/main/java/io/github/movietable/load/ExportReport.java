package io.github.movietable.load;

import io.github.movietable.model.Units;
import java.io.Serializable;
import java.time.Duration;

/** What an export has written, and what that cost: at its end, or so far while it runs. */
public final class ExportReport implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double NANOS = 1e9;

    private final ExportFigures figures;
    private final Duration elapsed;

    ExportReport(ExportFigures figures, Duration elapsed) {
        this.figures = figures;
        this.elapsed = elapsed;
    }

    /**
     * Movies written.
     *
     * @return the count
     */
    public long movies() {
        return figures.movies();
    }

    /**
     * Movies with a set or binary, which plain JSON carries as an array or a text in base64; see {@link
     * Export#markUncarried}.
     *
     * @return the count
     */
    public long marked() {
        return figures.marked();
    }

    /**
     * How large the file is, or is so far.
     *
     * @return bytes, after compression
     */
    public long bytes() {
        return figures.bytes();
    }

    /**
     * What the export consumed.
     *
     * @return read units
     */
    public Units units() {
        return figures.units();
    }

    /**
     * How many pages were read, each by a call.
     *
     * @return the count
     */
    public long calls() {
        return figures.calls();
    }

    /**
     * How long the export took, or has been running.
     *
     * @return the time
     */
    public Duration elapsed() {
        return elapsed;
    }

    /**
     * How fast movies were written, on the average.
     *
     * @return movies a second
     */
    public double moviesPerSecond() {
        return perSecond((double) movies());
    }

    /**
     * How fast capacity was consumed, on the average.
     *
     * @return read units a second
     */
    public double unitsPerSecond() {
        return perSecond(figures.readUnits());
    }

    private double perSecond(double count) {
        return elapsed.isZero() ? 0 : count * NANOS / (double) elapsed.toNanos();
    }

    /** Figures on one line. */
    @Override
    public String toString() {
        String marks = marked() == 0 ? "" : marked() + " of them not as stored, ";
        return movies() + (movies() == 1 ? " movie, " : " movies, ") + marks + bytes() + " bytes; " + units() + ", "
                + calls() + (calls() == 1 ? " call" : " calls");
    }
}
