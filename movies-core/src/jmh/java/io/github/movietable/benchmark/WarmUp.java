package io.github.movietable.benchmark;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Runs work until the compiler has nothing more to do, or until the process has used a given amount of CPU time, so
 * that the load of the machine does not matter; work that mostly waits has a limit by the clock too. Compiling the code
 * of four ways takes most of a minute of CPU. Before that, code that is longer, or is compiled later, seems slower than
 * it is.
 */
final class WarmUp {
    /** How long the compiler has to rest until the work counts as compiled. */
    private static final Duration LOOK = Duration.ofSeconds(3);

    /** How long the compiler may work during a look and still count as at rest. */
    private static final int REST_MILLIS = 30;

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final int MAX_SLOWNESS = 4;

    private WarmUp() {}

    static void run(Runnable work, Duration most) {
        long used = Cost.ofProcess() + most.toNanos();
        long late = System.nanoTime() + MAX_SLOWNESS * most.toNanos();
        boolean isCompiled = false;
        while (!isCompiled && Cost.ofProcess() < used && System.nanoTime() < late) {
            long before = COMPILER.getTotalCompilationTime();
            repeat(work, LOOK);
            isCompiled = COMPILER.getTotalCompilationTime() - before < REST_MILLIS;
        }
    }

    private static void repeat(Runnable work, Duration cpu) {
        long used = Cost.ofProcess() + cpu.toNanos();
        long late = System.nanoTime() + MAX_SLOWNESS * cpu.toNanos();
        while (Cost.ofProcess() < used && System.nanoTime() < late) {
            work.run();
        }
    }
}
