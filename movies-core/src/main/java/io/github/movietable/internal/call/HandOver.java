package io.github.movietable.internal.call;

import java.util.concurrent.Executor;

/** Passes tasks to executors. */
final class HandOver {
    private HandOver() {}

    /**
     * Passes a task to an executor. If the executor refuses the task, or has no thread for it, the calling thread runs
     * the task, because an operation that waits for the task would never end without it.
     *
     * @param executor runs the task, as a rule
     * @param task the task; it may run twice if the executor accepts it and then throws
     */
    static void to(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (Throwable e) {
            task.run();
        }
    }
}
