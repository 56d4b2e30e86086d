package io.github.movietable.internal.call;

import org.jspecify.annotations.Nullable;

/**
 * How a request ended: with a complete response, or with a failure.
 *
 * @param response DynamoDB's response; null after a failure
 * @param failure the client's exception, or an {@link io.github.movietable.model.IncompleteAnswerException}; null if
 *     there is a response
 * @param <R> the type of DynamoDB's response
 */
public record Answer<R>(@Nullable R response, @Nullable RuntimeException failure) {
    /**
     * Returns the response, or throws the failure.
     *
     * @return DynamoDB's response
     * @throws RuntimeException the failure, if there is one
     */
    public R orThrow() {
        if (response == null) {
            throw failure == null ? new IllegalStateException("neither response nor failure") : failure;
        }
        return response;
    }
}
