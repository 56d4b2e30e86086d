package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/**
 * Runs short tasks on few threads. A task decodes a response and completes a future, which takes a microsecond or two.
 * Waking a thread takes longer than that, so one thread runs all tasks as long as it keeps up. If it found several tasks
 * at once, it takes a short break when it has run them, and the tasks that come in the break do not wake it.
 *
 * <p>If tasks wait for more than some milliseconds, a second thread is added, and so on up to one per processor. A task
 * also runs the stages that the program chained to the future, which may block. So if the threads finish only a few
 * tasks, because the tasks that they run block, still more threads are added, one by one. So even a task that waits for
 * a later task does not block for ever.
 */
final class ShortTasks implements Executor {
    /** The most threads that run at the same time. */
    static final int MAX_THREADS = Workers.MAX_THREADS;

    /** So many threads are kept while tasks come now and then, so that they need not be made again. */
    private static final int STEADY = 2;

    /** The time between two looks at the waiting tasks. */
    static final Duration LOOK = Duration.ofMillis(10);

    /** If the threads begin fewer tasks than this on average between two looks, they count as blocked. */
    private static final int FEW = 4;

    /** If the first thread found at least this many tasks, it takes a break before it looks for more. */
    private static final int SEVERAL = 4;

    /** A response takes several times as long to come as a break. */
    private static final Duration BREAK = Duration.ofNanos(500_000);

    private static final Executor SHARED = new ShortTasks(
            Runtime.getRuntime().availableProcessors(),
            Daemons.pool("movies-short-", STEADY),
            OwnThreads::execute,
            Timer::runAfter,
            () -> LockSupport.parkNanos(BREAK.toNanos()));

    private final int processors;
    private final Executor steadyThreads;
    private final Executor moreThreads;
    private final BiConsumer<Duration, Runnable> timer;
    private final Runnable shortBreak;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger threads = new AtomicInteger();

    /** How many tasks have begun, roughly: if two threads count at once, one of them may not be counted. */
    private final AtomicLong begun = new AtomicLong();

    private final AtomicBoolean isWatched = new AtomicBoolean();

    /**
     * Threads for short tasks.
     *
     * @param processors how many threads run at most unless some are blocked
     * @param steadyThreads runs two tasks at the same time; it has no other tasks
     * @param moreThreads runs each task on a thread that has no other task
     * @param timer runs a quick task after a time
     * @param shortBreak makes the first thread take a break
     */
    ShortTasks(
            int processors,
            Executor steadyThreads,
            Executor moreThreads,
            BiConsumer<Duration, Runnable> timer,
            Runnable shortBreak) {
        this.processors = processors;
        this.steadyThreads = steadyThreads;
        this.moreThreads = moreThreads;
        this.timer = timer;
        this.shortBreak = shortBreak;
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
        int before = enter(most);
        if (before == most) {
            return false;
        }
        try {
            (before < STEADY ? steadyThreads : moreThreads).execute(() -> work(before == 0));
        } catch (Throwable e) {
            // the machine has no thread left; the next task or look tries again
            threads.decrementAndGet();
            throw e;
        }
        return true;
    }

    /** Adds one to the number of threads unless there are so many; returns the number before, at most the limit. */
    private int enter(int most) {
        // read before it is written, because a write takes the field out of the other processors' caches
        int now = threads.get();
        return now >= most ? most : Math.min(most, threads.getAndUpdate(at -> Math.max(at, Math.min(most, at + 1))));
    }

    private void work(boolean takesBreaks) {
        do {
            while (runWaitingTasks() >= SEVERAL && takesBreaks) {
                shortBreak.run();
            }
            threads.decrementAndGet();
            // a task may have come after the last look, and its sender may have counted on this thread
        } while (!tasks.isEmpty() && enter(processors) < processors);
    }

    private int runWaitingTasks() {
        int ran = 0;
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            begun.lazySet(begun.get() + 1);
            run(task);
            ran++;
        }
        return ran;
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            report(e);
        } finally {
            // the task may have interrupted its own thread, which does not concern the next task
            boolean unused = Thread.interrupted();
        }
    }

    private static void report(Throwable e) {
        Thread me = Thread.currentThread();
        try {
            me.getUncaughtExceptionHandler().uncaughtException(me, e);
        } catch (Throwable ignored) {
            // the JVM, too, ignores what a handler throws
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
        long begunNow = begun.get();
        try {
            timer.accept(LOOK, () -> look(isPassed, begunNow, wasBlocked));
        } catch (Throwable e) {
            // the timer has no thread; the next task begins the looks anew
            isWatched.set(false);
            throw e;
        }
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
        boolean isBlocked = begun.get() - begunBefore < (long) FEW * threads.get();
        if (!isPassed.get()) {
            // one look may be late, if the whole process had to pause
            help(isBlocked && wasBlocked ? MAX_THREADS : processors);
        }
        lookAgain(isBlocked);
    }

    private void help(int most) {
        try {
            boolean unused = addThread(most);
        } catch (Throwable ignored) {
            // the looks go on, and the next one tries again
        }
    }
}
