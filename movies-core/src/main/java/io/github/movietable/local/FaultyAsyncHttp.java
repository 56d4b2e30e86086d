package io.github.movietable.local;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/** An HTTP client with {@link Faults}, for asynchronous clients of DynamoDB. */
record FaultyAsyncHttp(FaultyWire wire) implements SdkAsyncHttpClient {
    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        Body body = new Body();
        request.requestContentPublisher().subscribe(body);
        return body.whole
                .thenCompose(bytes -> wire.send(request.request(), bytes))
                .whenComplete((reply, failure) -> tell(request, reply, failure))
                .thenAccept(told -> {});
    }

    private static void tell(AsyncExecuteRequest request, @Nullable Reply reply, @Nullable Throwable failure) {
        if (reply != null) {
            request.responseHandler().onHeaders(reply.head());
            request.responseHandler().onStream(stream(reply));
        } else if (failure != null) {
            request.responseHandler().onError(cause(failure));
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }

    private static Publisher<ByteBuffer> stream(Reply reply) {
        return AsyncRequestBody.fromBytes(reply.bytes());
    }

    /** Collects the body of a request, which the SDK publishes in parts. */
    private static final class Body implements Subscriber<ByteBuffer> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

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
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(bytes.toByteArray());
        }
    }

    @Override
    public String clientName() {
        return "FaultyAsync";
    }

    @Override
    public void close() {
        // the JDK's client is shared and ends with the JVM
    }
}
