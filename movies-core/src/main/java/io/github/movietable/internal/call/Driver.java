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
 * Drives a {@link Course}: sends its requests, tells it the answers, and calls it again when the time that it asked for
 * has passed. The course is called under one lock, by whichever thread has something to tell; that thread also makes
 * sure that the next requests are sent. Nothing is sent or decoded under the lock.
 *
 * <p>If the client blocks, requests are sent by the executor's threads, and by the threads that {@link #await}
 * something. If the client does not block, an executor decodes the answers. In both cases a waiting thread does work
 * that no other thread has begun. So the work goes on however small or busy the executor is, even if the executor runs
 * nothing at all.
 */
public abstract sealed class Driver permits BlockingDriver, AsyncDriver {
    /** The longest time that a thread waits before it checks again whether there is something to do. */
    static final Duration LOOK = Duration.ofMillis(100);

    static final long FOR_EVER = Long.MAX_VALUE / 2;

    /** Tells the course nothing, but makes the driver ask it for requests again. */
    public static final Runnable NOTHING = () -> {};

    private final ReentrantLock lock = new ReentrantLock();
    private final Ticker ticker;
    private final Flights flights;
    private final Waiters waiters;
    private volatile Runnable listener = NOTHING;
    private volatile boolean expecting;

    /** The next thing that a waiting thread does: it returns, or does some of the work, or goes on waiting. */
    private record Turn(
            boolean isOver, boolean isThere, @Nullable Runnable work) {}

    Driver(Course course, Ticker ticker, Gate gate) {
        this.ticker = ticker;
        this.flights = new Flights(course, ticker, gate);
        this.waiters = new Waiters(ticker, lock);
    }

    /**
     * Creates a driver for a course that has not sent anything yet.
     *
     * @param course the course; from now on only the driver calls it
     * @param client sends its requests
     * @param workers send requests if the client blocks
     * @param isEager whether a waiting thread itself sends a request at once if no request is in flight, because it
     *     waits for exactly that answer. Otherwise it leaves the request to the workers for some milliseconds. Once the
     *     executor has refused a task, or begun nothing in that time, waiting threads send requests at once until a
     *     worker begins one again
     * @param gate is shut when the driver is stopped, so that requests that have not reached the network fail
     * @return the driver
     */
    public static Driver of(Course course, Client client, Executor workers, boolean isEager, Gate gate) {
        return client instanceof BlockingClient blocking
                ? new BlockingDriver(course, blocking, workers, isEager, gate)
                : new AsyncDriver(course, (AsyncClient) client, gate);
    }

    /**
     * Tells the course something, and sends the requests that follow.
     *
     * @param news is run under the lock, and tells the course; must not wait
     */
    public final void tell(Runnable news) {
        Sending<?, ?> unused = tell(news, () -> null);
    }

    /**
     * Tells the course something. This thread may then take one request by {@code takes}; if it does, it has to send
     * the request.
     */
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
     * Reads the course's state, or takes something from the course.
     *
     * @param look is run under the lock
     * @param <T> the type of its result
     * @return its result
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
     * Waits, and meanwhile does work that no other thread has begun.
     *
     * @param until tells whether the wait is over; any thread may call it, often and under the lock, so it must change
     *     nothing
     * @return true if the wait ended as wanted; false if the driver was stopped before
     * @throws AbortedException if the thread is interrupted, as the SDK's own calls throw; the thread's interrupt
     *     status stays set
     */
    public final boolean await(BooleanSupplier until) {
        return await(NOTHING, until, Duration.ofNanos(Long.MAX_VALUE));
    }

    /**
     * Tells the course something, and waits until a condition holds. Unlike with {@link #tell}, this thread itself
     * sends the first request that follows if the driver is eager.
     *
     * @param news tells the course, under the lock; must not wait
     * @param until tells whether the wait is over; any thread may call it, often and under the lock, so it must change
     *     nothing
     * @param longest how long to wait
     * @return whether the wait ended as wanted; false if the time has passed, or the driver was stopped before
     * @throws AbortedException if the thread is interrupted, as the SDK's own calls throw; the thread's interrupt
     *     status stays set
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
        if (flights.broken() != null) {
            waiters.signal();
        }
        flights.throwIfBroken();
        boolean isThere = until.getAsBoolean();
        boolean isOver = isThere || left <= 0 || flights.isOver();
        Runnable work = isOver ? null : workOrRest(until, left);
        // a thread that goes on waiting wakes up in time by itself; if this thread returns or works, an alarm is needed
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
     * Whether a waiting thread has to do work now, because no other thread has begun that work. Called under the lock,
     * by the condition of a wait that must not end before the work is done.
     *
     * @return whether there is such work
     */
    public final boolean isDueToWaiter() {
        return untilWaiterTakes(false) == 0;
    }

