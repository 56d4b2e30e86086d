package io.github.movietable.internal.call;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A request of a {@link Course}, and what to do with its answer.
 *
 * @param request the request
 * @param decode converts the answer; runs without the driver's lock, on the thread that has the answer, and must not
 *     throw
 * @param landed runs under the lock; tells the course the converted answer
 * @param dropped runs under the lock; tells the course that the request was never sent, because the work was stopped
 * @param <R> the type of DynamoDB's response
 * @param <D> the type of the converted answer
 */
public record Flight<R, D>(Request<R> request, Function<Answer<R>, D> decode, Consumer<D> landed, Runnable dropped) {}
