package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.Ticker;
import java.time.Duration;

/**
 * Decides when a batch may be sent, so that the load uses the whole capacity of a table and is rarely throttled. It is
 * a token bucket: write units flow in at a rate, a batch waits until the bucket holds the units that it is expected to
 * cost, and in the end it is charged the units that DynamoDB reports.
 *
 * <p>A limit that the program has set is kept from the first batch on. A provisioned table may have up to five minutes
 * of unused capacity saved (burst capacity), which is used up first: no rate limits the batches until a call is
 * throttled, which shows that the savings are gone; from then on the rate is the table's capacity. Until then only a
 * few batches are in flight, because all of them may be throttled when the savings end. If the capacity is unknown, or
 * smaller than described, a throttled call means that the table is fully used: its recent write rate is then taken as
 * its capacity. The rate grows from there, slowly at first, to find out whether there is more.
 */
public final class Pacer {
    private static final double UNKNOWN = Double.MAX_VALUE;

    /** A rate that never delays a batch: no table takes this many units a second. */
    private static final double UNPACED = 1e9;

    /** The lowest rate after the first throttled call if the capacity is unknown: half of a new on-demand table's. */
    private static final double FIRST_RATE = 2000;

    private static final double SMALLEST_RATE = 1;
    private static final double BELOW = 0.97;
    private static final double LARGEST_FALL = 0.5;
    private static final double BETWEEN_FALLS_SECONDS = 0.5;
    private static final double FIRST_GROWTH = 0.03;
    private static final double FASTEST_GROWTH = 1;
    private static final double GROWTH_DOUBLES_SECONDS = 2;

    /** Without a known capacity, the rate is at most this many times the recent write rate: only that is proved. */
    private static final double AHEAD = 4;

    /** The number of calls over which {@link #share}, the accepted part of what was sent, is averaged. */
    private static final int SHARE_CALLS = 16;

    private static final double MOSTLY = 0.5;

    /** {@link #remember} takes the share to be at least this: if less is accepted, that is not by chance. */
    private static final double NEARLY_ALL = 0.8;

    private static final double SAVED_SECONDS = 0.1;
    private static final double LATELY_SECONDS = 0.5;
    private static final int LATELY_BATCHES = 4;
    private static final double NANOS = 1e9;

    private final Ticker ticker;
    private final double ceiling;
    private final long start;
    private final Savings savings;
    private boolean surging;
    private double rate;
    private double balance;
    private double asked = 1;
    private double ratio;
    private double taken;
    private double takenWeight;
    private double share = 1;
    private double remembered;
    private long refilled;
    private long answered;
    private long lowered;

    /** A batch that was sent: the units charged for it, whether savings paid for it, and when it was sent. */
    record Ticket(double charged, boolean isOnSavings, long sent) {}

    private Pacer(Ticker ticker, double ceiling, boolean surging, double rate, double ratio) {
        this.ticker = ticker;
        this.ceiling = ceiling;
        this.savings = new Savings(ceiling);
        this.surging = surging;
        this.rate = rate;
        this.ratio = ratio;
        this.start = ticker.nanos();
        this.refilled = start;
        this.answered = start;
        this.lowered = start;
    }

    /**
     * Makes a pacer that keeps a limit set by the program.
     *
     * @param ticker the clock
     * @param units the most write units a second
     * @return a pacer that uses no savings
     */
    public static Pacer limitedTo(Ticker ticker, double units) {
        return new Pacer(ticker, units, false, units, 1);
    }

    /**
     * Makes a pacer for a provisioned table, which uses the table's savings first and then keeps to its capacity.
     *
     * @param ticker the clock
     * @param capacity the table's write capacity
     * @return a pacer that begins on savings
     */
    public static Pacer provisioned(Ticker ticker, WriteCapacity capacity) {
        return new Pacer(ticker, capacity.units(), true, capacity.units(), capacity.copies());
    }

    /**
     * Makes a pacer for a table of unknown capacity.
     *
     * @param ticker the clock
     * @return a pacer that delays nothing until a call is throttled
     */
    public static Pacer adaptive(Ticker ticker) {
        return new Pacer(ticker, UNKNOWN, true, UNPACED, 1);
    }

    /**
     * The most units that one batch may cost: what the rate gives in half a second, so that no single batch overruns
     * the table; half of that if the capacity is unknown, because many small batches measure it better than a few large
     * ones. No bound while savings are used.
     */
    double mostUnits() {
        if (isOnSavings()) {
            return Double.MAX_VALUE;
        }
        double most = ceiling == UNKNOWN ? rate / LATELY_BATCHES : Math.min(ceiling, rate) / 2;
        return Math.max(1, most / ratio);
    }

    /** Whether a batch may be taken from the queue: while savings are used up, only if it can be sent at once. */
    boolean hasRoom() {
        return !isOnSavings() || savings.hasRoom();
    }

