package io.github.movietable.internal.call;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A request of a course, and the consequences of its answer.
 *
 * @param request the request
 * @param decode makes news for the course of the answer; runs without the driver's lock, on the thread that brings the
 *     answer, and must not throw
 * @param landed tells the course, under the lock
 * @param dropped tells the course, under the lock, that the request was never sent, because the work was stopped
 * @param <R> the type of DynamoDB's response
 * @param <D> the type of the news
 */
public record Flight<R, D>(Request<R> request, Function<Answer<R>, D> decode, Consumer<D> landed, Runnable dropped) {}
