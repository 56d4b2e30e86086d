package io.github.movietable.testing;

import io.github.movietable.internal.call.Workers;
import java.util.concurrent.ThreadPoolExecutor;

/** The shared workers at rest: what was asked for ahead is answered, and nothing more comes. */
public final class Quiet {
    private Quiet() {}

    /** Returns when no worker does anything; a test that calls it has a timeout. */
    public static void await() {
        ThreadPoolExecutor pool = (ThreadPoolExecutor) Workers.shared();
        while (pool.getActiveCount() > 0 || !pool.getQueue().isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
