package io.github.movietable;

import io.github.movietable.expression.MoviesException;

/** A table did not reach the state that was waited for. What was asked of DynamoDB may still happen. */
public final class MoviesTimeoutException extends MoviesException {
    private static final long serialVersionUID = 1L;

    MoviesTimeoutException(String message) {
        super(message);
    }
}
