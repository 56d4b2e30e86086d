package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one daemon thread of the library that begins tasks later. It runs none itself, so no task holds it up. */
final class Timer {
    private static final ScheduledThreadPoolExecutor TIMER = newTimer();

    private Timer() {}

    private static ScheduledThreadPoolExecutor newTimer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "movies-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    static Future<?> after(Duration time, Runnable task) {
        return TIMER.schedule(() -> OwnThreads.execute(task), time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
