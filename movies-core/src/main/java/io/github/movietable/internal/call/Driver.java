package io.github.movietable.internal.call;

import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Drives a {@link Course}: sends its requests, tells it the answers, and asks it again when it has rested. The course is
 * asked and told under one lock, by whichever thread brings news; that thread also sees to it that the next requests are
 * sent. Nothing is sent or decoded under the lock.
 *
 * <p>If the client blocks, requests are sent by an executor's threads, and by the threads that {@link #await} something.
 * If it does not block, an executor decodes the answers. In both cases a thread that waits does itself the work that no
 * other thread has begun. So a driver goes on, however small or busy the executor is, and even if it runs nothing at all.
 */
public abstract sealed class Driver permits BlockingDriver, AsyncDriver {
    /** No thread waits longer without looking around. */
    static final Duration LOOK = Duration.ofMillis(100);

    static final long FOR_EVER = Long.MAX_VALUE / 2;

    /** No news, but a reason to look at what is to be sent. */
    public static final Runnable NOTHING = () -> {};

    private final ReentrantLock lock = new ReentrantLock();
    private final Ticker ticker;
    private final Flights flights;
    private final Waiters waiters;
    private volatile Runnable listener = NOTHING;
    private volatile boolean expecting;

    /** What a thread that waits does next: it leaves, or it does some work, or it looks again. */
    private record Turn(
            boolean isOver, boolean isThere, @Nullable Runnable work) {}

    Driver(Course course, Ticker ticker, Gate gate) {
        this.ticker = ticker;
        this.flights = new Flights(course, ticker, gate);
        this.waiters = new Waiters(ticker, lock);
    }

