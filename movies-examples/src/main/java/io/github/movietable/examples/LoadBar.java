package io.github.movietable.examples;

import io.github.movietable.load.LoadProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/** A bar that moves with what is done of the file, on one line of a terminal of any width. */
final class LoadBar implements LoadDisplay {
    /** Less would not show how a load goes on. */
    private static final int NARROWEST_BAR = 10;

    /** On standard output, which is known to be a terminal here. It knows how wide that is, and begins a line anew. */
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
     * A line of exactly so many columns, so that nothing is left of the line before it: the share in percent, a bar, and as
     * many of the figures, the most important first, as leave the bar a quarter of the line.
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
