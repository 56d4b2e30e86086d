package io.github.movietable.internal.call;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** The shared workers at rest: they have done all that they were asked for, and nothing more comes. */
public final class Quiet {
    private Quiet() {}

    /** Returns when every worker was free at one moment, behind all tasks before; a test that calls it has a timeout. */
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
