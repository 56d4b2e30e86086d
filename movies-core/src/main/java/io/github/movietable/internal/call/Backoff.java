package io.github.movietable.internal.call;

import java.time.Duration;

/** Waits with full jitter: any time up to a bound, which doubles with each wait. Many clients then don't come back at once. */
public final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Ticker ticker;
    private Duration bound = FIRST;

    /**
     * Begins with the shortest wait.
     *
     * @param ticker waits
     */
    public Backoff(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Waits, and doubles the bound. */
    public void pause() {
        ticker.pause(ticker.upTo(bound));
        bound = bound.plus(bound).compareTo(LONGEST) < 0 ? bound.plus(bound) : LONGEST;
    }
}
