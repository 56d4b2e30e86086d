package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.Ticker;
import java.time.Duration;

/**
 * Says when a batch may be sent, so that a table is used up and not overrun. It is a bucket of units that fills at a
 * rate; a batch waits until it is paid for, and is charged what DynamoDB says it cost.
 *
 * <p>A limit is kept from the first batch on. A provisioned table may have saved capacity of up to five minutes, which is
 * paid for as well: the pace begins at the table's rate and doubles each second until a call is throttled, which shows
 * that the savings are used up; from then on the table's rate counts. Where no rate is known, or less is there than it
 * says, a throttled call shows that the table gave all it had, so what it took lately is what it has: the pace follows
 * that, and grows from there, slowly at first, to find out when there is more.
 */
public final class Pacer {
    private static final double UNKNOWN = Double.MAX_VALUE;

    /** No pace at all: more than any table takes. */
    private static final double UNPACED = 1e9;

    /** With how much a pace begins at the least, if a table's capacity is not known: half of what a new one has on demand. */
    private static final double FIRST_RATE = 2000;

    private static final double SMALLEST_RATE = 1;
    private static final double BELOW = 0.98;
    private static final double LARGEST_FALL = 0.5;
    private static final double BETWEEN_FALLS_SECONDS = 0.5;
    private static final double FIRST_GROWTH = 0.03;
    private static final double FASTEST_GROWTH = 1;
    private static final double GROWTH_DOUBLES_SECONDS = 2;

    /** The pace runs ahead of what is taken by this much at the most: where it is not the limit, it says nothing. */
    private static final double AHEAD = 4;

    /** Of how many calls the share is that were taken. */
    private static final int SHARE_CALLS = 16;

    private static final double MOSTLY = 0.5;

    private static final double SAVED_SECONDS = 0.1;
    private static final double LATELY_SECONDS = 0.5;
    private static final int LATELY_BATCHES = 4;
    private static final double NANOS = 1e9;

    private final Ticker ticker;
    private final double ceiling;
    private final long start;
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

    /** A batch that was sent: what it was charged, and when. */
    record Ticket(double charged, long sent) {}

    private Pacer(Ticker ticker, double ceiling, boolean surging, double rate, double ratio) {
        this.ticker = ticker;
        this.ceiling = ceiling;
        this.surging = surging;
        this.rate = rate;
        this.ratio = ratio;
        this.start = ticker.nanos();
        this.refilled = start;
        this.answered = start;
        this.lowered = start;
    }

    /**
     * Never more than so many units a second.
     *
     * @param ticker the time
     * @param units units a second
     * @return the pacer
     */
    public static Pacer limitedTo(Ticker ticker, double units) {
        return new Pacer(ticker, units, false, units, 1);
    }

    /**
     * What a provisioned table has: what it has saved, then so many units a second.
     *
     * @param ticker the time
     * @param capacity what it has
     * @return the pacer
     */
    public static Pacer provisioned(Ticker ticker, WriteCapacity capacity) {
        return new Pacer(ticker, capacity.units(), true, capacity.units(), capacity.copies());
    }

    /**
     * As much as the table takes: no pace until it throttles.
     *
     * @param ticker the time
     * @return the pacer
     */
    public static Pacer adaptive(Ticker ticker) {
        return new Pacer(ticker, UNKNOWN, true, UNPACED, 1);
    }

    /**
     * The most that one batch may cost, by its size: what half a second gives, so that no batch overruns the table by
     * itself, even if it arrives early; less where the rate is being found, for a few large batches tell little.
     */
    double mostUnits() {
        double most = ceiling == UNKNOWN ? rate / LATELY_BATCHES : Math.min(ceiling, rate) / 2;
        return Math.max(1, most / ratio);
    }

    /** How long until a batch is paid for. */
    Duration untilPaid(double estimate) {
        asked = estimate * ratio;
        refill();
        double missing = asked - balance;
        return missing <= 1e-9 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(missing / rate * NANOS));
    }

    /** Charges a batch that is being sent. */
    Ticket sent(double estimate) {
        double charged = estimate * ratio;
        balance -= charged;
        return new Ticket(charged, ticker.nanos());
    }

    /** Charges what a batch has cost in fact, and learns from it. */
    void answered(Ticket ticket, double writtenEstimate, double actual, boolean throttled) {
        refill();
        balance += ticket.charged - actual;
        if (writtenEstimate > 0 && actual > 0) {
            ratio += (actual / writtenEstimate - ratio) / 4;
        }
        measure(actual);
        remember(throttled ? Math.min(1, actual / ticket.charged) : 1);
        // what was sent before the pace was lowered says nothing about the pace that it has now
        if (throttled) {
            balance = Math.min(balance, 0);
            if (tellsOfTheTable(ticket, actual)) {
                lower();
            }
        }
    }

    /**
     * What was sent before the pace was lowered tells nothing of the pace that it has now. A batch that was taken in part
     * may tell of a year's partition only, and one among many that were taken of nothing at all, so they lower the pace but
     * now and then.
     */
    private boolean tellsOfTheTable(Ticket ticket, double actual) {
        boolean certainly = (actual == 0 && share < MOSTLY) || isUnpaced() || (surging && ceiling != UNKNOWN);
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
        double growth = surging
                ? FASTEST_GROWTH
                : Math.min(FASTEST_GROWTH, FIRST_GROWTH * Math.pow(2, calm / GROWTH_DOUBLES_SECONDS));
        double most = surging || ceiling == UNKNOWN ? Math.max(rate, AHEAD * takenLately()) : ceiling;
        rate = Math.min(most, rate * Math.pow(1 + growth, seconds));
    }

    /** Keeps the mean of what is taken in a second, of which the past counts less and less. */
    private void measure(double units) {
        long now = ticker.nanos();
        double lately = Math.max(LATELY_SECONDS, LATELY_BATCHES * asked / rate);
        double kept = Math.exp(-(now - answered) / NANOS / lately);
        answered = now;
        taken = taken * kept + units / lately;
        takenWeight = takenWeight * kept + 1 - kept;
    }

    /** What the table was offered, and took for the most part, is what it can take. */
    private void remember(double ofBatch) {
        share += (ofBatch - share) / SHARE_CALLS;
        remembered = Math.max(remembered, takenLately() / Math.max(MOSTLY, share));
    }

    private boolean isUnpaced() {
        return rate >= UNPACED / 2;
    }

    private double takenLately() {
        return takenWeight == 0 ? 0 : taken / takenWeight;
    }

    private void lower() {
        if (surging && ceiling != UNKNOWN) {
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
     * If most is taken, a throttled call may mean nothing: the pace then falls to half of what the table took before, and no
     * further. If it is no better there, it was not the pace, which is what it was again: if that was wrong, most is refused,
     * and then the table has less than it had.
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
