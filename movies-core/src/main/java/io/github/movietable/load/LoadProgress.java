package io.github.movietable.load;

import io.github.movietable.internal.batch.Tally;
import io.github.movietable.model.Units;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** How far a load has come. */
public final class LoadProgress {
    private static final double NANOS = 1e9;

    private final long records;
    private final long written;
    private final long settled;
    private final Ledger.Counts ofThisRun;
    private final long bytesRead;
    private final long bytesTotal;
    private final Units units;
    private final Duration elapsed;

    LoadProgress(Ledger ledger, Tally tally, long bytesRead, long bytesTotal, Duration elapsed) {
        this.records = ledger.read();
        this.written = ledger.counts().written();
        this.settled = ledger.counts().all();
        this.ofThisRun = ledger.countsOfThisRun();
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
     * Records that have come to their end so far: written, superseded or rejected.
     *
     * @return the count
     */
    public long settled() {
        return settled;
    }

    /**
     * How much of the source was read. These bytes include the records that wait in memory.
     *
     * @return bytes
     */
    public long bytesRead() {
        return bytesRead;
    }

    /**
     * How large the source is.
     *
     * @return bytes; 0 if that is not known
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
     * How fast movies are written, on the average of this run so far.
     *
     * @return movies a second
     */
    public double moviesPerSecond() {
        return perSecond((double) ofThisRun.written());
    }

    /**
     * How fast capacity is consumed, on the average of this run so far.
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
     * The share of the source that is done, if its unread part is like the part that was read.
     *
     * @return from 0 to 1; empty if the size of the source is not known, or nothing was read yet
     */
    public OptionalDouble shareDone() {
        if (bytesTotal <= 0 || bytesRead <= 0 || records == 0) {
            return OptionalDouble.empty();
        }
        double read = Math.min(1, (double) bytesRead / (double) bytesTotal);
        return OptionalDouble.of(read * (double) settled / (double) records);
    }

    /**
     * The time that is left, if the load goes on at the pace of this run so far.
     *
     * @return the time; empty if {@link #shareDone} is, or if no record was settled in this run yet
     */
    public Optional<Duration> timeLeft() {
        OptionalDouble share = shareDone();
        if (share.isEmpty() || ofThisRun.all() == 0) {
            return Optional.empty();
        }
        double all = (double) settled / share.getAsDouble();
        double left = (all - (double) settled) / (double) ofThisRun.all();
        return Optional.of(Duration.ofNanos(Math.round((double) elapsed.toNanos() * left)));
    }

    /** Figures on one line. */
    @Override
    public String toString() {
        return records + " records read, " + written + " movies written, " + bytesRead + " of " + bytesTotal + " bytes";
    }
}
