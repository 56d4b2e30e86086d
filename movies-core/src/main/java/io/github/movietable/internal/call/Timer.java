package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The library's single timer, a daemon thread. It hands a task that may take time to {@link OwnThreads} when its time has
 * come, so no task delays another.
 */
final class Timer {
    private static final ScheduledThreadPoolExecutor TIMER = newTimer();

    private Timer() {}

    private static ScheduledThreadPoolExecutor newTimer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, new Daemons("movies-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    static Future<?> after(Duration time, Runnable task) {
        return TIMER.schedule(() -> HandOver.to(OwnThreads::execute, task), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs a task on the timer's thread, so it has to be quick. */
    static void runAfter(Duration time, Runnable task) {
        var unused = TIMER.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
