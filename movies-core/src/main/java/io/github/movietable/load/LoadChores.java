package io.github.movietable.load;

import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The tasks of the thread that runs a load, while it waits: it reports progress, and writes rejects and checkpoints to
 * disk. It does them without the driver's lock.
 */
final class LoadChores {
    private static final Duration BETWEEN_TELLINGS = Duration.ofMillis(200);
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(1);

    private final Ticker ticker;
    private final Driver driver;
    private final LoadCourse course;
    private final LoadFiles files;
    private final Consumer<LoadProgress> listener;
    private final Supplier<LoadProgress> progress;
    private long lastTold;
    private long lastCheckpoint;

    LoadChores(
            Ticker ticker,
            Driver driver,
            LoadCourse course,
            LoadFiles files,
            Consumer<LoadProgress> listener,
            Supplier<LoadProgress> progress) {
        this.ticker = ticker;
        this.driver = driver;
        this.course = course;
        this.files = files;
        this.listener = listener;
        this.progress = progress;
        this.lastTold = ticker.nanos();
        this.lastCheckpoint = lastTold;
    }

    void doWhatIsDue() {
        writeRejected();
        if (ticker.since(lastTold).compareTo(BETWEEN_TELLINGS) >= 0) {
            tell();
        }
        if (ticker.since(lastCheckpoint).compareTo(BETWEEN_CHECKPOINTS) >= 0) {
            keepCheckpoint();
        }
    }

    void tell() {
        lastTold = ticker.nanos();
        LoadProgress now = driver.look(progress);
        listener.accept(now);
    }

    void writeRejected() {
        List<Rejected> rejected = driver.look(course::takeRejected);
        rejected.forEach(files.rejects()::add);
    }

    /** Writes a checkpoint, if any record was taken. The rejects that it counts are written to their file before. */
    private void keepCheckpoint() {
        lastCheckpoint = ticker.nanos();
        if (!files.hasCheckpoint() || !driver.look(course::hasTaken)) {
            return;
        }
        Ledger.Mark mark = driver.look(course::mark);
        writeRejected();
        files.keep(mark);
    }

    /** Writes rejects and a checkpoint after a failure. If that fails too, the cause gets a suppressed exception. */
    void finish(Throwable cause) {
        beside(cause, this::writeRejected);
        beside(cause, this::keepCheckpoint);
        beside(cause, files.rejects()::close);
    }

    private static void beside(Throwable cause, Runnable last) {
        try {
            last.run();
        } catch (RuntimeException e) {
            if (e != cause) {
                cause.addSuppressed(e);
            }
        }
    }
}