    /** The time until the bucket holds the units of a batch; zero while savings are used. */
    Duration untilPaid(double estimate) {
        asked = estimate * ratio;
        if (isOnSavings()) {
            return Duration.ZERO;
        }
        refill();
        double missing = asked - balance;
        return missing <= 1e-9 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(missing / rate * NANOS));
    }

    /** Charges the expected units of a batch that is sent now. */
    Ticket sent(double estimate) {
        double charged = estimate * ratio;
        boolean isOnSavings = isOnSavings();
        if (isOnSavings) {
            savings.sent(charged);
        } else {
            balance -= charged;
        }
        return new Ticket(charged, isOnSavings, ticker.nanos());
    }

    /** Replaces the expected units of a batch by those that DynamoDB reports, and adapts the rate. */
    void answered(Ticket ticket, double writtenEstimate, double actual, boolean throttled) {
        refill();
        if (ticket.isOnSavings) {
            savings.answered(ticket.charged);
            balance = (isOnSavings() ? 0 : balance) - actual;
        } else {
            balance += ticket.charged - actual;
        }
        if (writtenEstimate > 0 && actual > 0) {
            ratio += (actual / writtenEstimate - ratio) / 4;
        }
        measure(actual);
        remember(throttled ? Math.min(1, actual / ticket.charged) : 1);
        if (throttled) {
            balance = Math.min(balance, 0);
            if (tellsOfTheTable(ticket, actual)) {
                lower();
            }
        }
    }

    /**
     * Whether a throttled batch is a reason to lower the rate. A batch that was sent before the rate was last lowered
     * says nothing about the present rate. If DynamoDB accepted a part of the batch, perhaps only one partition is
     * busy; if it accepts most batches, a single throttled one may be chance. In these two cases the rate is lowered at
     * most twice a second.
     */
    private boolean tellsOfTheTable(Ticket ticket, double actual) {
        boolean certainly = (actual == 0 && share < MOSTLY) || isUnpaced() || isOnSavings();
        return (ticket.sent - lowered) / NANOS >= (certainly ? 0 : BETWEEN_FALLS_SECONDS);
    }

    private void refill() {
        long now = ticker.nanos();
        double seconds = (now - refilled) / NANOS;
        refilled = now;
        balance = Math.min(Math.max(asked, rate * SAVED_SECONDS), balance + rate * seconds);
        raise(seconds, (now - lowered) / NANOS);
    }

    private void raise(double seconds, double calm) {
        double growth = Math.min(FASTEST_GROWTH, FIRST_GROWTH * Math.pow(2, calm / GROWTH_DOUBLES_SECONDS));
        double most = ceiling == UNKNOWN ? Math.max(rate, AHEAD * takenLately()) : ceiling;
        rate = Math.min(most, rate * Math.pow(1 + growth, seconds));
    }

    /** Updates the moving average of the units consumed in a second; older calls weigh less and less. */
    private void measure(double units) {
        long now = ticker.nanos();
        double lately = Math.max(LATELY_SECONDS, LATELY_BATCHES * asked / rate);
        double kept = Math.exp(-(now - answered) / NANOS / lately);
        answered = now;
        taken = taken * kept + units / lately;
        takenWeight = takenWeight * kept + 1 - kept;
    }

    /** Updates the table's best rate. If it accepts nearly all calls, the throttled ones count too, as chance. */
    private void remember(double ofBatch) {
        share += (ofBatch - share) / SHARE_CALLS;
        remembered = Math.max(remembered, takenLately() / Math.max(NEARLY_ALL, share));
    }

    /** Whether this is a provisioned table that has not throttled yet, so that it may still have savings. */
    private boolean isOnSavings() {
        return surging && ceiling != UNKNOWN;
    }

    private boolean isUnpaced() {
        return rate >= UNPACED / 2;
    }

    private double takenLately() {
        return takenWeight == 0 ? 0 : taken / takenWeight;
    }

    private void lower() {
        if (isOnSavings()) {
            rate = ceiling;
        } else if (isUnpaced()) {
            rate = Math.max(FIRST_RATE, BELOW * takenLately());
        } else {
            rate = Math.max(SMALLEST_RATE, lowered(Math.max(BELOW * takenLately(), LARGEST_FALL * rate)));
        }
        surging = false;
        lowered = ticker.nanos();
    }

    /**
     * The rate after a throttled call. While the table accepts most calls, the throttled ones may be chance: the rate
     * then falls no lower than half of the best rate that the table has shown. If calls are throttled even there, the
     * rate was not the reason, and it is set to that best rate again. If that was wrong, most calls are throttled, and
     * the best rate is forgotten.
     */
    private double lowered(double followed) {
        double lower = Math.min(BELOW * rate, followed);
        if (share < MOSTLY) {
            remembered = takenLately();
            return lower;
        }
        double least = remembered / 2;
        if (lower >= least) {
            return lower;
        }
        return rate > least ? least : Math.min(ceiling, remembered);
    }
}
