package io.github.movietable.load;

import java.util.function.BooleanSupplier;

/** A switch by which another thread ends a load or an export, within a second. Once cancelled it stays so. */
public final class Cancellation {
    private final BooleanSupplier also;
    private volatile boolean cancelled;

    /** Creates a switch that is not thrown. */
    public Cancellation() {
        this(() -> false);
    }

    private Cancellation(BooleanSupplier also) {
        this.also = also;
    }

    /** A switch that is thrown if this one is, or if another condition holds. */
    Cancellation or(BooleanSupplier other) {
        return new Cancellation(() -> isCancelled() || other.getAsBoolean());
    }

    /** Ends the loads and exports that watch this switch. A second call does nothing. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Whether it was cancelled.
     *
     * @return whether it was
     */
    public boolean isCancelled() {
        return cancelled || also.getAsBoolean();
    }
}
