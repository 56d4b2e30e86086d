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

/** The page of figures, from the files that the runs left: benchmarks.md, and charts beside the raw figures. */
final class Report {
    private static final String NONE = "–";

    private Report() {}

    static void write(Path folder) throws IOException {
        Path figures = folder.resolve("benchmarks");
        Results results = Results.read(figures.resolve("side-by-side.json"));
        List<Results.Row> rows = results.rows();
        Charts.ratios(rows, "CPU", Cost::cpu, figures.resolve("cpu.svg"));
        Charts.ratios(rows, "Bytes allocated", Cost::bytes, figures.resolve("bytes.svg"));
        List<String> page = new ArrayList<>(List.of(
                "# Benchmarks",
                "",
                "Made by the benchmarks' `report` command from the files in [benchmarks](benchmarks); do not edit.",
                "Measured on " + results.environment() + ".",
                "",
                "All ways of a row run in turns in one process on an instant stub of DynamoDB, so the figures are the",
                "client's own work. CPU and bytes are those of one call or one movie: the lower quartile of the rounds,",
                "and of several processes the median. The factor is the figure divided by the SDK's by hand, and the",
                "bound is what we hold ourselves to. A factor above its bound is bold.",
                "",
                "## CPU",
                "",
                "![CPU compared with the SDK by hand](benchmarks/cpu.svg)",
                ""));
        page.addAll(table(rows, Cost::cpu, 1000, "µs", Workload.Bound::cpu));
        page.addAll(List.of("", "## Bytes", "", "![Bytes compared](benchmarks/bytes.svg)", ""));
        page.addAll(table(rows, Cost::bytes, 1000, "KB", Workload.Bound::bytes));
        page.addAll(List.of("", "## Time by the clock", ""));
        page.addAll(table(rows, Cost::wall, 1000, "µs", Workload.Bound::wall));
        page.addAll(parts(figures.resolve("jmh.json")));
        Files.write(folder.resolve("benchmarks.md"), page);
    }

    /** One line for the eyes of who waits. */
    static String line(Results.Row row) {
        return row.name() + ": CPU "
                + cells(row, Cost::cpu, 1000, "µs", row.bound().cpu()) + "; bytes "
                + cells(row, Cost::bytes, 1000, "KB", row.bound().bytes()) + "; wall "
                + cells(row, Cost::wall, 1000, "µs", row.bound().wall());
    }

    private static List<String> table(
            List<Results.Row> rows,
            ToDoubleFunction<Cost> figure,
            double unit,
            String unitName,
            ToDoubleFunction<Workload.Bound> bound) {
        List<String> lines = new ArrayList<>();
        lines.add("| work | by hand | beans | documents | ours | ours / by hand | bound |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- |");
        for (Results.Row row : rows) {
            lines.add("| " + row.name() + ", a " + row.per() + " | "
                    + cells(row, figure, unit, unitName, bound.applyAsDouble(row.bound())) + " |");
        }
        return lines;
    }

    private static String cells(
            Results.Row row, ToDoubleFunction<Cost> figure, double unit, String unitName, double bound) {
        List<String> cells = new ArrayList<>();
        for (Way way : Way.values()) {
            cells.add(row.of(way)
                    .map(cost -> number(figure.applyAsDouble(cost) / unit) + " " + unitName)
                    .orElse(NONE));
        }
        OptionalDouble ratio = row.ratio(Way.OURS, figure);
        String text = ratio.isPresent() ? number(ratio.getAsDouble()) : NONE;
        cells.add(ratio.isPresent() && ratio.getAsDouble() > bound ? "**" + text + "**" : text);
        cells.add(Double.isFinite(bound) ? "≤ " + bound : NONE);
        return String.join(" | ", cells);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    /** What JMH measured, each alone. */
    private static List<String> parts(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.exists(file)) {
            lines.addAll(List.of(
                    "",
                    "## Alone, by JMH",
                    "",
                    "| benchmark | time | error | CPU | bytes |",
                    "| --- | --- | --- | --- | --- |"));
            for (JsonNode run : JsonMapper.builder().build().readTree(file.toFile())) {
                lines.add(line(run));
            }
        }
        return lines;
    }

    private static String line(JsonNode run) {
        JsonNode time = run.path("primaryMetric");
        JsonNode others = run.path("secondaryMetrics");
        String name = run.path("benchmark").asText();
        StringBuilder params = new StringBuilder();
        run.path("params").forEach(value -> params.append(' ').append(value.asText()));
        return "| " + name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1) + params + " | "
                + number(time.path("score").asDouble()) + " "
                + time.path("scoreUnit").asText() + " | ± "
                + number(time.path("scoreError").asDouble()) + " | "
                + number(others.path("cpu.norm").path("score").asDouble()) + " µs | "
                + number(others.path("gc.alloc.rate.norm").path("score").asDouble() / 1000) + " KB |";
    }
}
