package io.github.movietable.examples;

import io.github.movietable.load.LoadProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/** A progress bar for a load, on one line of a terminal of any width. */
final class LoadBar implements LoadDisplay {
    /** A bar of fewer columns would not show progress. */
    private static final int NARROWEST_BAR = 10;

    /**
     * Writes to standard output, which is a terminal here: finds the terminal's width, and overwrites the current line.
     */
    private final ConsoleProgressBarConsumer terminal = new ConsoleProgressBarConsumer(System.out);

    LoadBar() {
        draw(OptionalDouble.empty(), List.of());
    }

    @Override
    public synchronized void show(LoadProgress progress) {
        draw(progress.shareDone(), figures(progress));
    }

    @Override
    public synchronized void close() {
        terminal.close();
    }

    private void draw(OptionalDouble share, List<String> figures) {
        terminal.accept(line(share, figures, terminal.getMaxRenderedLength()));
        System.out.flush();
    }

    /**
     * A line of exactly this many columns, so that it covers the line before: the share in percent, a bar, and the
     * figures, the most important first, as far as at least a quarter of the line is left for the bar.
     */
    static String line(OptionalDouble share, List<String> figures, int columns) {
        String start = share.isEmpty()
                ? "Loading ["
                : String.format(Locale.ROOT, "Loading %3d %% [", (int) (100 * share.getAsDouble()));
        int bar = columns - start.length() - 1;
        StringBuilder end = new StringBuilder("]");
        for (String figure : figures) {
            String more = (end.length() == 1 ? " " : ", ") + figure;
            if (bar - more.length() < Math.max(NARROWEST_BAR, columns / 4)) {
                break;
            }
            end.append(more);
            bar -= more.length();
        }
        int full = (int) Math.round(Math.max(0, bar) * share.orElse(0));
        String text = start + "=".repeat(full) + " ".repeat(Math.max(0, bar - full)) + end;
        return text.substring(0, Math.min(text.length(), Math.max(0, columns)));
    }

    private static List<String> figures(LoadProgress progress) {
        List<String> figures = new ArrayList<>();
        figures.add(Text.count(progress.written(), "movie"));
        progress.timeLeft().ifPresent(time -> figures.add(time.toSeconds() + " s left"));
        figures.add(Text.count(Math.round(progress.moviesPerSecond()), "movie") + "/s");
        figures.add(Text.count(Math.round(progress.unitsPerSecond()), "unit") + "/s");
        return figures;
    }
}
