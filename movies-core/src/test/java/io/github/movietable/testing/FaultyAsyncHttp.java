package io.github.movietable.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/** HTTP that does not block its caller, over one that does: what happens there happens here. */
public final class FaultyAsyncHttp implements SdkAsyncHttpClient {
    private final SdkHttpClient http;
    private final Executor executor;

    /** With threads that wait in the caller's place; one that runs at once makes a client that completes at once. */
    public FaultyAsyncHttp(SdkHttpClient http, Executor executor) {
        this.http = http;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        return body(request.requestContentPublisher()).thenAcceptAsync(body -> answer(request, body), executor);
    }

    private void answer(AsyncExecuteRequest request, byte[] body) {
        try {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(request.request())
                            .contentStreamProvider(() -> new ByteArrayInputStream(body))
                            .build())
                    .call();
            byte[] answered = response.responseBody().orElseThrow().readAllBytes();
            request.responseHandler().onHeaders(response.httpResponse());
            request.responseHandler().onStream(AsyncRequestBody.fromBytes(answered));
        } catch (IOException e) {
            request.responseHandler().onError(e);
            throw new UncheckedIOException(e);
        }
    }

    private static CompletableFuture<byte[]> body(Publisher<ByteBuffer> content) {
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        content.subscribe(new Subscriber<>() {
            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer part) {
                byte[] copy = new byte[part.remaining()];
                part.get(copy);
                bytes.writeBytes(copy);
            }

            @Override
            public void onError(Throwable failure) {
                body.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                body.complete(bytes.toByteArray());
            }
        });
        return body;
    }

    @Override
    public String clientName() {
        return "FaultyAsync";
    }

    @Override
    public void close() {}
}
