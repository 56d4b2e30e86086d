package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call did not end in time. Either a table did not reach the state that the call waits for, which it may still reach;
 * or a read, or a write that was never sent, did not end by the deadline of {@link MovieTable#withDeadline}. A write
 * that may have been applied throws {@link OutcomeUnknownException} instead.
 */
public final class MoviesTimeoutException extends MoviesException {
    private static final long serialVersionUID = 1L;

    MoviesTimeoutException(String message) {
        super(message);
    }

    MoviesTimeoutException(String doing, String table, Duration longest, @Nullable Throwable cause) {
        super(
                doing + " the table " + table + " did not end within " + longest + ", its deadline; a longer"
                        + " withDeadline(…) gives it more time",
                cause);
    }
}
