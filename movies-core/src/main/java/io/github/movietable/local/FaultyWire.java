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

/** Sends one client's requests to the server. It counts attempts, and applies the fault of each attempt. */
final class FaultyWire {
    /** Headers that the JDK's HTTP client sets itself and does not let a program set. */
    private static final Set<String> OWN = Set.of("host", "content-length", "expect", "connection", "upgrade");

    private static final String REQUEST_ID = "x-amzn-RequestId";

    /** Shared by all instances, because every HTTP client has its own threads and connections. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    private final Script script;
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

    /** Decides which fault applies to an attempt; attempts are counted from 1. */
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

    /** Sends a request whose signature may not fit its changed body; DynamoDB Local does not check it. */
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

    /** Keeps only the request id of the response's headers: a checksum would not fit a changed body. */
    private static Map<String, String> kept(HttpHeaders headers) {
        return headers.firstValue(REQUEST_ID).map(id -> Map.of(REQUEST_ID, id)).orElse(Map.of());
    }
}