    /**
     * A driver for a course that has not begun.
     *
     * @param course the course; from now on only the driver calls it
     * @param client sends its requests
     * @param workers send requests if the client blocks
     * @param isEager whether a thread that waits sends a request at once if nothing is on its way, because it needs just
     *     that answer; else it leaves the request to the workers for some milliseconds. If workers refuse, or once begin
     *     nothing for so long, nobody leaves them anything until they have begun something again
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

    /** The thread that brings the news may take a request that follows from it, and then has to send it. */
    private @Nullable Sending<?, ?> tell(Runnable news, Supplier<@Nullable Sending<?, ?>> takes) {
        Sending<?, ?> mine = look(() -> {
            flights.tell(news);
            flights.pull();
            Sending<?, ?> taken = takes.get();
            wake();
            return taken;
        });
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
    public final <T extends @Nullable Object> T look(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits, and meanwhile does the work that no other thread has begun.
     *
     * @param until whether the wait is over; any thread asks it, often and under the lock, so it must change nothing
     * @return false if the driver was stopped before, and nothing more will come
     * @throws AbortedException if the thread is interrupted, as the SDK throws; the interrupt stays set
     */
    public final boolean await(BooleanSupplier until) {
        return await(NOTHING, until, Duration.ofNanos(Long.MAX_VALUE));
    }

    /**
     * Tells the course something, and waits for a consequence. Unlike after {@link #tell}, this thread sends the first
     * request that follows, if the driver is eager.
     *
     * @param news tells the course, under the lock; must not wait
     * @param until whether the wait is over; any thread asks it, often and under the lock, so it must change nothing
     * @param longest how long to wait
     * @return whether the wait ended as wanted; false if the time has passed, or the driver was stopped before
     * @throws AbortedException if the thread is interrupted, as the SDK throws; the interrupt stays set
     */
    public final boolean await(Runnable news, BooleanSupplier until, Duration longest) {
        long begun = ticker.nanos();
        locked(() -> flights.tell(news));
        while (true) {
            Turn turn = look(() -> turn(until, longest.toNanos() - (ticker.nanos() - begun)));
            dispatch();
            if (turn.isOver()) {
                return turn.isThere();
            }
            if (turn.work() != null) {
                turn.work().run();
            }
        }
    }

    private Turn turn(BooleanSupplier until, long left) {
        flights.pull();
        if (flights.isBroken()) {
            waiters.signal();
        }
        flights.throwIfBroken();
        boolean isThere = until.getAsBoolean();
        boolean isOver = isThere || left <= 0 || flights.isOver();
        Runnable work = isOver ? null : workOrRest(until, left);
        // a thread that rests looks at the time itself; one that leaves, or works, does not
        if (isOver || work != null) {
            setAlarm();
        }
        return new Turn(isOver, isThere, work);
    }

    private @Nullable Runnable workOrRest(BooleanSupplier until, long left) {
        if (Thread.currentThread().isInterrupted()) {
            throw AbortedException.create("interrupted while waiting for DynamoDB");
        }
        Runnable work = untilWaiterTakes(!flights.isFlying()) > 0 ? null : takenByWaiter();
        if (work == null && !hasToDispatch()) {
            boolean isBusy = flights.isBusy();
            long look = (isBusy ? waiterLooks() : LOOK).toNanos();
            long due = Math.min(flights.untilRested(), untilWaiterTakes(false));
            waiters.rest(until, Math.min(Math.min(left, look), due), expecting || isBusy);
        }
        return work;
    }

    /**
     * Sends nothing more. Requests that have not begun are dropped, and the gate refuses those that have not reached the
     * network. Requests on their way have some time to end, and their answers count; then their threads are interrupted or
     * their futures cancelled, and the course is told nothing of them any more. Does not wait.
     *
     * @param longest how long requests on their way may go on
     */
    public final void stop(Duration longest) {
        locked(() -> {
            flights.shut();
            waiters.signal();
        });
        if (longest.isZero()) {
            callOff();
        } else {
            Future<?> unused = ticker.after(longest, this::callOff);
        }
        dispatch();
    }

    /**
     * Stops, and waits for the requests on their way. An interrupt does not shorten the wait; it stays set.
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
        try {
            Runnable work = look(() -> workOrRest(() -> !flights.isFlying(), left));
            if (work != null) {
                work.run();
            }
            return false;
        } catch (AbortedException e) {
            return Thread.interrupted();
        }
    }

    /**
     * Whether a request is on its way.
     *
     * @return whether a request was begun and has not ended
     */
    public final boolean isFlying() {
        return look(flights::isFlying);
    }

    /**
     * Has somebody told of every piece of news.
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

    /** Has the requests sent that are ready, unless they are left to the threads that wait. Without the lock. */
    abstract void dispatch();

    /** Under the lock: whether {@link #dispatch} has something to do. */
    abstract boolean hasToDispatch();

    /** Under the lock: the work that a thread that waits has to do now, if there is any. It runs without the lock. */
    abstract @Nullable Runnable takenByWaiter();

    /** Under the lock: how long until a thread that waits does itself the work that nobody has begun, in nanoseconds. */
    abstract long untilWaiterTakes(boolean isIdle);

    /** How often a thread that waits looks whether it has to do something itself. */
    abstract Duration waiterLooks();

    /** Under the lock: how long until workers that refused are asked again, in nanoseconds. */
    abstract long untilAskedAgain();

    final Ticker ticker() {
        return ticker;
    }

    /** Guarded by the lock. */
    final Flights flights() {
        return flights;
    }

    final void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: wakes the threads that wait. */
    final void signal() {
        waiters.signal();
    }

    /** Tells the course an answer. Without the lock. If this thread takes a request, it has to send it. */
    final <R, D> @Nullable Sending<?, ?> land(
            Sending<R, D> sent, Answer<R> answer, Supplier<@Nullable Sending<?, ?>> takes) {
        D news;
        try {
            news = sent.flight().decode().apply(answer);
        } catch (Throwable e) {
            breakWith(sent, e);
            return null;
        }
        return tell(() -> flights.land(sent, news), takes);
    }

    /** An error that nobody expects ends the work, and is thrown by every thread that waits. Without the lock. */
    final void breakWith(Sending<?, ?> sent, Throwable e) {
        tell(() -> flights.breakWith(sent, e));
    }

    /** Under the lock: wakes the threads that wait, if there is a reason; sets the alarm if none waits. */
    private void wake() {
        if (waiters.isEmpty()) {
            setAlarm();
            return;
        }
        long due = Math.min(untilWaiterTakes(!flights.isFlying()), flights.untilRested());
        // while a source is read, there is nothing to be done before it says so itself
        boolean isIdle = !flights.isBusy() && (flights.isStopped() || !expecting);
        if (flights.isBroken() || isIdle || waiters.hasReasonToWake(due)) {
            waiters.signal();
        }
    }

    private void setAlarm() {
        long due = Math.min(flights.untilRested(), flights.ready().isEmpty() ? FOR_EVER : untilAskedAgain());
        waiters.setAlarm(due, () -> tell(waiters::alarmHasRung));
    }

    @CanIgnoreReturnValue
    private int callOff() {
        List<Sending<?, ?>> left = look(() -> {
            waiters.signal();
            return flights.callOff();
        });
        left.forEach(Sending::cancel);
        return left.size();
    }
}
