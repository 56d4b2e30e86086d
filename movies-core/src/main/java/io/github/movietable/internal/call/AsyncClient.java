package io.github.movietable.internal.call;

import io.github.movietable.model.Meter;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Runs {@link Step}s without a waiting thread: each step is taken when the response to the step before has arrived. The
 * thread that completes the SDK's future only passes the response on; the executor's threads decode it and take the
 * next step.
 *
 * @param client sends requests
 * @param ticker the clock
 * @param executor decodes responses and takes the steps after them and after pauses
 * @param meter adds up the capacity units of all responses; null if they are not counted
 * @param retries how the SDK's client retries
 */
public record AsyncClient(
        DynamoDbAsyncClient client,
        Ticker ticker,
        Executor executor,
        @Nullable Meter meter,
        Retries retries) implements Client {
    /**
     * A client whose settings for retries have not been read yet.
     *
     * @param client sends requests
     * @param ticker the clock
     * @param executor decodes responses and takes the steps after them and after pauses
     * @param meter adds up the capacity units of all responses; null if they are not counted
     */
    public AsyncClient(DynamoDbAsyncClient client, Ticker ticker, Executor executor, @Nullable Meter meter) {
        this(client, ticker, executor, meter, new Retries(client::serviceClientConfiguration));
    }

    /**
     * A client that decodes responses on the threads that all tables share.
     *
     * @param client sends requests
     * @param ticker the clock
     * @return the client without a meter
     */
    public static AsyncClient of(DynamoDbAsyncClient client, Ticker ticker) {
        Objects.requireNonNull(client, "a table needs a DynamoDbAsyncClient that calls DynamoDB, which is null");
        return new AsyncClient(client, ticker, ShortTasks.shared(), null);
    }

    @Override
    public AsyncClient meteredBy(Meter to) {
        return new AsyncClient(client, ticker, executor, to, retries);
    }

    /**
     * This client with another executor.
     *
     * @param other decodes responses and takes the steps after them and after pauses
     * @return a view of the client
     */
    public AsyncClient runningOn(Executor other) {
        return new AsyncClient(client, ticker, other, meter, retries);
    }

    /**
     * Begins an operation. If the program completes the future before the operation does, by cancelling it or in
     * another way, the operation ends: nothing more is sent, and the request in flight is cancelled.
     *
     * @param first the operation's first step
     * @param <T> the type of the operation's result
     * @return a future of the result, or of the exception that the operation throws, not wrapped
     */
    public <T> CompletableFuture<T> begin(Step<T> first) {
        AsyncRun<T> run = new AsyncRun<>(this);
        run.goOn(first);
        return run.result();
    }

    /**
     * Passes a task to the executor. If the executor does not take the task, the calling thread runs it.
     *
     * @param task the task; it may run twice if the executor accepts it and then throws
     */
    public void handOn(Runnable task) {
        HandOver.to(executor, task);
    }

    @Override
    public <R> Answer<R> ask(Request<R> request) {
        CompletableFuture<R> call = send(request);
        try {
            return answer(request, call.get(), null);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return answer(request, null, AbortedException.create("interrupted while waiting for DynamoDB", e));
        } catch (ExecutionException e) {
            return answer(request, null, e.getCause() == null ? e : e.getCause());
        } catch (CancellationException e) {
            return answer(request, null, AbortedException.create("cancelled", e));
        }
    }

    /**
     * Sends a request.
     *
     * @param request the request
     * @param <R> the type of DynamoDB's response
     * @return the SDK's future; a failed future if the client throws; a future of null if the client returns
     *     null, as a mock does
     */
    public <R> CompletableFuture<R> send(Request<R> request) {
        try {
            CompletableFuture<R> call = request.send(client);
            return call == null ? CompletableFuture.completedFuture(null) : call;
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
