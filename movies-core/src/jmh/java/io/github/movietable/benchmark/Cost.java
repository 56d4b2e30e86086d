package io.github.movietable.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What one piece of work took.
 *
 * @param cpu nanoseconds of CPU
 * @param bytes bytes allocated
 * @param wall nanoseconds by the clock
 */
record Cost(double cpu, double bytes, double wall) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /**
     * Measures some runs.
     *
     * @param alone whether all happens on this thread; else the whole process is measured, its collector included
     * @param pieces what the costs are divided by, for each run
     */
    static Cost of(Runnable work, int runs, boolean alone, int pieces) {
        Cost before = now(alone);
        for (int i = 0; i < runs; i++) {
            work.run();
        }
        Cost after = now(alone);
        double all = (double) runs * pieces;
        return new Cost(
                (after.cpu - before.cpu) / all, (after.bytes - before.bytes) / all, (after.wall - before.wall) / all);
    }

    /** Nanoseconds of CPU that this process has used. */
    static long ofProcess() {
        return PROCESS.getProcessCpuTime();
    }

    private static Cost now(boolean alone) {
        return alone
                ? new Cost(
                        THREADS.getCurrentThreadCpuTime(),
                        THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()),
                        System.nanoTime())
                : new Cost(
                        ofProcess(),
                        Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                                .sum(),
                        System.nanoTime());
    }
}
