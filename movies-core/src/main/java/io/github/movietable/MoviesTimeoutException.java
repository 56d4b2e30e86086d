package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Time has run out: a table did not reach the state that was waited for, and what was asked of DynamoDB may still happen;
 * or a read, or a write that was not sent, did not end by the deadline of {@link MovieTable#withDeadline}. A write that may
 * have been done by then is an {@link OutcomeUnknownException} instead.
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
