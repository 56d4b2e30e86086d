package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.Ticker;
import java.time.Duration;

/**
 * A time in which calls fail for a reason that passes: the network, or DynamoDB itself. Nothing is sent for a while then,
 * longer each time; and not for ever, above all where nothing has worked yet.
 */
final class Outage {
    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PATIENCE_AT_FIRST = Duration.ofSeconds(10);

    private final Ticker ticker;
    private boolean isOn;
    private boolean hasWorked;
    private long began;
    private long lastWaitBegan;
    private long waitEnds;
    private Duration bound = FIRST_WAIT;

    Outage(Ticker ticker) {
        this.ticker = ticker;
        this.waitEnds = ticker.nanos();
    }

    /** A call failed that was sent at this time. One that was sent before the last wait is no new failure. */
    void failed(long sent) {
        long now = ticker.nanos();
        if (isOn && sent < lastWaitBegan) {
            return;
        }
        if (!isOn) {
            isOn = true;
            began = now;
            bound = FIRST_WAIT;
        }
        lastWaitBegan = now;
        waitEnds = now + ticker.upTo(bound).toNanos();
        bound = bound.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? bound.multipliedBy(2) : LONGEST_WAIT;
    }

    /** DynamoDB has answered, whatever it was. */
    void isOver() {
        isOn = false;
        hasWorked = true;
    }

    boolean isTooLong() {
        return isOn && ticker.since(began).compareTo(hasWorked ? PATIENCE : PATIENCE_AT_FIRST) > 0;
    }

    /** How long until something may be sent again. */
    Duration left() {
        return isOn ? Duration.ofNanos(Math.max(0, waitEnds - ticker.nanos())) : Duration.ZERO;
    }
}
