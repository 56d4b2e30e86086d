package io.github.movietable.load;

import io.github.movietable.model.Units;
import java.io.Serializable;
import java.time.Duration;

/** The figures and the cost of an export: of all of it, or so far if a progress listener gets them. */
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
     * How many movies were written to the file.
     *
     * @return the number of movies
     */
    public long movies() {
        return figures.movies();
    }

    /**
     * How many movies had a set or binary, which plain JSON has as an array or a string in base64; see {@link
     * Export#markUncarried}.
     *
     * @return the number of such movies
     */
    public long marked() {
        return figures.marked();
    }

    /**
     * The size of the file, or of its part that is on disk so far.
     *
     * @return bytes, after compression
     */
    public long bytes() {
        return figures.bytes();
    }

    /**
     * The read capacity that the export consumed, as DynamoDB reported it.
     *
     * @return read units
     */
    public Units units() {
        return figures.units();
    }

    /**
     * How many pages were read, each by one Scan.
     *
     * @return the number of calls
     */
    public long calls() {
        return figures.calls();
    }

    /**
     * How long the export took, or has been running.
     *
     * @return the time since the run began
     */
    public Duration elapsed() {
        return elapsed;
    }

    /**
     * How many movies were written in a second, on average.
     *
     * @return movies a second; 0 if no time has passed
     */
    public double moviesPerSecond() {
        return perSecond((double) movies());
    }

    /**
     * How much capacity was consumed in a second, on average.
     *
     * @return read units a second; 0 if no time has passed
     */
    public double unitsPerSecond() {
        return perSecond(figures.readUnits());
    }

    private double perSecond(double count) {
        return elapsed.isZero() ? 0 : count * NANOS / (double) elapsed.toNanos();
    }

    /** The counts, bytes and units on one line. */
    @Override
    public String toString() {
        String marks = marked() == 0 ? "" : marked() + " of them not as stored, ";
        return movies() + (movies() == 1 ? " movie, " : " movies, ") + marks + bytes() + " bytes; " + units() + ", "
                + calls() + (calls() == 1 ? " call" : " calls");
    }
}
