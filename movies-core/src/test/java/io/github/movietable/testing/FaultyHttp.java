package io.github.movietable.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * HTTP to DynamoDB Local with what it never does itself: throttling, lost answers, failures, items left unprocessed. A
 * script says for each attempt what happens to it; every attempt is counted.
 */
public final class FaultyHttp implements SdkHttpClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ATTEMPTS = 9;
    private static final RetryStrategy RETRIES = AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(ATTEMPTS)
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .circuitBreakerEnabled(false)
            .build();

    /** One attempt of the SDK: the operation, how many attempts of it came before, and the request's body. */
    public record Attempt(String operation, int number, JsonNode body) {}

    /** What happens to an attempt. */
    @FunctionalInterface
    public interface Fault {
        Reply happen(Attempt attempt, Sender sender) throws IOException;

        Fault NONE = (attempt, sender) -> sender.send(attempt.body());

        /** The request never leaves. */
        Fault NOT_SENT = (attempt, sender) -> {
            throw new SocketTimeoutException("not sent");
        };

        /** DynamoDB does it, and the answer is lost. */
        Fault LOST_ANSWER = (attempt, sender) -> {
            sender.send(attempt.body());
            throw new SocketTimeoutException("answer lost");
        };

        /** DynamoDB does it, and answers that it failed. */
        Fault ERROR_AFTER = (attempt, sender) -> {
            sender.send(attempt.body());
            return Reply.error(500, "InternalServerError");
        };

        /** DynamoDB fails before it does anything. */
        Fault ERROR_BEFORE = (attempt, sender) -> Reply.error(500, "InternalServerError");

        /** DynamoDB refuses for want of capacity; nothing is done. */
        Fault THROTTLED = (attempt, sender) -> Reply.error(400, "ProvisionedThroughputExceededException");

        /** DynamoDB does it, and the answer has a checksum that does not fit. */
        Fault WRONG_CHECKSUM = (attempt, sender) -> {
            Reply reply = sender.send(attempt.body());
            return new Reply(reply.status(), reply.body(), Map.of("x-amz-crc32", "1"));
        };

        /** DynamoDB does it, and the answer comes without a body. */
        Fault NO_BODY = (attempt, sender) -> {
            sender.send(attempt.body());
            return new Reply(200, "");
        };

        /** DynamoDB does it, and the answer comes without what it says. */
        Fault EMPTY_ANSWER = (attempt, sender) -> {
            sender.send(attempt.body());
            return new Reply(200, "{}");
        };

        /** Of a BatchGetItem only the first so many are got, the other keys come back as unprocessed. */
        static Fault keysUnprocessedBehind(int done) {
            return (attempt, sender) -> {
                ObjectNode body = attempt.body().deepCopy();
                ObjectNode tables = (ObjectNode) body.get("RequestItems");
                String table = tables.fieldNames().next();
                ObjectNode wanted = (ObjectNode) tables.get(table);
                ArrayNode all = (ArrayNode) wanted.get("Keys");
                ObjectNode left = wanted.deepCopy();
                ArrayNode rest = left.putArray("Keys");
                for (int i = all.size() - 1; i >= done; i--) {
                    rest.insert(0, all.remove(i));
                }
                ObjectNode answer = all.isEmpty()
                        ? JSON.createObjectNode()
                        : (ObjectNode) JSON.readTree(sender.send(body).body());
                answer.putObject("UnprocessedKeys").set(table, left);
                return new Reply(200, answer.toString());
            };
        }

        /** Of a BatchWriteItem only the first so many are done, the others come back as unprocessed. */
        static Fault unprocessedBehind(int done) {
            return (attempt, sender) -> {
                ObjectNode body = attempt.body().deepCopy();
                ObjectNode tables = (ObjectNode) body.get("RequestItems");
                String table = tables.fieldNames().next();
                ArrayNode all = (ArrayNode) tables.get(table);
                ArrayNode first = JSON.createArrayNode();
                ArrayNode rest = JSON.createArrayNode();
                for (int i = 0; i < all.size(); i++) {
                    (i < done ? first : rest).add(all.get(i));
                }
                tables.set(table, first);
                ObjectNode answer = first.isEmpty()
                        ? JSON.createObjectNode()
                        : (ObjectNode) JSON.readTree(sender.send(body).body());
                ObjectNode left = answer.putObject("UnprocessedItems");
                if (!rest.isEmpty()) {
                    left.set(table, rest);
                }
                return new Reply(200, answer.toString());
            };
        }
    }

    /** Sends a body to DynamoDB Local. */
    @FunctionalInterface
    public interface Sender {
        Reply send(JsonNode body) throws IOException;
    }

    /** An HTTP answer. */
    public record Reply(int status, String body, Map<String, String> headers) {
        public Reply(int status, String body) {
            this(status, body, Map.of());
        }

        public static Reply error(int status, String code) {
            return new Reply(
                    status, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code + "\",\"message\":\"injected\"}");
        }
    }

    private final SdkHttpClient real = Apache5HttpClient.create();
    private final Function<Attempt, Fault> script;
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final List<Attempt> log = new ArrayList<>();

    private FaultyHttp(Function<Attempt, Fault> script) {
        this.script = script;
    }

    public static FaultyHttp scripted(Function<Attempt, Fault> script) {
        return new FaultyHttp(script);
    }

    /** Nothing goes wrong; attempts are counted. */
    public static FaultyHttp faultless() {
        return scripted(attempt -> Fault.NONE);
    }

    /** The first attempts of an operation meet these faults, in this order; all others none. */
    public static FaultyHttp first(String operation, Fault... faults) {
        return scripted(attempt -> attempt.operation().equals(operation) && attempt.number() < faults.length
                ? faults[attempt.number()]
                : Fault.NONE);
    }

    /** A client that retries what the SDK retries by default, as often, but without the waits. */
    public DynamoDbClient client() {
        return client(RETRIES);
    }

    /** A client without retries: each fault reaches the library, and at once. */
    public DynamoDbClient clientWithoutRetries() {
        return client(AwsRetryStrategy.doNotRetry());
    }

    /** The same without blocking: one script, one log. */
    public DynamoDbAsyncClient asyncClient() {
        return asyncClient(RETRIES);
    }

    /** The same without blocking and without retries. */
    public DynamoDbAsyncClient asyncClientWithoutRetries() {
        return asyncClient(AwsRetryStrategy.doNotRetry());
    }

    /** The same without blocking, whose futures are completed, as a rule, before they are returned. */
    public DynamoDbAsyncClient asyncClientThatCompletesAtOnce() {
        return asyncClient(RETRIES, Runnable::run);
    }

    private DynamoDbAsyncClient asyncClient(RetryStrategy retries) {
        return asyncClient(retries, ForkJoinPool.commonPool());
    }

    private DynamoDbAsyncClient asyncClient(RetryStrategy retries, Executor executor) {
        return DynamoDbAsyncClient.builder()
                .httpClient(new FaultyAsyncHttp(this, executor))
                .asyncConfiguration(
                        c -> c.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, executor))
                .endpointOverride(Database.local().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(o -> o.retryStrategy(retries))
                .build();
    }

    /** A client that retries as by default, with these interceptors. */
    public DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return client(RETRIES, interceptors);
    }

    private DynamoDbClient client(RetryStrategy retries, ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .httpClient(this)
                .endpointOverride(Database.local().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(o -> o.retryStrategy(retries).executionInterceptors(List.of(interceptors)))
                .build();
    }

    public int attempts(String operation) {
        AtomicInteger count = attempts.get(operation);
        return count == null ? 0 : count.get();
    }

    public int attempts() {
        return attempts.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** The attempts in the order in which they were made. */
    public List<Attempt> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    /** The bodies of one operation's attempts. */
    public List<JsonNode> bodies(String operation) {
        return log().stream()
                .filter(a -> a.operation().equals(operation))
                .map(Attempt::body)
                .toList();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                Reply reply = execute(request);
                return HttpAnswer.of(reply.status(), reply.body(), reply.headers());
            }

            @Override
            public void abort() {}
        };
    }

    private Reply execute(HttpExecuteRequest request) throws IOException {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        String operation = target.substring(target.indexOf('.') + 1);
        JsonNode body = JSON.readTree(bytes(request));
        int number =
                attempts.computeIfAbsent(operation, o -> new AtomicInteger()).getAndIncrement();
        Attempt attempt = new Attempt(operation, number, body);
        synchronized (log) {
            log.add(attempt);
        }
        return script.apply(attempt).happen(attempt, sent -> forward(request, sent));
    }

    private static byte[] bytes(HttpExecuteRequest request) throws IOException {
        try (InputStream in = request.contentStreamProvider().orElseThrow().newStream()) {
            return in.readAllBytes();
        }
    }

    /** The signature no longer fits a changed body, but DynamoDB Local does not look at it. */
    private Reply forward(HttpExecuteRequest request, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        HttpExecuteRequest sent = HttpExecuteRequest.builder()
                .request(request.httpRequest().toBuilder()
                        .putHeader("Content-Length", Integer.toString(bytes.length))
                        .build())
                .contentStreamProvider(() -> new ByteArrayInputStream(bytes))
                .build();
        HttpExecuteResponse response = real.prepareRequest(sent).call();
        try (InputStream in = response.responseBody().orElseThrow()) {
            return new Reply(
                    response.httpResponse().statusCode(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public String clientName() {
        return "Faulty";
    }

    @Override
    public void close() {
        real.close();
    }
}
