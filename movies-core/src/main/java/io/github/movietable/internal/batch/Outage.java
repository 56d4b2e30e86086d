package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.Ticker;
import java.time.Duration;

/**
 * An outage: calls fail for a temporary reason, in the network or in DynamoDB. After a failure nothing is sent for a
 * random time, whose bound doubles with each failure. The work fails if the outage lasts longer than a minute, or than
 * ten seconds if DynamoDB has never responded before.
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

    /** Begins the next wait after a failed call, unless the call was sent before the last wait began. */
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

    /** Ends the outage, because DynamoDB has responded, even if with a refusal. */
    void isOver() {
        isOn = false;
        hasWorked = true;
    }

    boolean isTooLong() {
        return isOn && ticker.since(began).compareTo(hasWorked ? PATIENCE : PATIENCE_AT_FIRST) > 0;
    }

    /** The time until a call may be sent again; zero if there is no outage. */
    Duration left() {
        return isOn ? Duration.ofNanos(Math.max(0, waitEnds - ticker.nanos())) : Duration.ZERO;
    }
}
