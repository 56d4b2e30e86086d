package io.github.movietable.internal.call;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Daemon threads of the library, as many as there are tasks: for tasks that may take any time and must not wait for a
 * free thread, such as reading a source. A thread ends when it has been idle for ten seconds.
 */
public final class OwnThreads {
    private static final int IDLE_SECONDS = 10;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Executor ALL = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), OwnThreads::newThread);

    private OwnThreads() {}

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "movies-own-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Runs a task at once, on a thread that is idle or new.
     *
     * @param task the task
     */
    public static void execute(Runnable task) {
        ALL.execute(task);
    }
}
