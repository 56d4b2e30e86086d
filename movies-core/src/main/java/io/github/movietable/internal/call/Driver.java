package io.github.movietable.internal.call;

import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Drives a {@link Course}: sends what it says, tells it the answers, and wakes it when it has rested. All that the course
 * is asked and told happens under one lock, on whichever thread brings the news; that thread also sees to it that the
 * next requests are sent. Nothing is sent or decoded under the lock.
 *
 * <p>With a client that blocks, requests are sent on an executor, and by the threads that {@link #await} something: what
 * no worker has begun they do themselves. So it does not matter how small the executor is, how busy, or whether it runs
 * anything at all. With a client that does not block no thread waits, but for those that {@link #await} something.
 */
public abstract sealed class Driver permits BlockingDriver, AsyncDriver {
    /** No wait is longer: whoever waits looks around now and then. */
    static final Duration LOOK = Duration.ofMillis(100);

    static final long FOR_EVER = Long.MAX_VALUE / 2;

    /** No news, but a reason to look what is to be sent. */
    public static final Runnable NOTHING = () -> {};

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Course course;
    private final Ticker ticker;
    private final Gate gate;
    private final Deque<Sending<?, ?>> ready = new ArrayDeque<>();
    private final Set<Sending<?, ?>> flying = new HashSet<>();
    private final List<Waiter> waiting = new ArrayList<>();
    private volatile Runnable listener = NOTHING;
    private volatile boolean expecting;
    private volatile boolean stopped;
    private boolean closed;
    private @Nullable Throwable broken;
    private @Nullable Future<?> alarm;
    private long alarmAt;

    /** A thread that waits: for what, and until when at the longest. */
    private record Waiter(BooleanSupplier until, long wakesAt) {}

    Driver(Course course, Ticker ticker, Gate gate) {
        this.course = course;
        this.ticker = ticker;
        this.gate = gate;
    }

    /**
     * A driver for a course that was not begun.
     *
     * @param course the course; nobody else may call it from now on, but for what is told here
     * @param client sends its requests
     * @param workers send requests if the client blocks
     * @param isEager whether a thread that waits sends at once if nothing is on its way, for it needs just that answer;
     *     else it leaves a request to the workers for some milliseconds. Workers that refuse, or once began nothing for
     *     so long, are not waited for again before they have begun something
     * @param gate is shut when the driver is stopped
     * @return the driver
     */
    public static Driver of(Course course, Client client, Executor workers, boolean isEager, Gate gate) {
        return client instanceof BlockingClient blocking
                ? new BlockingDriver(course, blocking, workers, isEager, gate)
                : new AsyncDriver(course, (AsyncClient) client, gate);
    }

    /**
     * Tells the course something, and sends what follows from it.
     *
     * @param news tells the course, under the lock; must not wait
     */
    public final void tell(Runnable news) {
        Sending<?, ?> unused = tell(news, () -> null);
    }

    /** The thread that brings the news may take what follows from it. */
    private @Nullable Sending<?, ?> tell(Runnable news, Supplier<@Nullable Sending<?, ?>> takes) {
        Sending<?, ?> mine;
        lock.lock();
        try {
            guarded(news);
            pull();
            mine = takes.get();
            wake();
        } finally {
            lock.unlock();
        }
        dispatch();
        listener.run();
        return mine;
    }

    /**
     * Looks at the course, or takes something from it.
     *
     * @param look looks, under the lock
     * @param <T> what it sees
     * @return what it saw
     */
    public final <T> T look(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits, and sends meanwhile what no worker has begun.
     *
     * @param until whether the wait is over; is asked under the lock, often and by any thread, so it must change nothing
     * @return false if the driver was stopped before, and nothing more will come
     * @throws AbortedException if the thread is interrupted, as the SDK throws; the interrupt stays set
     */
    public final boolean await(BooleanSupplier until) {
        return await(NOTHING, until, Duration.ofNanos(Long.MAX_VALUE));
    }

    /**
     * Tells the course something, and waits for what follows from it. Unlike {@link #tell} it leaves to this thread the
     * first request that follows, if the driver is eager.
     *
     * @param news tells the course, under the lock; must not wait
     * @param until whether the wait is over; is asked under the lock, often and by any thread, so it must change nothing
     * @param longest how long to wait
     * @return whether what was waited for is there; false if the time has passed, or the driver was stopped before
     * @throws AbortedException if the thread is interrupted, as the SDK throws; the interrupt stays set
     */
    public final boolean await(Runnable news, BooleanSupplier until, Duration longest) {
        long begun = ticker.nanos();
        look(() -> {
            guarded(news);
            return true;
        });
        while (true) {
            Runnable mine = null;
            boolean isThere;
            boolean isOver;
            lock.lock();
            try {
                pull();
                throwIfBroken();
                isThere = until.getAsBoolean();
                long left = longest.toNanos() - (ticker.nanos() - begun);
                isOver = isThere || left <= 0 || (stopped && flying.isEmpty());
                mine = isOver ? null : takeOrRest(until, left);
                // who rests sees to the time himself; who leaves, or works, does not
                if (isOver || mine != null) {
                    setAlarm();
                }
            } finally {
                lock.unlock();
            }
            dispatch();
            if (isOver) {
                return isThere;
            }
            if (mine != null) {
                mine.run();
            }
        }
    }

    private @Nullable Runnable takeOrRest(BooleanSupplier until, long left) {
        if (Thread.currentThread().isInterrupted()) {
            throw AbortedException.create("interrupted while waiting for DynamoDB");
        }
        Runnable mine = untilWaiterTakes(flying.isEmpty()) > 0 ? null : takenByWaiter();
        if (mine == null && !hasToDispatch(ready)) {
            rest(until, left);
        }
        return mine;
    }

    private void rest(BooleanSupplier until, long longest) {
        boolean isBusy = !flying.isEmpty() || !ready.isEmpty();
        long look = isBusy ? waiterLooks().toNanos() : LOOK.toNanos();
        long time = Math.min(Math.min(longest, look), Math.min(untilRested(), untilWaiterTakes(false)));
        Waiter me = new Waiter(until, ticker.nanos() + time);
        waiting.add(me);
        try {
            ticker.await(lock, moved, Duration.ofNanos(Math.max(1, time)), expecting || isBusy);
        } finally {
            waiting.remove(me);
        }
    }

    /**
     * Sends nothing more. What has not begun is dropped, and the gate refuses what has not reached the network. What is on
     * its way has some time to end, and what it brings counts; then its threads are interrupted or its futures cancelled,
     * and nothing of it is told any more. Does not wait.
     *
     * @param longest how long to let go on what is on its way
     */
    public final void stop(Duration longest) {
        lock.lock();
        try {
            shut();
        } finally {
            lock.unlock();
        }
        if (longest.isZero()) {
            callOff();
        } else {
            Future<?> unused = ticker.after(longest, this::callOff);
        }
        dispatch();
    }

    /**
     * Stops, and waits for what is on its way. An interrupt does not shorten the wait; it stays set.
     *
     * @param longest how long to wait
     * @return how many requests were still on their way then, and are left behind
     */
    @CanIgnoreReturnValue
    public final int end(Duration longest) {
        boolean interrupted = Thread.interrupted();
        stop(longest);
        long begun = ticker.nanos();
        while (isFlying() && ticker.since(begun).compareTo(longest) < 0) {
            interrupted |= isInterruptedWhile(longest.minus(ticker.since(begun)).toNanos());
        }
        int left = callOff();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return left;
    }

    private boolean isInterruptedWhile(long left) {
        Runnable mine;
        lock.lock();
        try {
            mine = takeOrRest(flying::isEmpty, left);
        } catch (AbortedException e) {
            return Thread.interrupted();
        } finally {
            lock.unlock();
        }
        if (mine != null) {
            mine.run();
        }
        return false;
    }

    /**
     * Whether something is on its way.
     *
     * @return whether a request was begun and has not ended
     */
    public final boolean isFlying() {
        return look(() -> !flying.isEmpty());
    }

    /**
     * Has somebody told of all that moves the course.
     *
     * @param told is called without the lock, after each piece of news, on the thread that brought it; must not wait
     */
    public final void whenMoved(Runnable told) {
        listener = told;
    }

    /**
     * Says whether another thread is about to tell something, so that time in tests does not pass meanwhile.
     *
     * @param isComing whether something is coming
     */
    public final void expect(boolean isComing) {
        expecting = isComing;
    }

    /** Sends what is ready, as far as it is not the threads' that wait. Without the lock. */
    abstract void dispatch();

    /** Under the lock: whether {@link #dispatch} has something to do. */
    abstract boolean hasToDispatch(Deque<Sending<?, ?>> waiting);

    /** Under the lock: the work that a thread that waits has to do now, if there is any. It runs without the lock. */
    abstract @Nullable Runnable takenByWaiter();

    /** Under the lock: how long until a thread that waits does itself the work that nobody has begun, in nanoseconds. */
    abstract long untilWaiterTakes(boolean isIdle);

    /** How often a thread that waits looks whether it has to send something itself. */
    abstract Duration waiterLooks();

    /** Under the lock: how long until workers that refused are asked again, in nanoseconds. */
    abstract long untilAskedAgain();

    final ReentrantLock lock() {
        return lock;
    }

    final Ticker ticker() {
        return ticker;
    }

    /** Under the lock. */
    final Deque<Sending<?, ?>> ready() {
        return ready;
    }

    /** Under the lock: begins what was ready the longest. */
    final @Nullable Sending<?, ?> begin() {
        Sending<?, ?> next = ready.poll();
        if (next != null) {
            flying.add(next);
        }
        return next;
    }

    /** Under the lock: what was begun was not sent, and is ready again. */
    final void giveBack(Sending<?, ?> unsent) {
        if (flying.remove(unsent)) {
            if (stopped) {
                guarded(unsent.flight().dropped());
            } else {
                ready.addFirst(unsent);
            }
        }
    }

    /** Under the lock: wakes those who wait. */
    final void signal() {
        moved.signalAll();
    }

    /** Tells the course an answer. Without the lock. What this thread takes it has to send. */
    final <R, D> @Nullable Sending<?, ?> land(
            Sending<R, D> sent, Answer<R> answer, Supplier<@Nullable Sending<?, ?>> takes) {
        D news;
        try {
            news = sent.flight().decode().apply(answer);
        } catch (Throwable e) {
            breakWith(sent, e);
            return null;
        }
        return tell(
                () -> {
                    if (flying.remove(sent) && !closed) {
                        sent.flight().landed().accept(news);
                    }
                },
                takes);
    }

    /** What must not happen ends all that waits, and is thrown there. Without the lock. */
    final void breakWith(Sending<?, ?> sent, Throwable e) {
        tell(() -> {
            flying.remove(sent);
            breakWith(e);
        });
    }

    /** Under the lock. */
    private void breakWith(Throwable e) {
        broken = broken == null ? e : broken;
        shut();
        signal();
    }

    /** Under the lock. */
    private void guarded(Runnable news) {
        try {
            news.run();
        } catch (Throwable e) {
            breakWith(e);
        }
    }

    private void throwIfBroken() {
        if (broken instanceof Error error) {
            throw error;
        }
        if (broken != null) {
            throw broken instanceof RuntimeException runtime ? runtime : new IllegalStateException(broken);
        }
    }

    /** Under the lock: takes over what the course wants to be sent. */
    private void pull() {
        guarded(() -> {
            for (Flight<?, ?> next = nextFlight(); next != null; next = nextFlight()) {
                ready.add(new Sending<>(next, ticker.nanos()));
            }
        });
    }

    private @Nullable Flight<?, ?> nextFlight() {
        return stopped ? null : course.next();
    }

    /** Under the lock: who waits sees to the time himself, if he knows of it; else an alarm does. */
    private void wake() {
        if (waiting.isEmpty()) {
            setAlarm();
            return;
        }
        long soon = ticker.nanos() + Math.min(untilWaiterTakes(flying.isEmpty()), untilRested());
        boolean matters = broken != null
                // while a source is read, there is nothing to be done before it says so itself
                || (flying.isEmpty() && ready.isEmpty() && (stopped || !expecting))
                || waiting.stream()
                        .anyMatch(waiter ->
                                waiter.wakesAt() > soon || waiter.until().getAsBoolean());
        if (matters) {
            signal();
        }
    }

    private long untilRested() {
        Duration rest = stopped ? null : course.rest();
        return rest == null ? FOR_EVER : rest.toNanos();
    }

    private void setAlarm() {
        long rest = Math.min(untilRested(), ready.isEmpty() ? FOR_EVER : untilAskedAgain());
        long at = ticker.nanos() + rest;
        if (rest < FOR_EVER && (alarm == null || at < alarmAt)) {
            if (alarm != null) {
                alarm.cancel(false);
            }
            alarmAt = at;
            alarm = ticker.after(Duration.ofNanos(rest), this::timePassed);
        }
    }

    private void timePassed() {
        tell(() -> alarm = null);
    }

    /** Under the lock. */
    private void shut() {
        stopped = true;
        gate.shut();
        List<Sending<?, ?>> dropped = List.copyOf(ready);
        ready.clear();
        dropped.forEach(unsent -> guarded(unsent.flight().dropped()));
        signal();
    }

    @CanIgnoreReturnValue
    private int callOff() {
        List<Sending<?, ?>> left;
        lock.lock();
        try {
            closed = true;
            left = List.copyOf(flying);
            flying.clear();
            left.forEach(Sending::interrupt);
            signal();
        } finally {
            lock.unlock();
        }
        left.forEach(Sending::cancel);
        return left.size();
    }
}
