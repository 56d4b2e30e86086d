package io.github.movietable.load;

import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Ticker;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops the calls of an export, or the DescribeTable with which a load begins, when a condition holds, such as a
 * cancellation. A timer checks the condition, because the exporting or loading thread may itself wait in a call.
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

    /** Stops the calls that are still in flight, and no longer checks the condition. */
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
