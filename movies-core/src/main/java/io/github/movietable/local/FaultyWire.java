package io.github.movietable.local;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The connection of one client to the server. It counts attempts and applies the fault of each. */
final class FaultyWire {
    /** Headers that the JDK's client sets itself. */
    private static final Set<String> OWN = Set.of("host", "content-length", "expect", "connection", "upgrade");

    private static final String REQUEST_ID = "x-amzn-RequestId";

    /** One client for all, because each has threads and connections of its own. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    private final Script script;
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

    /** Gives the fault of an attempt; attempts are counted from 1. */
    @FunctionalInterface
    interface Script {
        Fault of(String operation, int attempt);
    }

    FaultyWire(Script script) {
        this.script = script;
    }

    CompletableFuture<Reply> send(SdkHttpRequest request, byte[] body) {
        String target = request.firstMatchingHeader("X-Amz-Target").orElse("");
        String operation = target.substring(target.indexOf('.') + 1);
        int attempt =
                attempts.computeIfAbsent(operation, o -> new AtomicInteger()).incrementAndGet();
        return script.of(operation, attempt)
                .happen(new String(body, StandardCharsets.UTF_8), sent -> forward(request, sent));
    }

    /** The signature no longer fits a changed body, but DynamoDB Local does not look at it. */
    private CompletableFuture<Reply> forward(SdkHttpRequest request, String body) {
        HttpRequest.Builder sent = HttpRequest.newBuilder(request.getUri()).POST(BodyPublishers.ofString(body));
        request.forEachHeader((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> sent.header(name, value));
            }
        });
        return HTTP.sendAsync(sent.build(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                .thenApply(answer -> new Reply(answer.statusCode(), answer.body(), kept(answer.headers())));
    }

    /** The checksum no longer fits a changed body. */
    private static Map<String, String> kept(HttpHeaders headers) {
        return headers.firstValue(REQUEST_ID).map(id -> Map.of(REQUEST_ID, id)).orElse(Map.of());
    }
}
