package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The next step of a verb: it is done, or it sends a request and goes on with the answer, or it pauses and goes on. A step
 * knows no client and no thread and never waits, so the same verb runs on a client that blocks and on one that does not.
 *
 * @param <T> the verb's result
 */
public sealed interface Step<T> {
    /**
     * The verb is done.
     *
     * @param value its result
     * @param <T> its type
     */
    record Done<T>(T value) implements Step<T> {}

    /**
     * The verb asks DynamoDB.
     *
     * @param request what it asks
     * @param then says what to do with the answer; what it throws ends the verb
     * @param <R> what DynamoDB answers
     * @param <T> what the verb ends with
     */
    record Send<R, T>(Request<R> request, Function<Answer<R>, Step<T>> then) implements Step<T> {}

    /**
     * The verb lets time pass.
     *
     * @param time how much
     * @param then says what to do afterwards; what it throws ends the verb
     * @param <T> what the verb ends with
     */
    record Pause<T>(Duration time, Supplier<Step<T>> then) implements Step<T> {}

    /**
     * A verb that is done.
     *
     * @param value its result
     * @param <T> its type
     * @return the step
     */
    static <T> Step<T> done(T value) {
        return new Done<>(value);
    }

    /**
     * A request, and what to do with its answer.
     *
     * @param request the request
     * @param then goes on with the answer, or with the failure in its place
     * @param <R> what DynamoDB answers
     * @param <T> what the verb ends with
     * @return the step
     */
    static <R, T> Step<T> send(Request<R> request, Function<Answer<R>, Step<T>> then) {
        return new Send<>(request, then);
    }

    /**
     * A pause, and what to do afterwards.
     *
     * @param time how long
     * @param then goes on
     * @param <T> what the verb ends with
     * @return the step
     */
    static <T> Step<T> pause(Duration time, Supplier<Step<T>> then) {
        return new Pause<>(time, then);
    }

    /**
     * This verb, and then another that begins with its result.
     *
     * @param next begins the other verb
     * @param <U> what the other verb ends with
     * @return both as one
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
        return new Send<>(send.request(), answer -> send.then().apply(answer).then(next));
    }

    /**
     * This verb with another result.
     *
     * @param to makes it of this one's
     * @param <U> its type
     * @return the verb
     */
    default <U> Step<U> map(Function<? super T, ? extends U> to) {
        return then(value -> new Done<>(to.apply(value)));
    }
}
