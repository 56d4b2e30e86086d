package io.github.movietable.load;

import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.internal.read.PageCourse;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Ends an export's calls when it is cancelled, or when a segment has failed, also while the thread that exports is in one
 * of them.
 */
final class ExportWatch implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Driver driver;
    private final PageCourse<?> course;
    private final Ticker ticker;
    private final Cancellation cancellation;
    private volatile boolean isClosed;
    private volatile @Nullable Future<?> next;

    ExportWatch(Driver driver, PageCourse<?> course, Ticker ticker, Cancellation cancellation) {
        this.driver = driver;
        this.course = course;
        this.ticker = ticker;
        this.cancellation = cancellation;
    }

    void begin() {
        next = ticker.after(BETWEEN_LOOKS, this::look);
    }

    private void look() {
        if (cancellation.isCancelled() || driver.look(course::isFailing)) {
            driver.stop(Duration.ZERO);
        } else if (!isClosed) {
            begin();
        }
    }

    /** Ends the calls, and the watch. */
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
