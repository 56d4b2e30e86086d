package io.github.movietable.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.movietable.internal.json.Unprocessed;
import io.github.movietable.local.ScriptedWire;
import java.io.IOException;
import java.net.SocketTimeoutException;
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
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Clients of DynamoDB Local that meet faults which it never causes itself: throttling, lost responses, failures,
 * unprocessed items. A script chooses the fault of each attempt; every attempt is recorded.
 */
public final class FaultyHttp {
    private static final int ATTEMPTS = 9;
    private static final RetryStrategy RETRIES = AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(ATTEMPTS)
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .circuitBreakerEnabled(false)
            .build();

    /** One attempt of the SDK: the operation, how many attempts of it came before, and the request's body. */
    public record Attempt(String operation, int number, JsonNode body) {}

    /** The fault of an attempt: sends it on, or not, and makes the response. */
    @FunctionalInterface
    public interface Fault {
        Reply happen(Attempt attempt, Sender sender) throws IOException;

        Fault NONE = (attempt, sender) -> sender.send(attempt.body());

        /** The request is never sent. */
        Fault NOT_SENT = (attempt, sender) -> {
            throw new SocketTimeoutException("not sent");
        };

        /** DynamoDB carries out the request, and the response is lost. */
        Fault LOST_ANSWER = (attempt, sender) -> {
            sender.send(attempt.body());
            throw new SocketTimeoutException("answer lost");
        };

        /** DynamoDB carries out the request, and the response is a server error. */
        Fault ERROR_AFTER = (attempt, sender) -> {
            sender.send(attempt.body());
            return Reply.error(500, "InternalServerError");
        };

        /** DynamoDB responds with a server error, and has changed nothing. */
        Fault ERROR_BEFORE = (attempt, sender) -> Reply.error(500, "InternalServerError");

        /** DynamoDB refuses the request because its capacity is used up, and changes nothing. */
        Fault THROTTLED = (attempt, sender) -> Reply.error(400, "ProvisionedThroughputExceededException");

        /** DynamoDB carries out the request, and the response has a wrong checksum. */
        Fault WRONG_CHECKSUM = (attempt, sender) -> {
            Reply reply = sender.send(attempt.body());
            return new Reply(reply.status(), reply.body(), Map.of("x-amz-crc32", "1"));
        };

        /** DynamoDB carries out the request, and the response has no body. */
        Fault NO_BODY = (attempt, sender) -> {
            sender.send(attempt.body());
            return new Reply(200, "");
        };

        /** DynamoDB carries out the request, and the response is {@code {}}. */
        Fault EMPTY_ANSWER = (attempt, sender) -> {
            sender.send(attempt.body());
            return new Reply(200, "{}");
        };

        /** Of a BatchGetItem, only this many keys are processed, and the others are returned as unprocessed. */
        static Fault keysUnprocessedBehind(int done) {
            return unprocessedBehind(true, done);
        }

        /** Of a BatchWriteItem, only this many requests are processed, and the others are returned as unprocessed. */
        static Fault unprocessedBehind(int done) {
            return unprocessedBehind(false, done);
        }

        private static Fault unprocessedBehind(boolean isRead, int done) {
            return (attempt, sender) -> {
                JsonNode table = attempt.body().get("RequestItems").elements().next();
                int all = (isRead ? table.get("Keys") : table).size();
                Unprocessed split = Unprocessed.of(isRead, attempt.body().toString(), Math.max(0, all - done));
                String sent = split.body();
                return new Reply(
                        200,
                        split.in(
                                sent == null
                                        ? null
                                        : sender.send(Json.json(sent)).body()));
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

    private final Function<Attempt, Fault> script;
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final List<Attempt> log = new ArrayList<>();

    private FaultyHttp(Function<Attempt, Fault> script) {
        this.script = script;
    }

    public static FaultyHttp scripted(Function<Attempt, Fault> script) {
        return new FaultyHttp(script);
    }

    /** Causes no faults, and counts attempts. */
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

    /** The asynchronous client, with the same script and log. */
    public DynamoDbAsyncClient asyncClient() {
        return asyncClient(RETRIES);
    }

    /** The asynchronous client without retries. */
    public DynamoDbAsyncClient asyncClientWithoutRetries() {
        return asyncClient(AwsRetryStrategy.doNotRetry());
    }

    /** An asynchronous client whose futures are usually complete when they are returned. */
    public DynamoDbAsyncClient asyncClientThatCompletesAtOnce() {
        return asyncClient(RETRIES, Runnable::run);
    }

    /** An asynchronous client whose calls each occupy a thread of the executor. */
    public DynamoDbAsyncClient asyncClientOn(Executor executor) {
        return asyncClient(RETRIES, executor);
    }

    private DynamoDbAsyncClient asyncClient(RetryStrategy retries) {
        return asyncClient(retries, ForkJoinPool.commonPool());
    }

    private DynamoDbAsyncClient asyncClient(RetryStrategy retries, Executor executor) {
        return configured(DynamoDbAsyncClient.builder(), retries)
                .httpClient(ScriptedWire.async(this::answer, executor))
                .asyncConfiguration(
                        c -> c.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, executor))
                .build();
    }

    /** A client that retries as by default, with these interceptors. */
    public DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return client(RETRIES, interceptors);
    }

    private DynamoDbClient client(RetryStrategy retries, ExecutionInterceptor... interceptors) {
        return configured(DynamoDbClient.builder(), retries, interceptors)
                .httpClient(ScriptedWire.blocking(this::answer))
                .build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B configured(
            B builder, RetryStrategy retries, ExecutionInterceptor... interceptors) {
        return builder.endpointOverride(Database.local().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(o -> o.retryStrategy(retries).executionInterceptors(List.of(interceptors)));
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

    private Reply answer(String operation, String body, ScriptedWire.Wire wire) throws IOException {
        int number =
                attempts.computeIfAbsent(operation, o -> new AtomicInteger()).getAndIncrement();
        Attempt attempt = new Attempt(operation, number, Json.json(body));
        synchronized (log) {
            log.add(attempt);
        }
        return script.apply(attempt).happen(attempt, sent -> wire.send(sent.toString()));
    }
}
