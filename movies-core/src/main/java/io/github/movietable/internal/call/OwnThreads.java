package io.github.movietable.internal.call;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Daemon threads of the library, as many as there are tasks: for tasks that may take any time and must not wait for a
 * free thread, such as reading a source. A thread ends when it has been idle for a minute.
 */
public final class OwnThreads {
    private static final Executor ALL = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            Daemons.IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new Daemons("movies-own-"));

    private OwnThreads() {}

    /**
     * Runs a task at once, on a thread that is idle or new.
     *
     * @param task the task
     */
    public static void execute(Runnable task) {
        ALL.execute(task);
    }
}
