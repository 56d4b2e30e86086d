package io.github.movietable.internal.call;

import java.util.concurrent.Executor;

/**
 * The daemon threads that all tables share for concurrent requests. A thread ends when it has been idle for a
 * minute.
 */
public final class Workers {
    /**
     * A little fewer than the connections that the SDK's HTTP clients have by default, so that some are left for other
     * callers.
     */
    static final int MAX_THREADS = 40;

    private static final Executor POOL = Daemons.pool("movies-", MAX_THREADS);

    /**
     * Wraps the pool, so that it can't be shut down. Since Java 19 an executor service is {@code AutoCloseable}, and a
     * framework that closes all objects that it is given would end the threads of all tables.
     */
    private static final Executor SHARED = task -> POOL.execute(task);

    private Workers() {}

    /**
     * The executor that runs tasks on the shared threads. A task must not wait for another task. The executor can't be
     * shut down.
     *
     * @return the executor
     */
    public static Executor shared() {
        return SHARED;
    }
}
