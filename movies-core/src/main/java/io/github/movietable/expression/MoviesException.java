package io.github.movietable.expression;

import org.jspecify.annotations.Nullable;

/**
 * The root of this library's own exceptions; all are unchecked.
 *
 * <p>Messages say what was being done, to which table and key, and what to do next. They never hold attribute values.
 * Other exceptions of the AWS SDK pass through untouched, because their request id matters.
 */
public class MoviesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates one.
     *
     * @param message what happened and what to do next
     */
    public MoviesException(String message) {
        super(message);
    }

    /**
     * Creates one with a cause.
     *
     * @param message what happened and what to do next
     * @param cause why
     */
    public MoviesException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
