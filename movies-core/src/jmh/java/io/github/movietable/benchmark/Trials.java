package io.github.movietable.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All trials by their names. */
final class Trials {
    /** Runs a trial; if it is not to be full, in a shorter form. */
    private interface Runs {
        Trial run(boolean full) throws Exception;
    }

    private static final Map<String, Runs> ALL = new LinkedHashMap<>();

    static {
        ALL.put("cold-start", ColdStart::trial);
        ALL.put("growth", Growth::trial);
        ALL.put("capacity", PacedTable::trial);
        ALL.put("small-heap", full -> SmallHeap.trial());
        ALL.put("lab", WholeLab::trial);
        ALL.put("in-flight", InFlight::trial);
        ALL.put("in-flight-slow", InFlight::ofSlowServer);
    }

    private Trials() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    static Trial run(String name, boolean full) throws Exception {
        Runs trial = ALL.get(name);
        if (trial == null) {
            throw new IllegalArgumentException("no trial " + name + "; there are " + names());
        }
        return trial.run(full);
    }
}
