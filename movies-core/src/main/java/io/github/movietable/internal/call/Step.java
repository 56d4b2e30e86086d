package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The next step of an operation of this library, such as a put or a get: the operation is done, or it sends a request
 * and continues with the answer, or it pauses and continues. A step knows no client and no thread and never waits, so
 * the same operation runs on a client that blocks and on one that does not.
 *
 * @param <T> the type of the operation's result
 */
public sealed interface Step<T> {
    /**
     * The operation is done.
     *
     * @param value its result
     * @param <T> its type
     */
    record Done<T>(T value) implements Step<T> {}

    /**
     * The operation sends a request to DynamoDB.
     *
     * @param request the request
     * @param then makes the next step from the answer; an exception that it throws ends the operation
     * @param <R> the type of DynamoDB's response
     * @param <T> the type of the operation's result
     */
    record Send<R, T>(Request<R> request, Function<Answer<R>, Step<T>> then) implements Step<T> {}

    /**
     * The operation pauses.
     *
     * @param time how long
     * @param then makes the next step after the pause; an exception that it throws ends the operation
     * @param <T> the type of the operation's result
     */
    record Pause<T>(Duration time, Supplier<Step<T>> then) implements Step<T> {}

    /**
     * An operation that is done.
     *
     * @param value its result
     * @param <T> its type
     * @return the step
     */
    static <T> Step<T> done(T value) {
        return new Done<>(value);
    }

    /**
     * An operation that sends a request.
     *
     * @param request the request
     * @param then makes the next step from the answer, which may be a failure
     * @param <R> the type of DynamoDB's response
     * @param <T> the type of the operation's result
     * @return the step
     */
    static <R, T> Step<T> send(Request<R> request, Function<Answer<R>, Step<T>> then) {
        return new Send<>(request, then);
    }

    /**
     * An operation that pauses.
     *
     * @param time how long
     * @param then makes the next step after the pause
     * @param <T> the type of the operation's result
     * @return the step
     */
    static <T> Step<T> pause(Duration time, Supplier<Step<T>> then) {
        return new Pause<>(time, then);
    }

    /**
     * This operation, followed by another one that uses its result.
     *
     * @param next makes the other operation's first step from this one's result
     * @param <U> the type of the other operation's result
     * @return the first step of both, as one operation
     */
    default <U> Step<U> then(Function<? super T, Step<U>> next) {
        if (this instanceof Done<T> done) {
            return next.apply(done.value());
        }
        if (this instanceof Pause<T> pause) {
            return new Pause<>(pause.time(), () -> pause.then().get().then(next));
        }
        return sentThen((Send<?, T>) this, next);
    }

    private static <R, T, U> Step<U> sentThen(Send<R, T> send, Function<? super T, Step<U>> next) {
        Function<Answer<R>, Step<T>> first = send.then();
        return new Send<>(send.request(), answer -> first.apply(answer).then(next));
    }

    /**
     * This operation with its result converted.
     *
     * @param to converts the result
     * @param <U> the type of the converted result
     * @return the operation's first step
     */
    default <U> Step<U> map(Function<? super T, ? extends U> to) {
        return then(value -> new Done<>(to.apply(value)));
    }
}
