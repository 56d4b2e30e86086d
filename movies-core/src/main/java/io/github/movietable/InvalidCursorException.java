package io.github.movietable;

import io.github.movietable.expression.MoviesException;

/** A cursor is damaged, lacks the right signature, or was made by a different read. The read sent no request. */
public final class InvalidCursorException extends MoviesException {
    private static final long serialVersionUID = 1L;

    InvalidCursorException(String why) {
        super("the cursor can't be used: " + why + "; begin again without a cursor");
    }
}
