package io.github.movietable.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All ways of a workload in one process, in turns: so other work of the machine disturbs all of them alike. Each round
 * measures each way for the same short time, and begins with another way than the round before.
 */
final class SideBySide {
    private static final Duration TURN = Duration.ofMillis(20);

    /** The CPU time of a process may be known to 10 ms only. */
    private static final Duration LONG_TURN = Duration.ofMillis(200);

    private static final int MIN_ROUNDS = 9;

    private final Workload workload;
    private final Map<Way, Integer> runs = new EnumMap<>(Way.class);

    SideBySide(Workload workload) {
        this.workload = workload;
    }

    /** Measures all ways, and returns the cost of each round of each way. */
    Map<Way, List<Cost>> measure(Duration warmUp, Duration time) {
        workload.ways().keySet().forEach(way -> runs.put(way, 1));
        warmUp(warmUp.dividedBy(2));
        workload.ways().keySet().forEach(way -> runs.put(way, runsInATurn(way)));
        warmUp(warmUp.dividedBy(2));
        Map<Way, List<Cost>> costs = new EnumMap<>(Way.class);
        long end = System.nanoTime() + time.toNanos();
        for (int round = 0; round < MIN_ROUNDS || System.nanoTime() < end; round++) {
            round(round)
                    .forEach((way, cost) ->
                            costs.computeIfAbsent(way, w -> new ArrayList<>()).add(cost));
        }
        return costs;
    }

    private void warmUp(Duration most) {
        WarmUp.run(() -> round(0), most);
    }

    private Map<Way, Cost> round(int number) {
        List<Way> order = new ArrayList<>(workload.ways().keySet());
        Collections.rotate(order, number);
        Map<Way, Cost> costs = new EnumMap<>(Way.class);
        order.forEach(way -> costs.put(way, cost(way, runs.getOrDefault(way, 1))));
        return costs;
    }

    private Cost cost(Way way, int times) {
        return Cost.of(workload.way(way), times, workload.alone(), workload.movies());
    }

    private int runsInATurn(Way way) {
        double run = cost(way, 1).wall() * workload.movies();
        Duration turn = workload.alone() ? TURN : LONG_TURN;
        return (int) Math.max(1, Math.min(10_000, turn.toNanos() / run));
    }
}
