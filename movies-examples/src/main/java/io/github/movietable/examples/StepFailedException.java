package io.github.movietable.examples;

import org.jspecify.annotations.Nullable;

/** A step could not do its work. The message is for people: what happened, and what to do next. */
final class StepFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepFailedException(String message) {
        this(message, null);
    }

    StepFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
