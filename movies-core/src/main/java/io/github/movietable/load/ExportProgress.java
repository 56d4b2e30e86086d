package io.github.movietable.load;

import io.github.movietable.model.Units;
import java.time.Duration;

/** How far an export has come. */
public final class ExportProgress {
    private static final double NANOS = 1e9;

    private final ExportFigures figures;
    private final Duration elapsed;

    ExportProgress(ExportFigures figures, Duration elapsed) {
        this.figures = figures;
        this.elapsed = elapsed;
    }

    /**
     * Movies written so far.
     *
     * @return the count
     */
    public long movies() {
        return figures.movies();
    }

    /**
     * How large the file is so far.
     *
     * @return bytes, after compression
     */
    public long bytes() {
        return figures.bytes();
    }

    /**
     * What the export has consumed so far.
     *
     * @return read units
     */
    public Units units() {
        return figures.units();
    }

    /**
     * The time since the export began.
     *
     * @return the time
     */
    public Duration elapsed() {
        return elapsed;
    }

    /**
     * How fast movies are written, on the average so far.
     *
     * @return movies a second
     */
    public double moviesPerSecond() {
        return perSecond((double) movies());
    }

    /**
     * How fast capacity is consumed, on the average so far.
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
        return movies() + " movies written, " + bytes() + " bytes, " + units();
    }
}
