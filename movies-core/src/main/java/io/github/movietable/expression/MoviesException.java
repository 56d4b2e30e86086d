package io.github.movietable.expression;

import org.jspecify.annotations.Nullable;

/**
 * The superclass of this library's own exceptions; all are unchecked.
 *
 * <p>Messages say what was being done, to which table and key, and what to do next. They never contain attribute
 * values. Other exceptions of the AWS SDK are thrown unchanged, so that their request id is kept.
 */
public class MoviesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what happened and what to do next
     */
    public MoviesException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message what happened and what to do next
     * @param cause the exception that led to this one, or null
     */
    public MoviesException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
