package io.github.movietable.testing;

import io.github.movietable.internal.call.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import software.amazon.awssdk.core.exception.AbortedException;

/** A clock whose time passes only when a thread waits. */
public final class FakeTicker implements Ticker {
    private static final int MOMENT_MILLIS = 50;

    private final List<Duration> pauses = new ArrayList<>();
    private final boolean isPrompt;
    private long now;

    public FakeTicker() {
        this(false);
    }

    private FakeTicker(boolean isPrompt) {
        this.isPrompt = isPrompt;
    }

    /** A clock that runs delayed tasks at once and advances by the delay, for operations for which no thread waits. */
    public static FakeTicker prompt() {
        return new FakeTicker(true);
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void pause(Duration duration) {
        pauses.add(duration);
        now += duration.toNanos();
    }

    @Override
    public Future<?> after(Duration time, Runnable task) {
        if (!isPrompt) {
            return Ticker.super.after(time, task);
        }
        pause(time);
        task.run();
        return CompletableFuture.completedFuture(null);
    }

    /** Returns without a signal, which its contract allows. */
    @SuppressWarnings("WaitNotInLoop")
    @Override
    public void await(Lock lock, Condition news, Duration longest, boolean isComing) {
        try {
            if (!isComing || !news.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
                pause(longest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted", e);
        }
    }

    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
