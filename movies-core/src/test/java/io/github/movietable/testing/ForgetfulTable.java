package io.github.movietable.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table behind HTTP that takes every put, counts it, and keeps nothing: its memory must not blur that of a load. */
public final class ForgetfulTable implements SdkHttpClient {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String PUT = "PutRequest";

    private final AtomicLong puts = new AtomicLong();

    public DynamoDbClient client() {
        return DynamoDbClient.builder()
                .httpClient(this)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
    }

    public long puts() {
        return puts.get();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                boolean isBatch = request.httpRequest()
                        .firstMatchingHeader("X-Amz-Target")
                        .filter(target -> target.endsWith("BatchWriteItem"))
                        .isPresent();
                return isBatch
                        ? taken(count(
                                request.contentStreamProvider().orElseThrow().newStream()))
                        : HttpAnswer.of(400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#AccessDeniedException\"}");
            }

            @Override
            public void abort() {}
        };
    }

    private static int count(InputStream body) throws IOException {
        int count = 0;
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                count += token == JsonToken.FIELD_NAME && parser.currentName().equals(PUT) ? 1 : 0;
            }
        }
        return count;
    }

    private HttpExecuteResponse taken(int count) {
        puts.addAndGet(count);
        return HttpAnswer.of(
                200,
                "{\"UnprocessedItems\":{},\"ConsumedCapacity\":[{\"TableName\":\"Movies\",\"CapacityUnits\":" + count
                        + "}]}");
    }

    @Override
    public String clientName() {
        return "Forgetful";
    }

    @Override
    public void close() {}
}
