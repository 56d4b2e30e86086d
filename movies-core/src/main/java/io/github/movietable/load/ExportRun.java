package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.Calls;
import io.github.movietable.internal.ParallelScan;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** One run of an export: pages from the scan to the file, by the calling thread. */
final class ExportRun {
    private static final Duration BETWEEN_TELLINGS = Duration.ofMillis(200);
    private static final Duration BETWEEN_TICKS = Duration.ofMillis(100);

    private final Calls calls;
    private final Executor workers;
    private final String table;
    private final Path path;
    private final ExportSettings settings;
    private final Ticker ticker;
    private final long start;
    private ExportFigures figures = ExportFigures.NONE;
    private long lastTold;

    ExportRun(Calls calls, Executor workers, String table, Path path, ExportSettings settings) {
        this.calls = calls;
        this.workers = workers;
        this.table = table;
        this.path = path;
        this.settings = settings;
        this.ticker = calls.ticker();
        this.start = ticker.nanos();
        this.lastTold = start;
    }

    ExportReport run() {
        try (ExportFile file = ExportFile.create(path)) {
            write(file);
            file.complete();
            figures = figures.bytes(file.bytes());
            tell();
            return report();
        } catch (IOException | UncheckedIOException | SdkException | MoviesException e) {
            throw new ExportFailedException(table, path, ExportErrors.reason(path, e), report(), e);
        }
    }

    private void write(ExportFile file) throws IOException {
        LoadFormat format = Objects.requireNonNull(settings.format());
        ItemWriter writer = ItemWriter.of(format, file.out(), settings.marks());
        try (ParallelScan scan = new ParallelScan(calls, workers, table, settings.consistent(), settings.segments())) {
            while (!scan.isDone()) {
                ScanResponse page = scan.next(BETWEEN_TICKS);
                if (page != null) {
                    write(page, writer, file);
                }
                tick();
            }
        }
        writer.end();
    }

    private void write(ScanResponse page, ItemWriter writer, ExportFile file) throws IOException {
        for (Map<String, AttributeValue> item : page.items()) {
            write(item, writer);
        }
        double units = Calls.units(page.consumedCapacity());
        figures = figures.page(page.items().size(), units, writer.marked(), file.bytes());
    }

    private static void write(Map<String, AttributeValue> item, ItemWriter writer) throws IOException {
        try {
            writer.write(item);
        } catch (InvalidMovieException e) {
            throw new MoviesException(MovieKey.in(item) + ": " + Rejection.at(e.pointer()) + e.rule(), e);
        }
    }

    private void tick() {
        if (settings.cancellation().isCancelled()) {
            throw new MoviesException("it was cancelled");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new MoviesException("the thread was interrupted");
        }
        if (ticker.since(lastTold).compareTo(BETWEEN_TELLINGS) >= 0) {
            tell();
        }
    }

    private void tell() {
        lastTold = ticker.nanos();
        settings.listener().accept(new ExportProgress(figures, ticker.since(start)));
    }

    private ExportReport report() {
        return new ExportReport(figures, ticker.since(start));
    }
}
