package io.github.movietable.internal.call;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A flight on its way through a driver: ready at first, then sent by a thread or as a future. Guarded by the driver's lock. */
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

    /** Whether the driver interrupted the thread: then the interrupt is nobody else's. */
    boolean ends() {
        thread = null;
        return calledOff;
    }

    /** Keeps the future to cancel; false if the flight was called off before the future was there. */
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

    /** Without the lock, because cancelling a future runs the code that depends on it. */
    void cancel() {
        Future<?> begun = call;
        if (begun != null) {
            begun.cancel(true);
        }
    }
}
