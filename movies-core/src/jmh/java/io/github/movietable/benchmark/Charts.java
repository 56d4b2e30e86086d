package io.github.movietable.benchmark;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler;

/** Charts as SVG. */
final class Charts {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 560;
    private static final int SMALL_WIDTH = 900;
    private static final int SMALL_HEIGHT = 380;
    private static final int SLANTED = 35;
    private static final Color OURS = new Color(0x19, 0x76, 0xd2);
    private static final Color BY_HAND = new Color(0x9e, 0x9e, 0x9e);

    private Charts() {}

    /** All workloads, each way as a multiple of the SDK by hand; a way that does not do the work has no bar. */
    static void ratios(List<Results.Row> rows, String title, ToDoubleFunction<Cost> figure, Path file)
            throws IOException {
        CategoryChart chart = chart(WIDTH, HEIGHT, title + ", the SDK by hand = 1");
        chart.getStyler().setXAxisLabelRotation(SLANTED);
        bars(chart, rows, List.of(Way.values()), figure);
        save(chart, file);
    }

    /** The chart of speed for the README: CPU time of some workloads. */
    static void speed(List<Results.Row> rows, Path file) throws IOException {
        CategoryChart chart =
                chart(SMALL_WIDTH, SMALL_HEIGHT, "CPU time of the client, the SDK by hand = 1 (less is better)");
        bars(chart, rows, List.of(Way.LOW, Way.BEAN, Way.OURS), Cost::cpu);
        save(chart, file);
    }

    /** The chart of cost for the README: read units for the films of ten years. */
    static void cost(double scan, double years, Path file) throws IOException {
        CategoryChart chart =
                chart(SMALL_WIDTH, SMALL_HEIGHT, "Read units for the films of 1950 to 1959 (less is better)");
        chart.getStyler().setLegendVisible(false).setSeriesColors(new Color[] {OURS});
        chart.getStyler().setAvailableSpaceFill(0.4);
        chart.addSeries(
                "read units",
                List.of(
                        "the lab's scan with a filter: " + Report.number(scan),
                        "movies.inYears(1950, 1959): " + Report.number(years)),
                List.of(scan, years));
        save(chart, file);
    }

    private static CategoryChart chart(int width, int height, String title) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .build();
        Font words = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setLegendFont(words)
                .setLegendBorderColor(Color.WHITE)
                .setLegendPadding(14)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        chart.getStyler().setAxisTickLabelsFont(words).setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setYAxisMin(0.0).setYAxisDecimalPattern("0.##");
        chart.getStyler().setAvailableSpaceFill(0.8);
        return chart;
    }

    private static void bars(
            CategoryChart chart, List<Results.Row> rows, Collection<Way> ways, ToDoubleFunction<Cost> figure) {
        List<String> names = rows.stream().map(Results.Row::key).toList();
        for (Way way : ways) {
            chart.addSeries(
                            way.words,
                            names,
                            rows.stream()
                                    .map(row -> row.ratio(way, figure).orElse(0))
                                    .toList())
                    .setFillColor(colour(way));
        }
    }

    private static Color colour(Way way) {
        return switch (way) {
            case LOW -> BY_HAND;
            case BEAN -> new Color(0xff, 0xb7, 0x4d);
            case DOCUMENT -> new Color(0xe5, 0x73, 0x73);
            case OURS -> OURS;
        };
    }

    private static void save(CategoryChart chart, Path file) throws IOException {
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }
}
