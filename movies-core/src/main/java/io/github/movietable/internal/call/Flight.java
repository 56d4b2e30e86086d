package io.github.movietable.internal.call;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A request of a course, and what follows from its answer.
 *
 * @param request what is sent
 * @param decode makes of the answer what the course needs; runs without the driver's lock, on the thread that brings the
 *     answer, and must not throw
 * @param landed tells the course, under the lock
 * @param dropped tells the course, under the lock, that the request was never sent, because the work was stopped
 * @param <R> what DynamoDB answers
 * @param <D> what the course is told
 */
public record Flight<R, D>(Request<R> request, Function<Answer<R>, D> decode, Consumer<D> landed, Runnable dropped) {}
