package io.github.movietable.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks: {@code quick}, {@code keep} or {@code full}, with a regular expression if not all are wanted. The
 * figures of {@code quick} go to target; it measures before all is compiled, which makes longer code seem slower than it
 * is. The figures of {@code keep} and {@code full} go to docs; {@code keep} takes half an hour. {@code report} makes the page of
 * docs anew, and {@code jmh} takes JMH's own options.
 */
public final class Benchmarks {
    private static final Path DOCS = Path.of("../docs");
    private static final Path TARGET = Path.of("target/benchmarks");
    private static final List<String> MEMORY = List.of("-Xmx1g");

    /** The modes, which differ in how long a run takes. */
    private enum Mode {
        QUICK(TARGET, 1, 5, 5),
        KEEP(DOCS, 1, 180, 5),
        FULL(DOCS, 3, 180, 20);

        final Path folder;
        final int processes;
        final Duration warmUp;
        final Duration time;

        Mode(Path folder, int processes, int mostWarmUpSeconds, int seconds) {
            this.folder = folder;
            this.processes = processes;
            this.warmUp = Duration.ofSeconds(mostWarmUpSeconds);
            this.time = Duration.ofSeconds(seconds);
        }
    }

    private Benchmarks() {}

    /** Runs what the arguments say. */
    public static void main(String[] args) throws Exception {
        String wanted = args.length > 1 ? args[1] : ".*";
        switch (args.length == 0 ? "quick" : args[0]) {
            case "quick" -> run(Mode.QUICK, wanted);
            case "keep" -> run(Mode.KEEP, wanted);
            case "full" -> run(Mode.FULL, wanted);
            case "report" -> Report.write(DOCS);
            case "jmh" -> org.openjdk.jmh.Main.main(Arrays.copyOfRange(args, 1, args.length));
            case "process" -> process(args);
            case "trial" -> trial(args);
            default -> throw new IllegalArgumentException("quick, keep, full, report or jmh, not " + args[0]);
        }
    }

    private static void run(Mode mode, String wanted) throws IOException, InterruptedException, RunnerException {
        Path figures = Files.createDirectories(mode.folder.resolve("benchmarks"));
        sideBySide(mode, wanted, figures.resolve("side-by-side.json"));
        trials(mode, wanted, figures.resolve("trials.json"));
        jmh(mode, wanted, figures.resolve("jmh.json"));
        Report.write(mode.folder);
    }

    private static void sideBySide(Mode mode, String wanted, Path file) throws IOException, InterruptedException {
        Results results = Files.exists(file) ? Results.read(file) : Results.none();
        for (String name : meant(Workloads.names(), wanted)) {
            Workload workload = Workloads.named(name);
            results.forget(name);
            for (int i = 0; i < mode.processes; i++) {
                results.add(name, workload, inOwnProcess(name, mode));
            }
            results.write(file);
            System.out.println(Report.line(results.row(name)));
        }
    }

    private static void trials(Mode mode, String wanted, Path file) throws IOException, InterruptedException {
        TrialResults results = TrialResults.in(file);
        for (String name : meant(Trials.names(), wanted)) {
            Path told = Files.createTempFile("trial", ".json");
            OwnJvm.run(MEMORY, Benchmarks.class.getName(), "trial", name, mode.name(), told.toString());
            Trial trial = results.add(name, told);
            Files.delete(told);
            System.out.println(String.join("\n", Report.trial(trial)));
        }
    }

    private static void trial(String[] args) throws Exception {
        TrialResults.write(Trials.run(args[1], !Mode.QUICK.name().equals(args[2])), Path.of(args[3]));
        System.exit(0);
    }

    private static List<String> meant(Collection<String> names, String wanted) {
        return names.stream().filter(Pattern.compile(wanted).asPredicate()).toList();
    }

    /**
     * Runs a workload in another process, because the compiler's code depends on what ran before in the same process.
     */
    private static String inOwnProcess(String name, Mode mode) throws IOException, InterruptedException {
        Path told = Files.createTempFile("benchmark", ".json");
        OwnJvm.run(
                MEMORY,
                Benchmarks.class.getName(),
                "process",
                name,
                mode.warmUp.toString(),
                mode.time.toString(),
                told.toString());
        String line = Files.readString(told);
        Files.delete(told);
        return line;
    }

    private static void process(String[] args) throws IOException {
        SideBySide measured = new SideBySide(Workloads.named(args[1]));
        Files.writeString(
                Path.of(args[4]), Results.line(measured.measure(Duration.parse(args[2]), Duration.parse(args[3]))));
        System.exit(0);
    }

    /** Runs the JMH benchmarks, one after the other, and in full mode the workloads too. */
    private static void jmh(Mode mode, String wanted, Path file) throws IOException, RunnerException {
        String[] works = works(wanted);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("(?=.*(Micro|Read)Benchmark)(?=.*(" + wanted + "))")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class);
        if (mode == Mode.FULL && works.length > 0) {
            options.include(WorkloadBenchmark.class.getName()).param("work", works);
        }
        if (mode != Mode.FULL) {
            options.forks(1)
                    .warmupIterations(3)
                    .measurementIterations(3)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementTime(TimeValue.milliseconds(500));
        }
        try {
            JmhResults.add(new Runner(options.build()).run(), file);
        } catch (NoBenchmarksException e) {
            System.out.println("none of JMH's benchmarks is meant by " + wanted);
        }
    }

    private static String[] works(String wanted) {
        return meant(Workloads.names(), wanted).stream()
                .flatMap(name -> Workloads.named(name).ways().keySet().stream().map(way -> name + "/" + way))
                .toArray(String[]::new);
    }
}
