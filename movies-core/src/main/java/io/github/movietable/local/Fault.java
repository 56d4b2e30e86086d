package io.github.movietable.local;

import io.github.movietable.internal.json.Unprocessed;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Something that happens to a request on its way. */
@FunctionalInterface
interface Fault {
    /** Sends the request on; what is behind may be another fault. */
    @FunctionalInterface
    interface Wire {
        CompletableFuture<Reply> send(String body);
    }

    CompletableFuture<Reply> happen(String body, Wire wire);

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
                        ? CompletableFuture.completedFuture(reply(split, null))
                        : wire.send(sent)
                                .thenApply(reply -> reply.status() == 200 ? reply(split, reply.body()) : reply);
            } catch (IOException e) {
                return failed(e);
            }
        };
    }

    private static Reply reply(Unprocessed split, @Nullable String answer) {
        try {
            return new Reply(200, split.in(answer));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static <T> CompletableFuture<T> failed(IOException e) {
        return CompletableFuture.failedFuture(e);
    }
}
