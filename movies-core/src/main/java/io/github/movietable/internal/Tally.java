package io.github.movietable.internal;

import io.github.movietable.model.Units;

/** Figures of a writer: how often DynamoDB was called, and what that cost. */
public final class Tally {
    private long calls;
    private long throttledCalls;
    private long retried;
    private double units;

    /** Of a writer that has called nothing yet. */
    public Tally() {}

    void called() {
        calls++;
    }

    void answered(BatchCall.Answer answer) {
        units += answer.units();
        throttledCalls += answer.isThrottled() ? 1 : 0;
    }

    void retried(int movies) {
        retried += movies;
    }

    /**
     * Calls made.
     *
     * @return the count
     */
    public long calls() {
        return calls;
    }

    /**
     * Calls that DynamoDB throttled, in part or as a whole.
     *
     * @return the count
     */
    public long throttledCalls() {
        return throttledCalls;
    }

    /**
     * How many times a movie was sent again.
     *
     * @return the count
     */
    public long retried() {
        return retried;
    }

    /**
     * What the calls consumed.
     *
     * @return write units
     */
    public Units units() {
        return Units.ofWrites(units);
    }
}
