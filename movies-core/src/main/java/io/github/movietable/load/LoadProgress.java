package io.github.movietable.load;

import io.github.movietable.internal.Tally;
import io.github.movietable.model.Units;
import java.time.Duration;
import java.util.Optional;

/** How far a load has come. */
public final class LoadProgress {
    private static final double NANOS = 1e9;

    private final long records;
    private final long written;
    private final long bytesRead;
    private final long bytesTotal;
    private final Units units;
    private final Duration elapsed;

    LoadProgress(Ledger ledger, Tally tally, long bytesRead, long bytesTotal, Duration elapsed) {
        this.records = ledger.read();
        this.written = ledger.counts().written();
        this.units = tally.units();
        this.bytesRead = bytesRead;
        this.bytesTotal = bytesTotal;
        this.elapsed = elapsed;
    }

    /**
     * Records read so far.
     *
     * @return the count
     */
    public long records() {
        return records;
    }

    /**
     * Movies that DynamoDB has confirmed so far.
     *
     * @return the count
     */
    public long written() {
        return written;
    }

    /**
     * How much of the source was read.
     *
     * @return bytes
     */
    public long bytesRead() {
        return bytesRead;
    }

    /**
     * How large the source is.
     *
     * @return bytes; 0 where that is not known
     */
    public long bytesTotal() {
        return bytesTotal;
    }

    /**
     * The time since the load began.
     *
     * @return the time
     */
    public Duration elapsed() {
        return elapsed;
    }

    /**
     * What the load has consumed so far.
     *
     * @return write units
     */
    public Units units() {
        return units;
    }

    /**
     * How fast movies are written, on the average so far.
     *
     * @return movies a second
     */
    public double moviesPerSecond() {
        return perSecond((double) written);
    }

    /**
     * How fast capacity is consumed, on the average so far.
     *
     * @return write units a second
     */
    public double unitsPerSecond() {
        return perSecond(units.write());
    }

    private double perSecond(double count) {
        return elapsed.isZero() ? 0 : count * NANOS / (double) elapsed.toNanos();
    }

    /**
     * The time that is left, if the rest of the source is like what was read.
     *
     * @return the time; empty where the size of the source is not known, or nothing was read yet
     */
    public Optional<Duration> timeLeft() {
        if (bytesTotal <= 0 || bytesRead <= 0) {
            return Optional.empty();
        }
        double left = (double) Math.max(0, bytesTotal - bytesRead) / (double) bytesRead;
        return Optional.of(Duration.ofNanos(Math.round((double) elapsed.toNanos() * left)));
    }

    /** Figures on one line. */
    @Override
    public String toString() {
        return records + " records read, " + written + " movies written, " + bytesRead + " of " + bytesTotal + " bytes";
    }
}
