package io.github.movietable.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One way of one workload, alone in its process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class WorkloadBenchmark {
    /** A workload and a way to do it, like {@code update/OURS}; not every workload is done in all ways. */
    @Param("update/OURS")
    String work;

    private Runnable way = () -> {};

    /** Makes the workload, and checks that it works. */
    @Setup
    public void make() {
        String[] parts = work.split("/", -1);
        way = Workloads.named(parts[0]).way(Way.valueOf(parts[1]));
    }

    /** Does the work once. */
    @Benchmark
    public void run() {
        way.run();
    }
}
