package io.github.movietable.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** An HTTP client with {@link Faults}, for synchronous clients of DynamoDB. */
record FaultyHttp(FaultyWire wire) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                Reply reply = awaited(wire.send(request.httpRequest(), body(request)));
                return HttpExecuteResponse.builder()
                        .response(reply.head())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(reply.bytes())))
                        .build();
            }

            @Override
            public void abort() {
                // the caller no longer waits for the response, which is dropped
            }
        };
    }

    private static byte[] body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = request.contentStreamProvider().get().newStream()) {
            return in.readAllBytes();
        }
    }

    static Reply awaited(CompletableFuture<Reply> reply) throws IOException {
        try {
            return reply.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("The thread was interrupted while it waited for the answer.", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static IOException rethrown(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException itself) {
            throw itself;
        }
        if (failure instanceof Error itself) {
            throw itself;
        }
        return failure instanceof IOException broken ? broken : new IOException(failure);
    }

    @Override
    public String clientName() {
        return "Faulty";
    }

    @Override
    public void close() {
        // the JDK's client is shared and ends with the JVM
    }
}
