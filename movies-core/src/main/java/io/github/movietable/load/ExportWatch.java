package io.github.movietable.load;

import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Ticker;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends the calls of an export, or of the look at the table with which a load begins, if they have to end, even while the
 * exporting or loading thread itself waits in one of them.
 */
final class ExportWatch implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Driver driver;
    private final Ticker ticker;
    private final BooleanSupplier hasToEnd;
    private volatile boolean isClosed;
    private volatile @Nullable Future<?> next;

    ExportWatch(Driver driver, Ticker ticker, BooleanSupplier hasToEnd) {
        this.driver = driver;
        this.ticker = ticker;
        this.hasToEnd = hasToEnd;
    }

    void begin() {
        next = ticker.after(BETWEEN_LOOKS, this::look);
    }

    private void look() {
        if (hasToEnd.getAsBoolean()) {
            driver.stop(Duration.ZERO);
        } else if (!isClosed) {
            begin();
        }
    }

    /** Ends the calls, and stops watching. */
    @Override
    public void close() {
        isClosed = true;
        driver.stop(Duration.ZERO);
        Future<?> last = next;
        if (last != null) {
            last.cancel(false);
        }
    }
}
