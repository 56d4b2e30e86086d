package io.github.movietable.internal.call;

import io.github.movietable.model.Meter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * One of the SDK's two clients, with the clock that pauses go by and the meter that counts what responses cost. Immutable
 * and thread-safe; the SDK's client stays its owner's to close.
 */
public sealed interface Client permits BlockingClient, AsyncClient {
    /**
     * Runs a verb on the caller's thread, and waits for its end.
     *
     * @param first the verb's first step
     * @param <T> what it ends with
     * @return its result
     * @throws RuntimeException the exception itself that the verb throws
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

    private <R, T> Step<T> answered(Step.Send<R, T> send) {
        return send.then().apply(ask(send.request()));
    }

    /**
     * Sends a request, and waits for its answer.
     *
     * @param request the request
     * @param <R> what DynamoDB answers
     * @return the answer, or the failure in its place
     */
    <R> Answer<R> ask(Request<R> request);

    /**
     * The clock.
     *
     * @return the clock that pauses and deadlines go by
     */
    Ticker ticker();

    /**
     * The meter.
     *
     * @return the meter that adds up the units, or null
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
     * The same client with a meter.
     *
     * @param meter adds up the units
     * @return a view of the client
     */
    Client meteredBy(Meter meter);

    /**
     * Whether a request that need not ask for its cost should ask for it: only a meter would read it.
     *
     * @return TOTAL if there is a meter; null, which asks for nothing, if there is none
     */
    default @Nullable ReturnConsumedCapacity metering() {
        return meter() == null ? null : ReturnConsumedCapacity.TOTAL;
    }

    /** An answer is metered once, as soon as it is there. */
    private <R> Answer<R> metered(Request<R> request, Answer<R> answer) {
        Meter meter = meter();
        R response = answer.response();
        if (meter != null && response != null) {
            meter.add(request.cost().apply(response));
        }
        return answer;
    }

    /**
     * A response, as an answer that is metered.
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
