package io.github.movietable.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Writes the page of figures, benchmarks.md, and the charts, from the files that the runs left. */
final class Report {
    private static final String NONE = "–";
    private static final double SAME = 1.005;

    private final Path folder;
    private final Path figures;
    private final List<String> page = new ArrayList<>();

    private Report(Path folder) {
        this.folder = folder;
        this.figures = folder.resolve("benchmarks");
    }

    static void write(Path folder) throws IOException {
        Report report = new Report(folder);
        report.sideBySide();
        report.trials();
        report.alone();
        report.notes();
        Files.write(folder.resolve("benchmarks.md"), report.page);
    }

    private void say(String... lines) {
        page.addAll(List.of(lines));
    }

    private void sideBySide() throws IOException {
        say("# Benchmarks", "");
        Path file = figures.resolve("side-by-side.json");
        if (!Files.exists(file)) {
            return;
        }
        Results results = Results.read(file);
        List<Results.Row> rows = results.rows();
        Charts.ratios(rows, "CPU time", Cost::cpu, figures.resolve("cpu.svg"));
        Charts.ratios(rows, "Bytes allocated", Cost::bytes, figures.resolve("bytes.svg"));
        Charts.speed(
                rows.stream()
                        .filter(row -> Workloads.FIRST_LOOK.contains(row.key()))
                        .toList(),
                figures.resolve("speed.svg"));
        say(
                "The `report` command of the benchmarks makes this page from the files in [benchmarks](benchmarks); edit"
                        + " only [notes.md](benchmarks/notes.md) there, which is its last part.",
                "",
                "Measured on " + results.environment() + ".",
                "",
                "All ways of a row run in turns in one process, with an instant stub of DynamoDB, so the figures show the"
                        + " client's own work: read the factors, not the figures. CPU time and bytes are those of one call or"
                        + " one movie: the lower quartile of the rounds, and the median if there were several processes. The"
                        + " factor is the library's figure divided by that of the SDK by hand in the same round, and the median"
                        + " of all rounds, because the machine is faster in some rounds than in others. The bound is our goal"
                        + " for the factor; a factor above it is bold.",
                "");
        losses(rows);
        say("", "## CPU time", "", "![CPU time compared with the SDK by hand](benchmarks/cpu.svg)", "");
        page.addAll(table(rows, Cost::cpu, "µs", Workload.Bound::cpu));
        say("", "## Bytes allocated", "", "![Bytes allocated compared with the SDK by hand](benchmarks/bytes.svg)", "");
        page.addAll(table(rows, Cost::bytes, "KB", Workload.Bound::bytes));
        say("", "## Time by the clock", "");
        page.addAll(table(rows, Cost::wall, "µs", Workload.Bound::wall));
    }

    /** This section comes first, because nobody would look for it. */
    private void losses(List<Results.Row> rows) {
        say("## Where we lose", "");
        say("- More CPU time than the SDK by hand: " + named(rows, Way.LOW, Cost::cpu) + ".");
        say("- More bytes than the SDK by hand: " + named(rows, Way.LOW, Cost::bytes) + ".");
        say("- More CPU time than the Enhanced Client's beans: " + named(rows, Way.BEAN, Cost::cpu) + ".");
        say("- More CPU time than the Enhanced Client's documents: " + named(rows, Way.DOCUMENT, Cost::cpu) + ".");
        say("- Above the bound: "
                + join(rows.stream()
                        .filter(Report::isAbove)
                        .map(Results.Row::key)
                        .toList()) + ".");
    }

    private static boolean isAbove(Results.Row row) {
        return row.ratio(Way.OURS, Cost::cpu).orElse(0) > row.bound().cpu()
                || row.ratio(Way.OURS, Cost::bytes).orElse(0) > row.bound().bytes()
                || row.ratio(Way.OURS, Cost::wall).orElse(0) > row.bound().wall();
    }

    private static String named(List<Results.Row> rows, Way than, ToDoubleFunction<Cost> figure) {
        return join(rows.stream()
                .filter(row -> row.of(than).isPresent())
                .filter(row -> row.ratio(Way.OURS, figure).orElse(0)
                        > SAME * row.ratio(than, figure).orElse(Double.MAX_VALUE))
                .map(row -> row.key() + " ("
                        + number(row.ratio(Way.OURS, figure).orElse(0)
                                / row.ratio(than, figure).orElse(1))
                        + ")")
                .toList());
    }

