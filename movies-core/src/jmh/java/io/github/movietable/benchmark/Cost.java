package io.github.movietable.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The cost of one piece of work.
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
     * @param alone whether all the work happens on this thread; if not, the whole process is measured, its garbage
     *     collector included
     * @param pieces how many pieces of work each run does, by which the cost is divided
     */
    static Cost of(Runnable work, int runs, boolean alone, int pieces) {
        Map<Long, Long> bytes = bytes(alone);
        long cpu = cpu(alone);
        long wall = System.nanoTime();
        for (int i = 0; i < runs; i++) {
            work.run();
        }
        wall = System.nanoTime() - wall;
        cpu = cpu(alone) - cpu;
        double all = (double) runs * pieces;
        return new Cost(cpu / all, since(bytes, bytes(alone)) / all, wall / all);
    }

    /**
     * Adds the differences thread by thread, because the count of a thread that has ended is lost, with bytes of
     * earlier work.
     */
    private static double since(Map<Long, Long> before, Map<Long, Long> after) {
        return after.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
    }

    private static Map<Long, Long> bytes(boolean alone) {
        long[] threads = alone ? new long[] {Thread.currentThread().getId()} : THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(threads);
        // a thread that has just ended has -1
        return IntStream.range(0, threads.length)
                .filter(i -> bytes[i] >= 0)
                .boxed()
                .collect(Collectors.toMap(i -> threads[i], i -> bytes[i]));
    }

    private static long cpu(boolean alone) {
        return alone ? THREADS.getCurrentThreadCpuTime() : ofProcess();
    }

    /** Nanoseconds of CPU that this process has used. */
    static long ofProcess() {
        return PROCESS.getProcessCpuTime();
    }
}