    /**
     * Stops the course: nothing more is sent. Requests that no thread has begun to send are dropped, and the gate
     * refuses those that have not reached the network. Requests in flight have some time to end, and their answers
     * count. After that time their threads are interrupted or their futures cancelled, and the course is not told their
     * answers. This method does not wait.
     *
     * @param longest how long requests in flight may still take
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
     * Stops the course, and waits for the requests in flight. An interrupt does not shorten the wait; the thread is
     * still interrupted afterwards.
     *
     * @param longest how long to wait
     * @return how many requests had not ended by then; they are called off
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
     * Tells the course something later.
     *
     * @param time how long from now
     * @param news is run under the lock, and tells the course; must not wait
     * @return a future by which this can be cancelled
     */
    public final Future<?> tellAfter(Duration time, Runnable news) {
        return ticker.after(time, () -> ring(() -> tell(news)));
    }

    /**
     * Whether a request is in flight.
     *
     * @return whether a request was begun and has not ended
     */
    public final boolean isFlying() {
        return look(flights::isFlying);
    }

    /**
     * The unexpected exception that ended the work. A thread that waits throws it; if no thread waits, the {@link
     * #whenMoved listener} has to ask for it.
     *
     * @return the exception; null if there was none
     */
    public final @Nullable Throwable broken() {
        return look(flights::broken);
    }

    /**
     * Sets a listener that is called each time the course has been told something.
     *
     * @param told is called without the lock, on the thread that told the course; must not wait
     */
    public final void whenMoved(Runnable told) {
        listener = told;
    }

    /**
     * Says whether another thread is about to tell the course something. A test's clock then does not advance while
     * threads wait.
     *
     * @param isComing whether it is
     */
    public final void expect(boolean isComing) {
        expecting = isComing;
    }

    /** Sends the requests that are ready, or gives them to the executor. Called without the lock. */
    abstract void dispatch();

    /** Runs a task whose time has come. Called by the timer. */
    void ring(Runnable task) {
        task.run();
    }

    /** Under the lock: whether {@link #dispatch} would do something. */
    abstract boolean hasToDispatch();

    /**
     * Under the lock: takes the work that a waiting thread has to do now; null if there is none. The work is run
     * without the lock.
     */
    abstract @Nullable Runnable takenByWaiter();

    /**
     * Under the lock: how many nanoseconds until a waiting thread does the work that no other thread has begun; 0 for
     * now.
     */
    abstract long untilWaiterTakes(boolean isIdle);

    /** The longest time that a waiting thread sleeps while a request is ready or in flight. */
    abstract Duration waiterLooks();

    /** Under the lock: how many nanoseconds until an executor that refused is tried again. */
    abstract long untilAskedAgain();

    final Ticker ticker() {
        return ticker;
    }

    /** The course and its requests; to be used under the lock only. */
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

    /**
     * Decodes an answer and tells the course. Called without the lock. If this thread takes a request by {@code takes},
     * it has to send the request that is returned.
     */
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

    /**
     * Ends the work because of an unexpected error, which every waiting thread then throws. Called without the lock.
     */
    final void breakWith(Sending<?, ?> sent, Throwable e) {
        tell(() -> flights.breakWith(sent, e));
    }

    /**
     * Under the lock: wakes the waiting threads if the work is over or has failed, if the condition of one of them
     * holds now, or if one of them has work to do before it would wake up by itself. If no thread waits, a timer is set
     * for the time when the course is to be asked again.
     */
    private void wake() {
        if (waiters.isEmpty()) {
            setAlarm();
            return;
        }
        long due = Math.min(untilWaiterTakes(!flights.isFlying()), flights.untilRested());
        // while another thread reads a source, that thread tells the course when there is something to do
        boolean isIdle = !flights.isBusy() && (flights.isStopped() || !expecting);
        if (flights.broken() != null || isIdle || waiters.hasReasonToWake(due)) {
            waiters.signal();
        }
    }

    private void setAlarm() {
        long due = Math.min(flights.untilRested(), flights.ready().isEmpty() ? FOR_EVER : untilAskedAgain());
        waiters.setAlarm(due, () -> ring(() -> tell(waiters::alarmHasRung)));
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
