package io.github.movietable.internal.call;

import io.github.movietable.model.Meter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Runs steps on nobody's thread: each goes on when the answer before it is there. The thread that completes the SDK's
 * future only hands the answer on; the executor decodes it and decides.
 *
 * @param client sends requests
 * @param ticker the clock
 * @param executor goes on with answers and after pauses
 * @param meter adds up the units, or null
 * @param retries how the SDK's client retries
 */
public record AsyncClient(
        DynamoDbAsyncClient client,
        Ticker ticker,
        Executor executor,
        @Nullable Meter meter,
        Retries retries) implements Client {
    /**
     * A client that is not yet known.
     *
     * @param client sends requests
     * @param ticker the clock
     * @param executor goes on with answers and after pauses
     * @param meter adds up the units, or null
     */
    public AsyncClient(DynamoDbAsyncClient client, Ticker ticker, Executor executor, @Nullable Meter meter) {
        this(client, ticker, executor, meter, new Retries(client::serviceClientConfiguration));
    }

    @Override
    public AsyncClient meteredBy(Meter to) {
        return new AsyncClient(client, ticker, executor, to, retries);
    }

    /**
     * Begins a verb. Cancelling the future ends it: nothing more is sent, and the request on its way is cancelled.
     *
     * @param first the verb's first step
     * @param <T> what it ends with
     * @return its result, or what it throws, itself
     */
    public <T> CompletableFuture<T> begin(Step<T> first) {
        AsyncRun<T> run = new AsyncRun<>(this);
        run.goOn(first);
        return run.result();
    }

    @Override
    public <T> T run(Step<T> first) {
        CompletableFuture<T> result = begin(first);
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted while waiting for DynamoDB", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e.getCause());
        } catch (CancellationException e) {
            throw AbortedException.create("cancelled", e);
        }
    }

    /**
     * Sends a request.
     *
     * @param request the request
     * @param <R> what DynamoDB answers
     * @return what the SDK's client gives; a future that has failed if it throws
     */
    public <R> CompletableFuture<R> send(Request<R> request) {
        try {
            return request.async().apply(client);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
