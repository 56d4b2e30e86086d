package io.github.movietable.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A stub of DynamoDB that responds to each call after the same time. The responses, with the headers that the service
 * sends, are made beforehand, so that making them is not measured.
 */
final class StubHttp implements SdkHttpClient {
    private final Duration latency;
    private final Function<byte[], Answer> answer;
    private volatile @Nullable List<String> heard;

    StubHttp(Duration latency, Function<byte[], Answer> answer) {
        this.latency = latency;
        this.answer = answer;
    }

    /** Gives the same answer to every request, at once. */
    static StubHttp always(String json) {
        return after(Duration.ZERO, json);
    }

    /** Gives the same answer to every request, after the latency. */
    static StubHttp after(Duration latency, String json) {
        Answer same = Answer.of(json);
        return new StubHttp(latency, request -> same);
    }

    /** A status, a body and its checksum. */
    record Answer(int status, byte[] body, String checksum) {
        static Answer of(String json) {
            return of(200, json);
        }

        /** A refusal, by the name of its exception. */
        static Answer refusal(String name) {
            return of(400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + name + "\",\"message\":\"no\"}");
        }

        private static Answer of(int status, String json) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            CRC32 sum = new CRC32();
            sum.update(body);
            return new Answer(status, body, Long.toString(sum.getValue()));
        }

        HttpExecuteResponse response() {
            return HttpExecuteResponse.builder()
                    .response(SdkHttpFullResponse.builder()
                            .statusCode(status)
                            .putHeader("Content-Length", Integer.toString(body.length))
                            .putHeader("Content-Type", "application/x-amz-json-1.0")
                            .putHeader("x-amzn-RequestId", "STUB")
                            .putHeader("x-amz-crc32", checksum)
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                    .build();
        }
    }

    DynamoDbClient client() {
        return DynamoDbClient.builder()
                .httpClient(this)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
    }

    /** The bodies of all requests that some work sends. */
    List<String> requestsOf(Runnable work) {
        List<String> requests = new ArrayList<>();
        heard = requests;
        work.run();
        heard = null;
        return requests;
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
                hear(body);
                HttpExecuteResponse answered = answer.apply(body).response();
                pause(latency);
                return answered;
            }

            @Override
            public void abort() {}
        };
    }

    private void hear(byte[] body) {
        List<String> requests = heard;
        if (requests != null) {
            synchronized (requests) {
                requests.add(new String(body, StandardCharsets.UTF_8));
            }
        }
    }

    /** Waits, however early the thread is woken. */
    static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
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
