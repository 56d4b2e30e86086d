package io.github.movietable.examples;

import io.github.movietable.load.LoadProgress;
import java.io.Console;
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

    /** A bar that moves with what has been read of the file. */
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
            bar.stepTo(progress.bytesRead());
            bar.setExtraMessage(Text.count(progress.written(), "movie"));
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** A line for every tenth of the file. */
    final class Lines implements LoadDisplay {
        private final Printer out;
        private long told;

        Lines(Printer out) {
            this.out = out;
        }

        @Override
        public void show(LoadProgress progress) {
            long tenths = progress.bytesTotal() == 0 ? 10 : 10 * progress.bytesRead() / progress.bytesTotal();
            if (tenths > told) {
                told = tenths;
                out.line(
                        String.format("%3d %% read, %s written", 10 * tenths, Text.count(progress.written(), "movie")));
            }
        }

        @Override
        public void close() {}
    }
}
