package io.github.movietable.internal.call;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** Waits until the shared workers have done all their tasks. */
public final class Quiet {
    private Quiet() {}

    /**
     * Returns after a moment at which every worker was free, after all earlier tasks. A test that calls this needs a
     * timeout.
     */
    public static void await() {
        CyclicBarrier all = new CyclicBarrier(Workers.MAX_THREADS + 1);
        for (int i = 0; i < Workers.MAX_THREADS; i++) {
            Workers.shared().execute(() -> meet(all));
        }
        meet(all);
    }

    private static void meet(CyclicBarrier all) {
        try {
            all.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }
}
