package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.Ticker;
import java.time.Duration;

/**
 * Decides when a batch may be sent, so that the load uses the whole capacity of a table and is rarely throttled. It is
 * a token bucket: write units flow in at a {@link Rate}. A batch waits until the bucket holds the units that it is
 * expected to cost. When DynamoDB has reported the real cost, the bucket is corrected.
 *
 * <p>A limit that the program has set is kept from the first batch on. A provisioned table may have saved up to five
 * minutes of unused capacity (burst capacity), and the load uses these savings first: no rate limits the batches until
 * a call is throttled. That shows that the savings are gone, and from then on the rate is the table's capacity. Until
 * then only a few batches are in flight, because all of them may be throttled when the savings end. If the capacity is
 * unknown, no rate limits the batches until a call is throttled either; the rate then begins at the units a second that
 * the table accepted.
 */
public final class Pacer {
    private static final double SAVED_SECONDS = 0.1;
    private static final int BATCHES_A_SECOND = 4;
    private static final double NANOS = 1e9;

    private final Ticker ticker;
    private final double ceiling;
    private final Savings savings;
    private final Rate rate;
    private boolean isUnlimited;
    private double balance;
    private double asked = 1;
    private double ratio;
    private long refilled;

    /** A batch that was sent: the units charged for it, whether savings paid for it, and when it was sent. */
    record Ticket(double charged, boolean isOnSavings, long sent) {}

    private Pacer(Ticker ticker, double ceiling, boolean isUnlimited, double ratio) {
        this.ticker = ticker;
        this.ceiling = ceiling;
        this.savings = new Savings(ceiling);
        this.rate = new Rate(ticker, ceiling);
        this.isUnlimited = isUnlimited;
        this.ratio = ratio;
        this.refilled = ticker.nanos();
    }

    /**
     * Makes a pacer that keeps a limit set by the program.
     *
     * @param ticker the clock
     * @param units the most write units a second
     * @return a pacer that uses no savings
     */
    public static Pacer limitedTo(Ticker ticker, double units) {
        return new Pacer(ticker, units, false, 1);
    }

    /**
     * Makes a pacer for a provisioned table, which uses the table's savings first and then keeps to its capacity.
     *
     * @param ticker the clock
     * @param capacity the table's write capacity
     * @return a pacer that begins on savings
     */
    public static Pacer provisioned(Ticker ticker, WriteCapacity capacity) {
        return new Pacer(ticker, capacity.units(), true, capacity.copies());
    }

    /**
     * Makes a pacer for a table of unknown capacity.
     *
     * @param ticker the clock
     * @return a pacer that delays nothing until a call is throttled
     */
    public static Pacer adaptive(Ticker ticker) {
        return new Pacer(ticker, Rate.UNKNOWN, true, 1);
    }

    /**
     * The most units that one batch may cost: what the rate gives in half a second, so that no single batch overruns
     * the table; half of that if the capacity is unknown, because many small batches measure it better than a few large
     * ones. No bound until a call is throttled.
     */
    double mostUnits() {
        if (isUnlimited) {
            return Double.MAX_VALUE;
        }
        double batches = ceiling == Rate.UNKNOWN ? BATCHES_A_SECOND : BATCHES_A_SECOND / 2.0;
        return Math.max(1, rate.perSecond() / batches / ratio);
    }

    /**
     * Whether a batch may be taken from the queue. While the savings are in use, it may only if it can be sent at once.
     */
    boolean hasRoom() {
        return !isUnlimited || ceiling == Rate.UNKNOWN || savings.hasRoom();
    }

    /** The time until the bucket holds the units of a batch; zero until a call is throttled. */
    Duration untilPaid(double estimate) {
        asked = estimate * ratio;
        rate.ofBatches(asked);
        if (isUnlimited) {
            return Duration.ZERO;
        }
        refill();
        double missing = asked - balance;
        return missing <= 1e-9 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(missing / rate.perSecond() * NANOS));
    }

    /** Charges the expected units of a batch that is sent now. */
    Ticket sent(double estimate) {
        double charged = estimate * ratio;
        if (isUnlimited) {
            savings.sent(charged);
        } else {
            balance -= charged;
        }
        return new Ticket(charged, isUnlimited, ticker.nanos());
    }

    /** Replaces the expected units of a batch by those that DynamoDB reports, and adapts the rate. */
    void answered(Ticket ticket, double writtenEstimate, double actual, boolean throttled) {
        refill();
        if (ticket.isOnSavings) {
            savings.answered(ticket.charged);
            balance = (isUnlimited ? 0 : balance) - actual;
        } else {
            balance += ticket.charged - actual;
        }
        if (writtenEstimate > 0 && actual > 0) {
            ratio += (actual / writtenEstimate - ratio) / 4;
        }
        rate.answered(ticket.sent, throttled ? Math.max(ticket.charged, actual) : actual, actual);
        if (throttled) {
            throttled(ticket);
        }
    }

    private void throttled(Ticket ticket) {
        balance = Math.min(balance, 0);
        if (isUnlimited) {
            isUnlimited = false;
            rate.begin();
        } else {
            rate.throttled(ticket.sent);
        }
    }

    private void refill() {
        long now = ticker.nanos();
        double seconds = (now - refilled) / NANOS;
        refilled = now;
        if (!isUnlimited) {
            double most = Math.max(asked, rate.perSecond() * SAVED_SECONDS);
            balance = Math.min(most, balance + rate.perSecond() * seconds);
            rate.grow(seconds);
        }
    }
}
