package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
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

        @Override
        @SuppressWarnings("WaitNotInLoop") // whoever waits looks again
        public void await(Lock lock, Condition news, Duration longest, boolean isComing) {
            try {
                long unused = news.awaitNanos(longest.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw AbortedException.create("interrupted while waiting for DynamoDB", e);
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
     * Waits for news, or until time has passed; now and then it returns for nothing.
     *
     * @param lock is held by this thread, and free while it waits
     * @param news is signalled
     * @param longest how long to wait
     * @param isComing whether news is on its way
     * @throws AbortedException if the thread is interrupted, as the SDK throws; the interrupt stays set
     */
    void await(Lock lock, Condition news, Duration longest, boolean isComing);

    /**
     * Any time up to a bound, for waits: many clients then don't come back at once.
     *
     * @param bound the bound
     * @return a time, none and the bound included
     */
    default Duration upTo(Duration bound) {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound.toNanos() + 1));
    }

    /**
     * Begins something later, on a thread of the library's own.
     *
     * @param time when, from now on
     * @param task what is to begin
     * @return the task, which can be cancelled
     */
    default Future<?> after(Duration time, Runnable task) {
        return Timer.after(time, task);
    }

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
