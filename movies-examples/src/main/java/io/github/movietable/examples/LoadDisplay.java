package io.github.movietable.examples;

import io.github.movietable.load.LoadProgress;
import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a load: by a bar on a terminal, otherwise by a line from time to time. */
interface LoadDisplay extends AutoCloseable {
    void show(LoadProgress progress);

    @Override
    void close();

    static LoadDisplay on(Printer out) {
        return isTerminal(System.console()) ? new LoadBar() : new Lines(out);
    }

    private static boolean isTerminal(@Nullable Console console) {
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // up to Java 21 there is a console on terminals only
        }
    }

    /** Prints a line for every tenth of the file. */
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
                        "%3d %% done, %s written, %s",
                        100 / ALL * tenths, Text.count(progress.written(), "movie"), pace(progress)));
            }
        }

        private static String pace(LoadProgress progress) {
            return Text.count(Math.round(progress.moviesPerSecond()), "movie") + " and "
                    + Text.count(Math.round(progress.unitsPerSecond()), "unit") + " a second"
                    + progress.timeLeft()
                            .map(time -> ", " + time.toSeconds() + " s left")
                            .orElse("");
        }

        @Override
        public void close() {}
    }
}
