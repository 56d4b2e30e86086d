package io.github.movietable.local;

import io.github.movietable.internal.json.Unprocessed;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong with a request between a client and DynamoDB. */
@FunctionalInterface
interface Fault {
    /** Sends the body of a request on, to the next fault or to DynamoDB. */
    @FunctionalInterface
    interface Wire {
        CompletableFuture<Reply> send(String body);
    }

    CompletableFuture<Reply> happen(String body, Wire wire);

    Fault NONE = (body, wire) -> wire.send(body);

    Fault THROTTLED = (body, wire) ->
            CompletableFuture.completedFuture(Reply.error(400, "ProvisionedThroughputExceededException"));

    Fault LOST = (body, wire) -> wire.send(body).thenCompose(reply -> failed(new IOException("the answer was lost")));

    static Fault slow(Duration by) {
        return (body, wire) -> {
            CompletableFuture<Void> later = new CompletableFuture<>();
            CompletableFuture.delayedExecutor(by.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(() -> later.complete(null));
            return later.thenCompose(now -> wire.send(body));
        };
    }

    static Fault unprocessed(boolean isRead, int count) {
        return (body, wire) -> {
            try {
                Unprocessed split = Unprocessed.of(isRead, body, count);
                String sent = split.body();
                return sent == null
                        ? CompletableFuture.completedFuture(new Reply(200, answer(split, null), Map.of()))
                        : wire.send(sent)
                                .thenApply(reply ->
                                        reply.status() == 200 ? reply.withBody(answer(split, reply.body())) : reply);
            } catch (IOException e) {
                return failed(e);
            }
        };
    }

    /** Combines two faults: the second applies to the request that the first sends on. */
    default Fault and(Fault next) {
        return (body, wire) -> happen(body, sent -> next.happen(sent, wire));
    }

    private static String answer(Unprocessed split, @Nullable String answer) {
        try {
            return split.in(answer);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static <T> CompletableFuture<T> failed(IOException e) {
        return CompletableFuture.failedFuture(e);
    }
}
