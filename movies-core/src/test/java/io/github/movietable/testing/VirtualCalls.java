package io.github.movietable.testing;

import io.github.movietable.internal.call.AsyncClient;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;

/** A client whose batches take some virtual time, any number of them at once, on one thread. */
public final class VirtualCalls implements DynamoDbAsyncClient {
    private final DynamoDbClient client;
    private final VirtualTime time;

    private VirtualCalls(DynamoDbClient client, VirtualTime time) {
        this.client = client;
        this.time = time;
    }

    public static AsyncClient of(DynamoDbClient client, VirtualTime time) {
        return new AsyncClient(new VirtualCalls(client, time), time, Runnable::run, null);
    }

    @Override
    public CompletableFuture<BatchWriteItemResponse> batchWriteItem(BatchWriteItemRequest request) {
        CompletableFuture<BatchWriteItemResponse> answer = new CompletableFuture<>();
        time.execute(() -> complete(answer, () -> client.batchWriteItem(request)));
        return answer;
    }

    @Override
    public CompletableFuture<DescribeTableResponse> describeTable(DescribeTableRequest request) {
        CompletableFuture<DescribeTableResponse> answer = new CompletableFuture<>();
        complete(answer, () -> client.describeTable(request));
        return answer;
    }

    private static <T> void complete(CompletableFuture<T> answer, Supplier<T> call) {
        try {
            answer.complete(call.get());
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
