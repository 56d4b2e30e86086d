package io.github.movietable.benchmark;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/** The JVM's compiler. While it has much to do, a way that runs more code seems slower than it is. */
final class Compiler {
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    /** What counts as rest, if a look takes some seconds. */
    private static final int REST_MILLIS = 30;

    private Compiler() {}

    /** How long it has worked until now. */
    static long millis() {
        return COMPILER.getTotalCompilationTime();
    }

    /** Whether it had nearly nothing to do since some seconds ago. */
    static boolean hasRestedSince(long millis) {
        return millis() - millis < REST_MILLIS;
    }
}
