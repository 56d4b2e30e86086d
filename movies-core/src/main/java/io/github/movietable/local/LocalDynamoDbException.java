package io.github.movietable.local;

import org.jspecify.annotations.Nullable;

/**
 * A {@link LocalDynamoDb} can't be started. The message is written for people: it names what is in the way, a folder or a
 * missing dependency, and says what to do about it.
 */
public final class LocalDynamoDbException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    LocalDynamoDbException(String message) {
        super(message);
    }

    LocalDynamoDbException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
