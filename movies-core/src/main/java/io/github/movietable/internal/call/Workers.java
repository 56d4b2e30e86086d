package io.github.movietable.internal.call;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;

/** The daemon threads that all tables share for what runs side by side. They go when they have been idle for a while. */
public final class Workers {
    /** As many as the SDK's HTTP clients have connections to one host by default, less some for everybody else. */
    private static final int MAX_THREADS = 40;

    private static final int IDLE_SECONDS = 10;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ThreadPoolExecutor SHARED = newPool();

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
     * The shared pool. A task must not wait for another task of the pool.
     *
     * @return the pool
     */
    public static Executor shared() {
        return SHARED;
    }

    /**
     * Runs a task on the workers. If they refuse it, because they are busy or shut down, this thread runs it.
     *
     * @param workers run the task
     * @param task the task
     */
    public static void run(Executor workers, Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    /**
     * Begins what will be waited for later.
     *
     * @param workers run it
     * @param work what is to be done
     * @param <T> its result
     * @return the task; null where the workers, being busy or gone, refuse it, and whoever needs the result has to work
     */
    public static <T> @Nullable FutureTask<T> ahead(Executor workers, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        try {
            workers.execute(task);
            return task;
        } catch (RejectedExecutionException e) {
            return null;
        }
    }

    /**
     * Waits for a task's result, and throws what the task threw.
     *
     * @param task the task
     * @param <T> its result
     * @return the result
     * @throws AbortedException if this thread is interrupted, as the SDK throws; the interrupt stays set
     */
    public static <T> T await(Future<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            task.cancel(true);
            throw AbortedException.create("interrupted while waiting for DynamoDB", e);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (CancellationException e) {
            throw AbortedException.create("cancelled", e);
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }
}
