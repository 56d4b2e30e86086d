package io.github.movietable.internal.call;

import io.github.movietable.model.Meter;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Runs {@link Step}s on the caller's thread.
 *
 * @param client sends requests
 * @param ticker the clock
 * @param meter adds up the capacity units of all responses; null if they are not counted
 * @param retries how the SDK's client retries
 */
public record BlockingClient(
        DynamoDbClient client, Ticker ticker, @Nullable Meter meter, Retries retries) implements Client {
    /**
     * A client whose settings for retries have not been read yet.
     *
     * @param client sends requests
     * @param ticker the clock
     * @param meter adds up the capacity units of all responses; null if they are not counted
     */
    public BlockingClient(DynamoDbClient client, Ticker ticker, @Nullable Meter meter) {
        this(client, ticker, meter, new Retries(client::serviceClientConfiguration));
    }

    @Override
    public BlockingClient meteredBy(Meter to) {
        return new BlockingClient(client, ticker, to, retries);
    }

    @Override
    public <R> Answer<R> ask(Request<R> request) {
        R response;
        try {
            response = request.send(client);
        } catch (CancellationException e) {
            // the HTTP client throws this when it is interrupted while it waits for a connection, and clears the
            // interrupt
            Thread.currentThread().interrupt();
            return answer(request, null, AbortedException.create("interrupted while waiting for DynamoDB", e));
        } catch (RuntimeException e) {
            return answer(request, null, e);
        }
        return answer(request, response, null);
    }
}
