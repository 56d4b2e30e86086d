package io.github.movietable.internal;

import java.time.Duration;
import software.amazon.awssdk.core.exception.AbortedException;

/** The time that waits and deadlines go by: monotonic, and replaceable in tests. */
public interface Ticker {
    /** The machine's own. */
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) {
            try {
                Thread.sleep(duration.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw AbortedException.create("interrupted while waiting", e);
            }
        }
    };

    /**
     * A reading of the clock.
     *
     * @return nanoseconds since some moment
     */
    long nanos();

    /**
     * Waits.
     *
     * @param duration how long
     * @throws AbortedException if the thread is interrupted, as the SDK throws; the interrupt stays set
     */
    void pause(Duration duration);

    /**
     * The time since a reading.
     *
     * @param start an earlier reading
     * @return the time between
     */
    default Duration since(long start) {
        return Duration.ofNanos(nanos() - start);
    }
}