    private static String join(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** A line for the console, while the run goes on. */
    static String line(Results.Row row) {
        return row.name() + ": CPU "
                + cells(row, Cost::cpu, "µs", row.bound().cpu()) + "; bytes "
                + cells(row, Cost::bytes, "KB", row.bound().bytes()) + "; wall "
                + cells(row, Cost::wall, "µs", row.bound().wall());
    }

    private static List<String> table(
            List<Results.Row> rows,
            ToDoubleFunction<Cost> figure,
            String unit,
            ToDoubleFunction<Workload.Bound> bound) {
        List<String> lines = new ArrayList<>();
        lines.add("| work | by hand | beans | documents | ours | ours / by hand | bound |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- |");
        for (Results.Row row : rows) {
            lines.add("| " + row.name() + ", a " + row.per() + " (" + row.key() + ") | "
                    + cells(row, figure, unit, bound.applyAsDouble(row.bound())) + " |");
        }
        return lines;
    }

    private static String cells(Results.Row row, ToDoubleFunction<Cost> figure, String unit, double bound) {
        List<String> cells = new ArrayList<>();
        for (Way way : Way.values()) {
            cells.add(row.of(way)
                    .map(cost -> number(figure.applyAsDouble(cost) / 1000) + " " + unit)
                    .orElse(NONE));
        }
        OptionalDouble ratio = row.ratio(Way.OURS, figure);
        String text = ratio.isPresent() ? factor(ratio.getAsDouble()) : NONE;
        cells.add(ratio.isPresent() && ratio.getAsDouble() > bound ? "**" + text + "**" : text);
        cells.add(Double.isFinite(bound) ? "≤ " + bound : NONE);
        return String.join(" | ", cells);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.1f", value);
    }

    private static String factor(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void trials() throws IOException {
        List<Trial> trials = TrialResults.in(figures.resolve("trials.json")).all();
        for (Trial trial : trials) {
            page.addAll(trial(trial));
        }
        double scan = figure(trials, WholeLab.SCAN_UNITS);
        double years = figure(trials, WholeLab.YEARS_UNITS);
        if (scan > 0) {
            Charts.cost(scan, years, figures.resolve("cost.svg"));
            say("", "![Read units for the films of ten years](benchmarks/cost.svg)");
        }
    }

    private static double figure(List<Trial> trials, String what) {
        return trials.stream()
                .flatMap(trial -> trial.figures().stream())
                .filter(figure -> figure.what().equals(what))
                .mapToDouble(Trial.Figure::value)
                .findFirst()
                .orElse(0);
    }

    static List<String> trial(Trial trial) {
        List<String> lines =
                new ArrayList<>(List.of("", "## " + trial.title(), "", trial.text(), "", "| what | figure | bound |"));
        lines.add("| --- | --- | --- |");
        for (Trial.Figure figure : trial.figures()) {
            String value = (number(figure.value()) + " " + figure.unit()).strip();
            lines.add("| " + figure.what() + " | " + (figure.isMet() ? value : "**" + value + "**") + " | "
                    + (figure.bound().isEmpty() ? NONE : figure.bound()) + " |");
        }
        return lines;
    }

    /** The results of JMH, in which each benchmark ran alone. */
    private void alone() throws IOException {
        Path file = figures.resolve("jmh.json");
        if (Files.exists(file)) {
            say("", "## Alone, by JMH", "");
            say("| benchmark | time | error | CPU | bytes |", "| --- | --- | --- | --- | --- |");
            for (JsonNode run : JsonMapper.builder().build().readTree(file.toFile())) {
                page.add(line(run));
            }
        }
    }

    private static String line(JsonNode run) {
        JsonNode time = run.path("primaryMetric");
        JsonNode others = run.path("secondaryMetrics");
        String name = run.path("benchmark").asText();
        String params = run.path("params").properties().stream()
                .map(param -> " " + param.getValue().asText())
                .collect(Collectors.joining());
        return "| " + name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1) + params + " | "
                + number(time.path("score").asDouble()) + " "
                + time.path("scoreUnit").asText() + " | ± "
                + number(time.path("scoreError").asDouble()) + " | "
                + number(others.path("cpu.norm").path("score").asDouble()) + " µs | "
                + number(others.path("gc.alloc.rate.norm").path("score").asDouble() / 1000) + " KB |";
    }

    private void notes() throws IOException {
        Path notes = figures.resolve("notes.md");
        if (Files.exists(notes)) {
            say("");
            page.addAll(Files.readAllLines(notes));
        }
    }
}
