package io.github.movietable.local;

import io.github.movietable.testing.FaultyHttp.Reply;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/**
 * The HTTP client of the library's own tests, for faults that users' tests don't need: scripts that block, and that
 * change requests and responses.
 */
public final class ScriptedWire {
    private ScriptedWire() {}

    /** Sends a body to DynamoDB Local. */
    @FunctionalInterface
    public interface Wire {
        Reply send(String body) throws IOException;
    }

    /** Answers an attempt. */
    @FunctionalInterface
    public interface Script {
        Reply answer(String operation, String body, Wire wire) throws IOException;
    }

    public static SdkHttpClient blocking(Script script) {
        return new FaultyHttp(wire(script, Runnable::run));
    }

    /** The script blocks the executor's threads; if it runs at once, the client completes before it returns. */
    public static SdkAsyncHttpClient async(Script script, Executor executor) {
        return new FaultyAsyncHttp(wire(script, executor));
    }

    private static FaultyWire wire(Script script, Executor executor) {
        return new FaultyWire((operation, attempt) -> (body, wire) -> {
            CompletableFuture<io.github.movietable.local.Reply> answer = new CompletableFuture<>();
            executor.execute(() -> {
                try {
                    Reply reply = script.answer(operation, body, sent -> sent(wire, sent));
                    answer.complete(
                            new io.github.movietable.local.Reply(reply.status(), reply.body(), reply.headers()));
                } catch (IOException | RuntimeException | Error e) {
                    answer.completeExceptionally(e);
                }
            });
            return answer;
        });
    }

    private static Reply sent(Fault.Wire wire, String body) throws IOException {
        io.github.movietable.local.Reply reply = FaultyHttp.awaited(wire.send(body));
        return new Reply(reply.status(), reply.body(), reply.headers());
    }
}
