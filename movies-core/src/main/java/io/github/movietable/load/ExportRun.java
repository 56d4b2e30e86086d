package io.github.movietable.load;

import io.github.movietable.expression.Item;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Hidden;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.json.ItemWriter;
import io.github.movietable.internal.read.Given;
import io.github.movietable.internal.read.ItemKey;
import io.github.movietable.internal.read.PageCourse;
import io.github.movietable.internal.read.TableScan;
import io.github.movietable.model.InvalidMovieException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One run of an export: the calling thread takes page after page of the scan and writes it to the file. */
final class ExportRun {
    private static final Duration BETWEEN_TELLINGS = Duration.ofMillis(200);
    private static final Duration BETWEEN_TICKS = Duration.ofMillis(100);

    private final Hidden.Start by;
    private final Path path;
    private final ExportSettings settings;
    private final Ticker ticker;
    private final long start;
    private ExportFigures figures = ExportFigures.NONE;
    private long lastTold;
    private boolean isTelling;

    ExportRun(Hidden.Start by, Path path, ExportSettings settings) {
        this.by = by;
        this.path = path;
        this.settings = settings;
        this.ticker = by.client().ticker();
        this.start = ticker.nanos();
        this.lastTold = start;
    }

    ExportReport run() {
        try (ExportFile file = ExportFile.create(path)) {
            write(file);
            file.finish();
            figures = figures.bytes(file.bytes());
            // before the file is moved to its target, so that a listener that throws prevents the move
            tell();
            file.complete();
            return report();
        } catch (Exception e) {
            String why = isTelling ? "its listener threw " + e : ExportErrors.reason(path, e);
            throw new ExportFailedException(by.table(), path, why, report(), e);
        }
    }

    private void write(ExportFile file) throws IOException {
        LoadFormat format = Objects.requireNonNull(settings.format());
        ItemWriter writer = format == LoadFormat.DYNAMODB_JSON
                ? ItemWriter.typed(file.out())
                : ItemWriter.plain(file.out(), format == LoadFormat.JSON_ARRAY, settings.marks());
        Gate gate = Gate.of(by.client());
        PageCourse<Item> course =
                TableScan.of(by.table(), settings.consistent(), settings.segments(), gate, ticker::nanos);
        Driver driver = Driver.of(course, by.client(), by.workers(), course.isInOrder(), gate);
        try (ExportWatch watch = new ExportWatch(driver, ticker, () -> hasToEnd() || driver.look(course::isFailing))) {
            watch.begin();
            driver.tell(() -> course.demand(Long.MAX_VALUE));
            while (driver.look(course::hasMore)) {
                if (driver.await(() -> {}, course::isReady, BETWEEN_TICKS)) {
                    write(taken(course, driver), writer, file);
                }
                tick();
            }
        }
        writer.end();
    }

    private static Given<Item> taken(PageCourse<Item> course, Driver driver) {
        List<Given<Item>> taken = new ArrayList<>(1);
        driver.tell(() -> Optional.ofNullable(course.take()).ifPresent(taken::add));
        if (taken.isEmpty()) {
            throw thrown(driver.look(course::failed));
        }
        return taken.get(0);
    }

    private static RuntimeException thrown(PageCourse.Failed failed) {
        if (failed.cause() instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failed.cause();
    }

    private void write(Given<Item> page, ItemWriter writer, ExportFile file) throws IOException {
        for (Item item : page.chunk().items()) {
            write(item.toItem(), writer);
        }
        double units = page.chunk().units().read();
        figures = figures.page(page.chunk().items().size(), units, writer.marked(), file.bytes());
    }

    private static void write(Map<String, AttributeValue> item, ItemWriter writer) throws IOException {
        try {
            writer.write(item);
        } catch (BrokenRuleException e) {
            InvalidMovieException uncarried = new InvalidMovieException(e.pointer(), e.rule());
            throw new MoviesException(ItemKey.inWords(item) + ": " + Rejection.at(e.pointer()) + e.rule(), uncarried);
        }
    }

    private void tick() {
        if (settings.cancellation().isCancelled()) {
            throw new MoviesException("it was cancelled");
        }
        if (isLate()) {
            throw new MoviesException("its deadline of " + by.deadline() + " has passed");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new MoviesException("the thread was interrupted");
        }
        if (ticker.since(lastTold).compareTo(BETWEEN_TELLINGS) >= 0) {
            tell();
        }
    }

    private boolean hasToEnd() {
        return settings.cancellation().isCancelled() || isLate();
    }

    private boolean isLate() {
        Duration deadline = by.deadline();
        return deadline != null && ticker.since(start).compareTo(deadline) >= 0;
    }

    private void tell() {
        lastTold = ticker.nanos();
        isTelling = true;
        settings.listener().accept(report());
        isTelling = false;
    }

    private ExportReport report() {
        return new ExportReport(figures, ticker.since(start));
    }
}
