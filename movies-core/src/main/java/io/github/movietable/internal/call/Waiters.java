package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait for a {@link Driver}. Each of them wakes up by itself when it has something to do; while no
 * thread waits, a timer calls the driver instead. Guarded by the driver's lock.
 */
final class Waiters {
    private final Ticker ticker;
    private final Lock lock;
    private final Condition moved;
    private final List<Waiter> waiting = new ArrayList<>();
    private @Nullable Future<?> alarm;
    private long alarmAt;

    /** A thread that waits until a condition holds or a time has come. */
    private record Waiter(BooleanSupplier until, long wakesAt) {}

    Waiters(Ticker ticker, Lock lock) {
        this.ticker = ticker;
        this.lock = lock;
        this.moved = lock.newCondition();
    }

    /** Waits for a signal, with the lock released meanwhile. May return early. */
    void rest(BooleanSupplier until, long nanos, boolean isComing) {
        Waiter me = new Waiter(until, ticker.nanos() + nanos);
        waiting.add(me);
        try {
            ticker.await(lock, moved, Duration.ofNanos(Math.max(1, nanos)), isComing);
        } finally {
            waiting.remove(me);
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /**
     * Whether to wake the waiting threads: the condition of one of them holds now, or one of them would sleep longer
     * than the given time, after which there is something to do.
     */
    boolean hasReasonToWake(long nanos) {
        long soon = ticker.nanos() + nanos;
        return waiting.stream()
                .anyMatch(waiter -> waiter.wakesAt() > soon || waiter.until().getAsBoolean());
    }

    void signal() {
        moved.signalAll();
    }

    /** Sets the alarm, unless it is already set for an earlier time. */
    void setAlarm(long nanos, Runnable rings) {
        long at = ticker.nanos() + nanos;
        if (nanos < Driver.FOR_EVER && (alarm == null || at < alarmAt)) {
            if (alarm != null) {
                alarm.cancel(false);
            }
            alarmAt = at;
            alarm = ticker.after(Duration.ofNanos(nanos), rings);
        }
    }

    void alarmHasRung() {
        alarm = null;
    }
}
