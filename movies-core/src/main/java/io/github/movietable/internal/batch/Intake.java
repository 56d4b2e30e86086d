package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.Ticker;

/**
 * Measures how many of the write units that are sent to a table are accepted: averages over the answers since {@link
 * #restart}, in which older answers weigh less.
 */
final class Intake {
    private static final double NANOS = 1e9;

    private final Ticker ticker;
    private double sent;
    private double taken;
    private double weight;
    private int calls;
    private long last;

    Intake(Ticker ticker) {
        this.ticker = ticker;
        this.last = ticker.nanos();
    }

    /** Forgets all answers. */
    void restart() {
        sent = 0;
        taken = 0;
        weight = 0;
        calls = 0;
        last = ticker.nanos();
    }

    /**
     * Counts an answer. Its units count as spread over the time since the answer before.
     *
     * @param unitsSent the units that the batch would have cost as a whole
     * @param unitsTaken the units that it did cost
     * @param memory the seconds in which an answer's weight falls to a third
     */
    void add(double unitsSent, double unitsTaken, double memory) {
        long now = ticker.nanos();
        double passed = (now - last) / NANOS;
        last = now;
        double kept = Math.exp(-passed / memory);
        double added = passed > 0 ? (1 - kept) / passed : 1 / memory;
        sent = sent * kept + unitsSent * added;
        taken = taken * kept + unitsTaken * added;
        weight = weight * kept + 1 - kept;
        calls += unitsSent > 0 ? 1 : 0;
    }

    /** The number of answers that were counted, without those of 0 units sent. */
    int calls() {
        return calls;
    }

    /** The units that the table accepted in a second. */
    double perSecond() {
        return weight == 0 ? 0 : taken / weight;
    }

    /** The share of the units sent that the table accepted, between 0 and 1. */
    double share() {
        return sent == 0 ? 1 : taken / sent;
    }
}
