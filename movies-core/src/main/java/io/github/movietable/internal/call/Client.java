package io.github.movietable.internal.call;

import io.github.movietable.model.Meter;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * One of the SDK's two clients, with the clock for pauses and the meter that counts what responses cost. Immutable and
 * thread-safe. It does not close the SDK's client, which belongs to the program.
 */
public sealed interface Client permits BlockingClient, AsyncClient {
    /**
     * Runs an operation on the caller's thread, and waits for its end.
     *
     * @param first the operation's first step
     * @param <T> the type of the operation's result
     * @return the operation's result
     * @throws RuntimeException the exception that the operation throws, not wrapped
     */
    default <T> T run(Step<T> first) {
        Step<T> step = first;
        while (true) {
            if (step instanceof Step.Done<T> done) {
                return done.value();
            }
            if (step instanceof Step.Pause<T> pause) {
                ticker().pause(pause.time());
                step = pause.then().get();
            } else {
                step = answered((Step.Send<?, T>) step);
            }
        }
    }

    /**
     * Runs a course on the caller's thread until a condition holds. A {@link Driver} runs courses with several requests
     * in flight; for a course with one request at a time, this method does the same with less work.
     *
     * @param course the course; it must not have a driver
     * @param until tells whether the condition holds
     * @throws RuntimeException the exception that the course throws, or an AbortedException if the thread is
     *     interrupted in a pause
     */
    default void run(Course course, BooleanSupplier until) {
        while (!until.getAsBoolean()) {
            Flight<?, ?> next = course.next();
            if (next == null) {
                ticker().pause(Objects.requireNonNull(
                        course.rest(), "the course has no request and waits for nothing"));
            } else {
                fly(next);
            }
        }
    }

    private <R, D> void fly(Flight<R, D> flight) {
        flight.landed().accept(flight.decode().apply(ask(flight.request())));
    }

    private <R, T> Step<T> answered(Step.Send<R, T> send) {
        return send.then().apply(ask(send.request()));
    }

    /**
     * Sends a request, and waits for its answer.
     *
     * @param request the request
     * @param <R> the type of DynamoDB's response
     * @return the answer, or the failure in its place
     */
    <R> Answer<R> ask(Request<R> request);

    /**
     * The clock for pauses and deadlines.
     *
     * @return the machine's clock, or a test's
     */
    Ticker ticker();

    /**
     * The meter that adds up the capacity units of all responses.
     *
     * @return the meter; null if the units are not counted
     */
    @Nullable
    Meter meter();

    /**
     * How the SDK's client retries.
     *
     * @return its settings, as far as they are known
     */
    Retries retries();

    /**
     * This client with a meter.
     *
     * @param meter adds up the units
     * @return a view of the client
     */
    Client meteredBy(Meter meter);

    /**
     * The {@code ReturnConsumedCapacity} of requests whose cost only the meter needs.
     *
     * @return TOTAL if there is a meter; null if there is none, so that DynamoDB does not report the cost
     */
    default @Nullable ReturnConsumedCapacity metering() {
        return meter() == null ? null : ReturnConsumedCapacity.TOTAL;
    }

    /** Adds the response's units to the meter. To be called once for each response, when it arrives. */
    private <R> Answer<R> metered(Request<R> request, Answer<R> answer) {
        Meter meter = meter();
        R response = answer.response();
        if (meter != null && response != null) {
            meter.add(request.cost(response));
        }
        return answer;
    }

    /**
     * Makes an answer of what the SDK's client returned or threw, and tells the meter which capacity it consumed.
     *
     * @param request the request
     * @param response the client's response, or null
     * @param thrown the client's exception, or null
     * @param <R> the type of DynamoDB's response
     * @return the answer
     */
    default <R> Answer<R> answer(Request<R> request, @Nullable R response, @Nullable Throwable thrown) {
        return thrown == null ? metered(request, request.answered(response)) : request.failed(thrown);
    }
}
