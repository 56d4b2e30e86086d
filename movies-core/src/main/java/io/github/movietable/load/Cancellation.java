package io.github.movietable.load;

import java.util.function.BooleanSupplier;

/** A switch with which another thread ends loads and exports, within a second. It can't be reset. */
public final class Cancellation {
    private final BooleanSupplier also;
    private volatile boolean cancelled;

    /** Creates a switch that is not cancelled yet. */
    public Cancellation() {
        this(() -> false);
    }

    private Cancellation(BooleanSupplier also) {
        this.also = also;
    }

    /** A switch that is cancelled when this one is, or while another condition holds. */
    Cancellation or(BooleanSupplier other) {
        return new Cancellation(() -> isCancelled() || other.getAsBoolean());
    }

    /** Ends the loads and exports that were given this switch. A second call does nothing. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Whether the loads and exports with this switch have to end.
     *
     * @return true after {@link #cancel}
     */
    public boolean isCancelled() {
        return cancelled || also.getAsBoolean();
    }
}
