package io.github.movietable.benchmark;

import io.github.movietable.testing.HttpAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A DynamoDB behind HTTP that answers each call after the same time: what is measured is not its own work. */
final class StubHttp implements SdkHttpClient {
    private final long latencyNanos;
    private final UnaryOperator<String> answer;

    /** Answers the request's JSON with JSON. */
    StubHttp(Duration latency, UnaryOperator<String> answer) {
        this.latencyNanos = latency.toNanos();
        this.answer = answer;
    }

    DynamoDbClient client() {
        return DynamoDbClient.builder()
                .httpClient(this)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                byte[] body = request.contentStreamProvider()
                        .orElseThrow()
                        .newStream()
                        .readAllBytes();
                HttpExecuteResponse answered =
                        HttpAnswer.of(200, answer.apply(new String(body, StandardCharsets.UTF_8)));
                pause();
                return answered;
            }

            @Override
            public void abort() {}
        };
    }

    private void pause() {
        long end = System.nanoTime() + latencyNanos;
        for (long left = latencyNanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public String clientName() {
        return "Stub";
    }

    @Override
    public void close() {}
}
