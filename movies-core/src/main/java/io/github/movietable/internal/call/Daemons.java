package io.github.movietable.internal.call;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the library's threads: daemons, which do not keep a program alive.
 *
 * @param name the beginning of the threads' names
 * @param made counts the threads; each thread's name ends with its number
 */
record Daemons(String name, AtomicInteger made) implements ThreadFactory {
    /** A pool's thread ends after it has had no task for this long, as in the JDK's cached pools. */
    static final int IDLE_SECONDS = 60;

    Daemons(String name) {
        this(name, new AtomicInteger());
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** A pool of at most this many threads; a thread that is idle ends. */
    static ThreadPoolExecutor pool(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new Daemons(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
