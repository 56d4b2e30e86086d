package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.Ticker;

/**
 * How many write units a second are sent to a table. The rate grows while nothing is throttled, slowly at first, up to
 * a ceiling if the capacity is known. A throttled call shows that the table has nothing left, so the units that it took
 * between two throttled calls are its capacity for that time: the rate then falls to a little less.
 *
 * <p>Faults also throttle calls, and then the rate is not the reason: the slower the load, the less the table takes. If
 * the table takes far less than it did at a higher rate, the rate returns to that higher one, and a little beyond. If
 * the table takes as little there, its capacity has been lowered.
 */
final class Rate {
    /** The ceiling if the capacity is unknown, and the rate until it is measured. */
    static final double UNKNOWN = Double.MAX_VALUE;

    /** The lowest rate after the first throttled call if the capacity is unknown: half of a new on-demand table's. */
    private static final double FIRST = 2000;

    private static final double SMALLEST = 1;

    /**
     * The rate falls to this part of the units a second that the table accepted, so that the next call is not
     * throttled.
     */
    private static final double BELOW = 0.97;

    private static final double LARGEST_FALL = 0.25;
    private static final double FIRST_GROWTH = 0.03;
    private static final double FASTEST_GROWTH = 1;
    private static final double GROWTH_DOUBLES_SECONDS = 1;

    /** If the capacity is unknown, the rate is at most this many times the units a second that the table accepts. */
    private static final double AHEAD = 4;

    /** After only this many calls, the rate falls only if the table accepted nearly nothing. */
    private static final int FEW_CALLS = 3;

    /**
     * If the table accepts less than this part of the most that it accepted, calls are not throttled because of the
     * rate.
     */
    private static final double FAR_LESS = 0.5;

    private static final double NEARLY_AS_MUCH = 0.9;
    private static final double BEYOND = 1.25;

    /** How long answers are remembered, in seconds; at low rates, as long as {@link #LATELY_BATCHES} take. */
    private static final double LATELY_SECONDS = 0.5;

    private static final int LATELY_BATCHES = 5;
    private static final double NANOS = 1e9;

    private final Ticker ticker;
    private final double ceiling;
    private final Intake intake;
    private double rate;
    private double batch = 1;
    private double best;
    private double bestRate;
    private long changed;

    Rate(Ticker ticker, double ceiling) {
        this.ticker = ticker;
        this.ceiling = ceiling;
        this.intake = new Intake(ticker);
        this.rate = ceiling;
        this.changed = ticker.nanos();
    }

    double perSecond() {
        return rate;
    }

    /** Notes the units of the batches that are sent, because at low rates times are measured in batches. */
    void ofBatches(double units) {
        batch = units;
    }

    /** Lets the rate grow for the seconds that have passed, if it was measured. */
    void grow(double seconds) {
        double pace = LATELY_SECONDS / lately();
        double calm = pace * secondsSinceChange() / GROWTH_DOUBLES_SECONDS;
        double growth = Math.min(FASTEST_GROWTH, FIRST_GROWTH * Math.pow(2, calm));
        double most = ceiling == UNKNOWN ? Math.max(rate, AHEAD * intake.perSecond()) : ceiling;
        rate = Math.min(most, rate * Math.pow(1 + growth, pace * seconds));
    }

    /**
     * Counts the units of a batch that the table accepted. Refused units count only if the batch was sent at the
     * present rate.
     */
    void answered(long sent, double units, double taken) {
        intake.add(sent < changed ? taken : units, taken, lately());
    }

    /** Begins with a limited rate, because a call was throttled for the first time. */
    void begin() {
        change(ceiling == UNKNOWN ? Math.max(FIRST, BELOW * intake.perSecond()) : ceiling);
    }

    /**
     * Lowers the rate after a throttled call, unless the call was sent at an earlier rate, or the table has been
     * observed too briefly at this one.
     */
    void throttled(long sent) {
        if (sent < changed) {
            return;
        }
        if (secondsSinceChange() >= lately() / 2) {
            follow(intake.perSecond());
        } else if (intake.calls() >= FEW_CALLS && intake.share() < LARGEST_FALL) {
            best = rate < bestRate ? best : 0;
            change(LARGEST_FALL * rate);
        }
    }

    private void follow(double taken) {
        boolean isBelowBest = rate < bestRate;
        if (isBelowBest && taken < FAR_LESS * best) {
            change(Math.min(ceiling, BEYOND * bestRate));
            return;
        }
        if (!isBelowBest || taken > NEARLY_AS_MUCH * best) {
            best = isBelowBest ? Math.max(best, taken) : taken;
            bestRate = rate;
        }
        change(Math.min(BELOW * rate, Math.max(BELOW * taken, LARGEST_FALL * rate)));
    }

    private void change(double to) {
        rate = Math.max(SMALLEST, to);
        changed = ticker.nanos();
        intake.restart();
    }

    private double lately() {
        return Math.max(LATELY_SECONDS, LATELY_BATCHES * batch / rate);
    }

    private double secondsSinceChange() {
        return (ticker.nanos() - changed) / NANOS;
    }
}
