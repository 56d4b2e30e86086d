package io.github.movietable.local;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All threads of one server. DynamoDB Local starts them one from the other, and does not stop all of them; but they all
 * are in the group of the thread that started it.
 */
final class ServerThreads {
    private static final ThreadGroup ALL_SERVERS = new ThreadGroup(outermost(), "local-dynamodb");
    private static final int SECONDS_TO_END = 5;

    private final ThreadGroup group = new ThreadGroup(ALL_SERVERS, "local-dynamodb-server");

    /** Calls from within the group. */
    <T> T call(Callable<T> start) throws Exception {
        FutureTask<T> task = new FutureTask<>(start);
        new Thread(group, task, "local-dynamodb-start").start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            end();
            throw rethrown(e.getCause());
        }
    }

    /** Ends the threads that the server left, and returns when none is there. */
    void end() {
        long deadline = System.nanoTime() + SECONDS_TO_END * 1_000_000_000L;
        try {
            while (alive(group).findAny().isPresent() && System.nanoTime() < deadline) {
                // SQLite's thread ends by itself, when it has written what it was given.
                alive(group).filter(t -> !t.getName().startsWith("SQLiteQueue")).forEach(Thread::interrupt);
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The threads for which the JVM goes on, other than those of servers. */
    static Stream<Thread> ofTheProgram() {
        return alive(outermost())
                .filter(thread -> !thread.isDaemon() && !ALL_SERVERS.parentOf(thread.getThreadGroup()))
                // It is there as soon as main has ended, and waits for the others itself.
                .filter(thread -> !thread.getName().startsWith("DestroyJavaVM"));
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
