package io.github.movietable.internal.call;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The daemon threads that all tables share for requests side by side. They end when they have been idle for a while. */
public final class Workers {
    /** As many as the SDK's HTTP clients have connections to one host by default, less some for everybody else. */
    static final int MAX_THREADS = 40;

    private static final int IDLE_SECONDS = 10;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ThreadPoolExecutor POOL = newPool();

    /**
     * Not the pool itself: since Java 19 an executor service can be closed like a file, and a framework that closes the
     * objects it was given would end the threads of all tables.
     */
    private static final Executor SHARED = task -> POOL.execute(task);

    private Workers() {}

    private static ThreadPoolExecutor newPool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MAX_THREADS, MAX_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "movies-" + NUMBER.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * Runs tasks on the shared threads. A task must not wait for another task. Nobody can shut it down.
     *
     * @return the executor
     */
    public static Executor shared() {
        return SHARED;
    }
}
