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
 * Waking a thread takes longer than that, so one thread runs all tasks as long as it keeps up, and before it ends it
 * looks for more tasks a few times.
 *
 * <p>If tasks wait for several milliseconds, a second thread is added, and so on up to one per processor. A task also
 * runs the stages that the program chained to the future, which may block. So if the threads finish only a few tasks,
 * because the tasks that they run block, still more threads are added, one by one. So even a task that waits for a
 * later task does not block for ever.
 */
final class ShortTasks implements Executor {
    /** The most threads that run at the same time. */
    static final int MAX_THREADS = Workers.MAX_THREADS;

    /** The time between two looks at the waiting tasks. */
    static final Duration LOOK = Duration.ofMillis(5);

    /** If the threads begin fewer tasks than this on average between two looks, they count as blocked. */
    private static final int FEW = 4;

    /**
     * How often a thread without a task looks again before it ends. Of 0, 3 and 10 looks, 3 took the least CPU time a
     * task.
     */
    private static final int MORE_LOOKS = 3;

    private static final Executor SHARED =
            new ShortTasks(Runtime.getRuntime().availableProcessors(), OwnThreads::execute, Timer::runAfter);

    private final int processors;
    private final Executor newThreads;
    private final BiConsumer<Duration, Runnable> timer;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger threads = new AtomicInteger();
    private final LongAdder begun = new LongAdder();
    private final AtomicBoolean isWatched = new AtomicBoolean();

    /**
     * Threads for short tasks.
     *
     * @param processors how many threads run at most unless some are blocked
     * @param newThreads runs each task on a thread that has no other task
     * @param timer runs a quick task after a time
     */
    ShortTasks(int processors, Executor newThreads, BiConsumer<Duration, Runnable> timer) {
        this.processors = processors;
        this.newThreads = newThreads;
        this.timer = timer;
    }

    /** The threads that all asynchronous tables share; they end if they are idle. */
    static Executor shared() {
        return SHARED;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (!addThread(1)) {
            watch();
        }
    }

    private boolean addThread(int most) {
        boolean isAdded = enter(most);
        if (isAdded) {
            try {
                newThreads.execute(this::work);
            } catch (Throwable e) {
                // the machine has no thread left; the next task tries again
                threads.decrementAndGet();
                throw e;
            }
        }
        return isAdded;
    }

    private boolean enter(int most) {
        // read before it is written, because a write takes the field out of the other processors' caches
        return threads.get() < most && threads.getAndUpdate(now -> Math.max(now, Math.min(most, now + 1))) < most;
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

    /** Starts regular looks at the waiting tasks, unless they go on already. They end when no task waits. */
    private void watch() {
        if (!isWatched.get() && isWatched.compareAndSet(false, true)) {
            lookAgain(false);
        }
    }

    /** Puts a mark after the waiting tasks. If no thread has reached the mark by the next look, tasks wait too long. */
    private void lookAgain(boolean wasBlocked) {
        AtomicBoolean isPassed = new AtomicBoolean();
        tasks.add(() -> isPassed.set(true));
        long begunNow = begun.sum();
        timer.accept(LOOK, () -> look(isPassed, begunNow, wasBlocked));
    }

    /**
     * Looks at the waiting tasks, and adds a thread if they wait too long.
     *
     * @param isPassed whether a thread has reached the mark of the look before
     * @param begunBefore how many tasks had begun at the look before
     * @param wasBlocked whether the threads seemed to be blocked then
     */
    private void look(AtomicBoolean isPassed, long begunBefore, boolean wasBlocked) {
        if (tasks.isEmpty()) {
            isWatched.set(false);
            if (!tasks.isEmpty()) {
                watch();
            }
            return;
        }
        boolean isBlocked = begun.sum() - begunBefore < (long) FEW * threads.get();
        if (!isPassed.get()) {
            // one look may be late, if the whole process had to pause
            boolean unused = addThread(isBlocked && wasBlocked ? MAX_THREADS : processors);
        }
        lookAgain(isBlocked);
    }
}
