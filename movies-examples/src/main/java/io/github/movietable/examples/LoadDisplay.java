package io.github.movietable.examples;

import io.github.movietable.load.LoadProgress;
import java.io.Console;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how a load goes on: a bar on a terminal, a line now and then elsewhere. */
interface LoadDisplay extends AutoCloseable {
    void show(LoadProgress progress);

    @Override
    void close();

    static LoadDisplay on(Printer out) {
        return isTerminal(System.console()) ? new Bar() : new Lines(out);
    }

    private static boolean isTerminal(@Nullable Console console) {
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // up to Java 21 there is a console on terminals only
        }
    }

    private static String pace(LoadProgress progress) {
        String left = progress.timeLeft()
                .map(time -> ", " + time.toSeconds() + " s left")
                .orElse("");
        return String.format(
                Locale.ROOT,
                ", %,.0f movies and %,.0f units a second%s",
                progress.moviesPerSecond(),
                progress.unitsPerSecond(),
                left);
    }

    /** A bar that moves with what is done of the file. */
    final class Bar implements LoadDisplay {
        private final ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Loading")
                .setUnit(" KB", 1024)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, 79))
                .build();

        @Override
        public void show(LoadProgress progress) {
            bar.maxHint(progress.bytesTotal());
            bar.stepTo((long) (progress.shareDone().orElse(0) * (double) progress.bytesTotal()));
            bar.setExtraMessage(Text.count(progress.written(), "movie") + pace(progress));
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** A line for every tenth of the file. */
    final class Lines implements LoadDisplay {
        private static final int ALL = 10;

        private final Printer out;
        private long told;

        Lines(Printer out) {
            this.out = out;
        }

        @Override
        public void show(LoadProgress progress) {
            long tenths = (long) (ALL * progress.shareDone().orElse(0));
            if (tenths > told) {
                told = tenths;
                out.line(String.format(
                        "%3d %% done, %s written%s",
                        100 / ALL * tenths, Text.count(progress.written(), "movie"), pace(progress)));
            }
        }

        @Override
        public void close() {}
    }
}
