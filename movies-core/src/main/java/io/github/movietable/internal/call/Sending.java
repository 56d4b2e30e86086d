package io.github.movietable.internal.call;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Flight} in a {@link Driver}: ready at first, then being sent by a thread or as a future. Guarded by the
 * driver's lock.
 */
final class Sending<R, D> {
    private final Flight<R, D> flight;
    private final long readySince;
    private @Nullable Thread thread;
    private @Nullable Future<?> call;
    private boolean calledOff;

    Sending(Flight<R, D> flight, long readySince) {
        this.flight = flight;
        this.readySince = readySince;
    }

    Flight<R, D> flight() {
        return flight;
    }

    long readySince() {
        return readySince;
    }

    void beginsOn(Thread worker) {
        thread = worker;
    }

    /** Notes that the thread is done; returns whether the driver interrupted it. */
    boolean ends() {
        thread = null;
        return calledOff;
    }

    /**
     * Keeps the future, so that it can be cancelled; returns false if the flight was called off before there was a
     * future.
     */
    boolean isOn(Future<?> begun) {
        call = begun;
        return !calledOff;
    }

    void interrupt() {
        calledOff = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /**
     * Cancels the future, if there is one. Called without the lock, because cancelling runs the code that depends on
     * the future.
     */
    void cancel() {
        Future<?> begun = call;
        if (begun != null) {
            begun.cancel(true);
        }
    }
}
