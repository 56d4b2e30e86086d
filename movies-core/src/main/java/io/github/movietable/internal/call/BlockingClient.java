package io.github.movietable.internal.call;

import io.github.movietable.model.Meter;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Runs steps on the caller's thread.
 *
 * @param client sends requests
 * @param ticker the clock
 * @param meter adds up the units, or null
 * @param retries how the SDK's client retries
 */
public record BlockingClient(
        DynamoDbClient client, Ticker ticker, @Nullable Meter meter, Retries retries) implements Client {
    /**
     * A client that is not yet known.
     *
     * @param client sends requests
     * @param ticker the clock
     * @param meter adds up the units, or null
     */
    public BlockingClient(DynamoDbClient client, Ticker ticker, @Nullable Meter meter) {
        this(client, ticker, meter, new Retries(client::serviceClientConfiguration));
    }

    @Override
    public BlockingClient meteredBy(Meter to) {
        return new BlockingClient(client, ticker, to, retries);
    }

    @Override
    public <T> T run(Step<T> first) {
        Step<T> step = first;
        while (true) {
            if (step instanceof Step.Done<T> done) {
                return done.value();
            }
            if (step instanceof Step.Pause<T> pause) {
                ticker.pause(pause.time());
                step = pause.then().get();
            } else {
                step = sent((Step.Send<?, T>) step);
            }
        }
    }

    private <R, T> Step<T> sent(Step.Send<R, T> send) {
        return send.then().apply(send(send.request()));
    }

    /**
     * Sends a request, and waits for its answer.
     *
     * @param request the request
     * @param <R> what DynamoDB answers
     * @return the answer, or the failure in its place
     */
    public <R> Answer<R> send(Request<R> request) {
        R response;
        try {
            response = request.blocking().apply(client);
        } catch (CancellationException e) {
            // the HTTP client says so of an interrupt while it waits for a connection, and forgets the interrupt
            Thread.currentThread().interrupt();
            return answer(request, null, AbortedException.create("interrupted while waiting for DynamoDB", e));
        } catch (RuntimeException e) {
            return answer(request, null, e);
        }
        return answer(request, response, null);
    }
}
