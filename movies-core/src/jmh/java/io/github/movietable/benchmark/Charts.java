package io.github.movietable.benchmark;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
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
    private static final int HEIGHT = 520;
    private static final List<Color> COLOURS = List.of(
            new Color(0x9e, 0x9e, 0x9e),
            new Color(0xff, 0xb7, 0x4d),
            new Color(0xe5, 0x73, 0x73),
            new Color(0x19, 0x76, 0xd2));

    private Charts() {}

    /** All workloads, each way as a multiple of the SDK by hand; a way that does not do the work has no bar. */
    static void ratios(List<Results.Row> rows, String title, ToDoubleFunction<Cost> figure, Path file)
            throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title + ", the SDK by hand = 1")
                .build();
        chart.getStyler().setAvailableSpaceFill(0.8).setXAxisLabelRotation(30);
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setChartBackgroundColor(Color.WHITE)
                .setSeriesColors(COLOURS.toArray(Color[]::new));
        List<String> names = rows.stream().map(Results.Row::key).toList();
        for (Way way : Way.values()) {
            chart.addSeries(
                    way.words,
                    names,
                    rows.stream().map(row -> row.ratio(way, figure).orElse(0)).toList());
        }
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }
}
