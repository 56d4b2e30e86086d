package io.github.movietable.local;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one server. DynamoDB Local does not stop all threads that it starts, but they all belong to the thread
 * group of the thread that starts it, so they can be found and ended.
 */
final class ServerThreads {
    private static final String NAME = "local-dynamodb";
    private static final Duration TIME_TO_WRITE = Duration.ofSeconds(1);
    private static final Duration TIME_TO_END = Duration.ofSeconds(5);

    private final ThreadGroup group = new ThreadGroup(outermost(), NAME);

    /** Calls a function on a new thread of the group, and returns its result. */
    <T> T call(Callable<T> start) throws Exception {
        FutureTask<T> task = new FutureTask<>(start);
        new Thread(group, task, NAME + "-start").start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            end();
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            end();
            throw e;
        }
    }

    /** Interrupts the threads that the server has left running, and waits up to five seconds for their end. */
    void end() {
        Instant begin = Instant.now();
        try {
            while (alive(group).findAny().isPresent() && begin.plus(TIME_TO_END).isAfter(Instant.now())) {
                boolean allOfThem = begin.plus(TIME_TO_WRITE).isBefore(Instant.now());
                alive(group).filter(thread -> allOfThem || !writes(thread)).forEach(Thread::interrupt);
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a thread writes to the database. Such a thread ends by itself, unless its file can't be opened. */
    private static boolean writes(Thread thread) {
        return thread.getName().startsWith("SQLiteQueue");
    }

    /** The threads that keep the JVM alive, without those of embedded servers. */
    static Stream<Thread> ofTheProgram() {
        return alive(outermost())
                .filter(thread -> !thread.isDaemon() && !isOfAServer(thread))
                // this thread begins when main has ended, and itself waits for the other threads
                .filter(thread -> !thread.getName().startsWith("DestroyJavaVM"));
    }

    private static boolean isOfAServer(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null && group.getName().equals(NAME);
    }

    private static Stream<Thread> alive(ThreadGroup group) {
        Thread[] threads = new Thread[group.activeCount() + 100];
        int count = group.enumerate(threads);
        return Stream.of(threads).limit(count).filter(Thread::isAlive);
    }

    private static ThreadGroup outermost() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    private static Exception rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof Exception exception ? exception : new IllegalStateException(cause);
    }
}
