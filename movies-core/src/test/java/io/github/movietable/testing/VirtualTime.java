package io.github.movietable.testing;

import io.github.movietable.internal.call.Ticker;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * A clock for tests. Its time passes only while somebody waits for it, so hours take a second. It is also an executor,
 * whose tasks each take some of the clock's time. One thread does everything, so each run with the same seed is the same.
 */
public final class VirtualTime implements Ticker, Executor {
    private final Queue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private final Random random;
    private final Duration shortest;
    private final Duration longest;
    private long now;
    private long number;

    private record Task(long due, long number, Runnable task) {}

    /** Tasks take a random time between these two. */
    public VirtualTime(long seed, Duration shortest, Duration longest) {
        this.random = new Random(seed);
        this.shortest = shortest;
        this.longest = longest;
    }

    @Override
    public long nanos() {
        return now;
    }

    public double seconds() {
        return now / 1e9;
    }

    @Override
    public Duration upTo(Duration bound) {
        return Duration.ofNanos((long) (random.nextDouble() * bound.toNanos()));
    }

    @Override
    public void execute(Runnable task) {
        long takes = shortest.toNanos()
                + (long) (random.nextDouble() * longest.minus(shortest).toNanos());
        tasks.add(new Task(now + takes, number++, task));
    }

    @Override
    public void pause(Duration duration) {
        long end = now + duration.toNanos();
        while (runNextUntil(end)) {
            // each call runs one task
        }
        now = end;
    }

    /** Runs the next task that is due before the time has passed, or else lets the time pass. */
    @Override
    public void await(Lock lock, Condition news, Duration atMost, boolean isComing) {
        long end = now + atMost.toNanos();
        lock.unlock();
        try {
            now = runNextUntil(end) ? now : end;
        } finally {
            lock.lock();
        }
    }

    @Override
    public Future<?> after(Duration time, Runnable task) {
        FutureTask<?> later = new FutureTask<>(task, null);
        tasks.add(new Task(now + time.toNanos(), number++, later));
        return later;
    }

    private boolean runNextUntil(long end) {
        if (tasks.isEmpty() || tasks.element().due() > end) {
            return false;
        }
        Task next = tasks.remove();
        now = Math.max(now, next.due());
        next.task().run();
        return true;
    }
}
