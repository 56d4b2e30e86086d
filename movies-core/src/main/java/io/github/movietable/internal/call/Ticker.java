package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import software.amazon.awssdk.core.exception.AbortedException;

/** The clock for waits and deadlines: monotonic, and replaceable in tests. */
public interface Ticker {
    /** The machine's clock. */
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
        @SuppressWarnings("WaitNotInLoop") // callers check their condition in a loop
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
     * Reads the clock.
     *
     * @return nanoseconds since some fixed moment
     */
    long nanos();

    /**
     * Lets the calling thread sleep.
     *
     * @param duration how long
     * @throws AbortedException if the thread is interrupted, as the SDK's own calls throw; the thread's interrupt
     *     status stays set
     */
    void pause(Duration duration);

    /**
     * Waits for a signal, or until time has passed. May return early, so the caller has to check its condition again.
     *
     * @param lock is held by this thread, and released while it waits
     * @param news the condition that is signalled
     * @param longest how long to wait
     * @param isComing whether a signal is expected, so that a test's clock must not advance
     * @throws AbortedException if the thread is interrupted, as the SDK's own calls throw; the thread's interrupt
     *     status stays set
     */
    void await(Lock lock, Condition news, Duration longest, boolean isComing);

    /**
     * A random time up to a bound, for pauses, so that many clients don't retry at the same moment.
     *
     * @param bound the bound
     * @return a time from zero to the bound, both included
     */
    default Duration upTo(Duration bound) {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound.toNanos() + 1));
    }

    /**
     * Runs a task later, on a thread of the library.
     *
     * @param time how long from now
     * @param task the task
     * @return a future by which the task can be cancelled
     */
    default Future<?> after(Duration time, Runnable task) {
        return Timer.after(time, task);
    }

    /**
     * The time since an earlier reading of the clock.
     *
     * @param start the reading, from {@link #nanos}
     * @return the time that has passed
     */
    default Duration since(long start) {
        return Duration.ofNanos(nanos() - start);
    }
}
