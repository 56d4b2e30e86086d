package io.github.movietable.internal.call;

import org.jspecify.annotations.Nullable;

/**
 * How a request ended: with a response that says something, or with a failure.
 *
 * @param response what DynamoDB said; null after a failure
 * @param failure what the client threw, or an {@link io.github.movietable.model.IncompleteAnswerException}; null if there
 *     is a response
 * @param <R> what DynamoDB answers
 */
public record Answer<R>(@Nullable R response, @Nullable RuntimeException failure) {
    /**
     * The response.
     *
     * @return what DynamoDB said
     * @throws RuntimeException the failure, if there is one
     */
    public R orThrow() {
        if (response == null) {
            throw failure == null ? new IllegalStateException("neither response nor failure") : failure;
        }
        return response;
    }
}
