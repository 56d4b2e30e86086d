package io.github.movietable.benchmark;

import java.util.EnumMap;
import java.util.Map;

/**
 * A piece of work and the ways to do it. Each way checks its own result and throws if it is wrong.
 *
 * @param name names the work
 * @param per what the figures are for: a call, a movie
 * @param movies how many of them one run does
 * @param bound the highest cost of the library's way, as a multiple of the SDK by hand
 * @param alone whether all happens on the thread that calls
 * @param ways the ways
 */
record Workload(String name, String per, int movies, Bound bound, boolean alone, Map<Way, Runnable> ways) {
    /** Multiples of what the SDK by hand takes. */
    record Bound(double cpu, double bytes, double wall) {
        static final double NONE = Double.POSITIVE_INFINITY;

        static Bound of(double both) {
            return new Bound(both, both, NONE);
        }
    }

    /** Work of one call on the calling thread. */
    static Workload call(String name, double bound) {
        return new Workload(name, "call", 1, Bound.of(bound), true, new EnumMap<>(Way.class));
    }

    /** Work on many movies. */
    static Workload movies(String name, int movies, Bound bound, boolean alone) {
        return new Workload(name, "movie", movies, bound, alone, new EnumMap<>(Way.class));
    }

    Workload by(Way way, Runnable work) {
        ways.put(way, work);
        return this;
    }

    Runnable way(Way way) {
        Runnable work = ways.get(way);
        if (work == null) {
            throw new IllegalArgumentException(name + " is not done by " + way);
        }
        return work;
    }

    /** Throws if a result is wrong, because the measurement would then be of other work. */
    static void check(boolean right) {
        if (!right) {
            throw new IllegalStateException("a result is wrong");
        }
    }
}
