package io.github.movietable.load;

/** A switch by which another thread ends a load or an export, within a second. Once cancelled it stays so. */
public final class Cancellation {
    private volatile boolean cancelled;

    /** Creates a switch that is not thrown. */
    public Cancellation() {}

    /** Ends what watches this switch. Doing it again does nothing. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Whether it was cancelled.
     *
     * @return whether it was
     */
    public boolean isCancelled() {
        return cancelled;
    }
}
