package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Course} of a {@link Driver}, with its requests. A request is ready at first; it flies from the moment when
 * a thread begins to send it until the course is told the answer. Guarded by the driver's lock.
 */
final class Flights {
    private final Course course;
    private final Ticker ticker;
    private final Gate gate;
    private final Deque<Sending<?, ?>> ready = new ArrayDeque<>();
    private final Set<Sending<?, ?>> flying = new HashSet<>();
    private boolean isStopped;
    private boolean isClosed;
    private @Nullable Throwable broken;

    Flights(Course course, Ticker ticker, Gate gate) {
        this.course = course;
        this.ticker = ticker;
        this.gate = gate;
    }

    /**
     * Tells the course something. If this throws, nothing more is sent, and every waiting thread throws the same
     * exception.
     */
    void tell(Runnable news) {
        try {
            news.run();
        } catch (Throwable e) {
            breakWith(e);
        }
    }

    void breakWith(Throwable why) {
        broken = broken == null ? why : broken;
        shut();
    }

    /** The unexpected exception that ended the work; null if there was none. */
    @Nullable
    Throwable broken() {
        return broken;
    }

    void throwIfBroken() {
        if (broken instanceof Error error) {
            throw error;
        }
        if (broken != null) {
            throw broken instanceof RuntimeException runtime ? runtime : new IllegalStateException(broken);
        }
    }

    /** Asks the course for requests until it has none, and makes them ready. */
    void pull() {
        tell(() -> {
            for (Flight<?, ?> next = next(); next != null; next = next()) {
                ready.add(new Sending<>(next, ticker.nanos()));
            }
        });
    }

    private @Nullable Flight<?, ?> next() {
        return isStopped ? null : course.next();
    }

    /** How many nanoseconds until the course wants to be asked for requests again. */
    long untilRested() {
        Duration rest = isStopped ? null : course.rest();
        return rest == null ? Driver.FOR_EVER : rest.toNanos();
    }

    Deque<Sending<?, ?>> ready() {
        return ready;
    }

    boolean isFlying() {
        return !flying.isEmpty();
    }

    boolean isBusy() {
        return isFlying() || !ready.isEmpty();
    }

    boolean isStopped() {
        return isStopped;
    }

    /** Whether the course was stopped and no request flies any more. */
    boolean isOver() {
        return isStopped && flying.isEmpty();
    }

    /** Takes the request that has been ready for the longest time; null if none is ready. */
    @Nullable
    Sending<?, ?> begin() {
        Sending<?, ?> next = ready.poll();
        if (next != null) {
            flying.add(next);
        }
        return next;
    }

    /** Makes a request ready again that a thread took and did not send. */
    void giveBack(Sending<?, ?> unsent) {
        if (flying.remove(unsent)) {
            if (isStopped) {
                tell(unsent.flight().dropped());
            } else {
                ready.addFirst(unsent);
            }
        }
    }

    /** Tells the course the answer to a request, unless the request was called off. */
    <D> void land(Sending<?, D> sent, D news) {
        if (flying.remove(sent) && !isClosed) {
            sent.flight().landed().accept(news);
        }
    }

    void breakWith(Sending<?, ?> sent, Throwable why) {
        flying.remove(sent);
        breakWith(why);
    }

    /** Shuts the gate, and drops the requests that no thread has begun to send. */
    void shut() {
        isStopped = true;
        gate.shut();
        List<Sending<?, ?>> dropped = List.copyOf(ready);
        ready.clear();
        dropped.forEach(unsent -> tell(unsent.flight().dropped()));
    }

    /**
     * Interrupts the threads of all requests that fly, and forgets these requests. The caller cancels their futures
     * afterwards, without the lock.
     */
    List<Sending<?, ?>> callOff() {
        isClosed = true;
        List<Sending<?, ?>> left = List.copyOf(flying);
        flying.clear();
        left.forEach(Sending::interrupt);
        return left;
    }
}
