package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * Runs short tasks on few threads. A task decodes a response and completes a future, which takes some microseconds.
 * Waking a thread takes longer than that, so a thread that finds no task looks for tasks a few times more before it
 * ends. As many threads run as there are processors.
 *
 * <p>A task also runs the stages that the program chained to the future, which may block. So if tasks have to wait
 * while the threads finish only a few, threads are added one by one. So even a task that waits for a later task does
 * not block for ever.
 */
final class ShortTasks implements Executor {
    /** The most threads that run at the same time. */
    static final int MAX_THREADS = Workers.MAX_THREADS;

    /** How often the waiting tasks are looked at. */
    static final Duration LOOK = Duration.ofMillis(5);

    /** If the threads begin fewer tasks than this on average between two looks, they count as blocked. */
    private static final int FEW = 4;

    private static final int MORE_LOOKS = 10;
    private static final Executor SHARED = newShared(Runtime.getRuntime().availableProcessors());

    private final int processors;
    private final Executor usual;
    private final Executor more;
    private final BiConsumer<Duration, Runnable> timer;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger threads = new AtomicInteger();
    private final LongAdder begun = new LongAdder();
    private final AtomicBoolean isWatched = new AtomicBoolean();

    /**
     * Threads for short tasks.
     *
     * @param processors how many threads run unless they are blocked
     * @param usual has that many threads
     * @param more runs each further thread, which is added because others are blocked
     * @param timer runs a quick task after a time
     */
    ShortTasks(int processors, Executor usual, Executor more, BiConsumer<Duration, Runnable> timer) {
        this.processors = processors;
        this.usual = usual;
        this.more = more;
        this.timer = timer;
    }

    private static Executor newShared(int processors) {
        return new ShortTasks(
                processors, Daemons.pool("movies-short-", processors), OwnThreads::execute, Timer::runAfter);
    }

    /** The threads that all asynchronous tables share; they end if they are idle. */
    static Executor shared() {
        return SHARED;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (!addThread(processors, usual)) {
            watch();
        }
    }

    private boolean addThread(int most, Executor pool) {
        boolean isAdded = enter(most);
        if (isAdded) {
            try {
                pool.execute(this::work);
            } catch (Throwable e) {
                // the machine has no thread left; the next task tries again
                threads.decrementAndGet();
                throw e;
            }
        }
        return isAdded;
    }

    private boolean enter(int most) {
        return threads.getAndUpdate(now -> Math.max(now, Math.min(most, now + 1))) < most;
    }

    private void work() {
        do {
            runTasks();
            threads.decrementAndGet();
            // a task may have come after the last look, and its sender may have counted on this thread
        } while (!tasks.isEmpty() && enter(processors));
    }

    @SuppressWarnings("ThreadPriorityCheck") // to yield saves time only: nothing is wrong if it has no effect
    private void runTasks() {
        int looks = 0;
        while (looks <= MORE_LOOKS) {
            Runnable task = tasks.poll();
            if (task == null) {
                looks++;
                Thread.yield();
            } else {
                looks = 0;
                begun.increment();
                run(task);
            }
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            Thread me = Thread.currentThread();
            me.getUncaughtExceptionHandler().uncaughtException(me, e);
        } finally {
            // the task may have interrupted its own thread, which does not concern the next task
            boolean unused = Thread.interrupted();
        }
    }

    /**
     * Begins to look at the waiting tasks at intervals, until no task waits; does nothing if that has begun already.
     */
    private void watch() {
        if (isWatched.compareAndSet(false, true)) {
            lookAfter(begun.sum(), false);
        }
    }

    private void lookAfter(long before, boolean wasSlow) {
        timer.accept(LOOK, () -> look(before, wasSlow));
    }

    private void look(long before, boolean wasSlow) {
        if (tasks.isEmpty()) {
            isWatched.set(false);
            if (!tasks.isEmpty()) {
                watch();
            }
            return;
        }
        long now = begun.sum();
        boolean isSlow = now - before < (long) FEW * threads.get();
        lookAfter(now, isSlow);
        // one look may be late, if the whole process had to pause
        if (isSlow && wasSlow) {
            boolean unused = addThread(MAX_THREADS, more);
        }
    }
}
