package io.github.movietable.load;

import java.time.Duration;

/** How far a load has come. */
public final class LoadProgress {
    private final long records;
    private final long written;
    private final long bytesRead;
    private final long bytesTotal;
    private final Duration elapsed;

    LoadProgress(long records, long written, long bytesRead, long bytesTotal, Duration elapsed) {
        this.records = records;
        this.written = written;
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
     * @return bytes
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

    /** Figures on one line. */
    @Override
    public String toString() {
        return records + " records read, " + written + " movies written, " + bytesRead + " of " + bytesTotal + " bytes";
    }
}
