package io.github.movietable.load;

import io.github.movietable.internal.batch.Tally;
import io.github.movietable.model.Units;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** How far a load has come, at the moment at which its listener is told; see {@link BatchLoad#onProgress}. */
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
     * Records read so far, including those of the earlier runs of a resumed load.
     *
     * @return the number of records
     */
    public long records() {
        return records;
    }

    /**
     * Records that DynamoDB has confirmed so far, puts and deletions, including those of earlier runs.
     *
     * @return the number of records
     */
    public long written() {
        return written;
    }

    /**
     * Records that have ended so far: written, superseded or rejected.
     *
     * @return the number of records
     */
    public long settled() {
        return settled;
    }

    /**
     * How much of the source was read, including the records that are still in memory.
     *
     * @return bytes; 0 for movies that the program supplies itself
     */
    public long bytesRead() {
        return bytesRead;
    }

    /**
     * The size of the source.
     *
     * @return bytes; 0 if that is not known
     */
    public long bytesTotal() {
        return bytesTotal;
    }

    /**
     * How long this run of the load has taken so far.
     *
     * @return the time since the run began
     */
    public Duration elapsed() {
        return elapsed;
    }

    /**
     * The write capacity that this run of the load has consumed so far.
     *
     * @return write units
     */
    public Units units() {
        return units;
    }

    /**
     * How many movies are written in a second, on average of this run so far.
     *
     * @return movies a second; 0 if no time has passed
     */
    public double moviesPerSecond() {
        return perSecond((double) ofThisRun.written());
    }

    /**
     * How much capacity is consumed in a second, on average of this run so far.
     *
     * @return write units a second; 0 if no time has passed
     */
    public double unitsPerSecond() {
        return perSecond(units.write());
    }

    private double perSecond(double count) {
        return elapsed.isZero() ? 0 : count * NANOS / (double) elapsed.toNanos();
    }

    /**
     * An estimate of the share of the source that is done, as if its unread part were like the part that was read.
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
     * An estimate of the time that is left, as if the load went on at the average pace of this run.
     *
     * @return the time; empty if {@link #shareDone} is empty, or if no record has ended in this run yet
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

    /** The numbers of records, movies and bytes on one line. */
    @Override
    public String toString() {
        return records + " records read, " + written + " movies written, " + bytesRead + " of " + bytesTotal + " bytes";
    }
}
