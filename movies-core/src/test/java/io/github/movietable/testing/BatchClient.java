package io.github.movietable.testing;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A table in memory, on demand, where a script may come before each batch; for any number of threads. */
public final class BatchClient implements DynamoDbClient {
    /** What comes before a batch; what it throws the client throws, and the table takes nothing. */
    @FunctionalInterface
    public interface Before {
        void batch(int number, List<WriteRequest> writes);
    }

    private final Before before;
    private final AtomicInteger batches = new AtomicInteger();
    private final Map<Set<AttributeValue>, Map<String, AttributeValue>> items = new ConcurrentHashMap<>();

    public BatchClient(Before before) {
        this.before = before;
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        String name = request.requestItems().keySet().iterator().next();
        List<WriteRequest> writes = request.requestItems().get(name);
        before.batch(batches.getAndIncrement(), writes);
        for (WriteRequest write : writes) {
            items.put(keyOf(write), write.putRequest().item());
        }
        return BatchWriteItemResponse.builder()
                .unprocessedItems(Map.of())
                .consumedCapacity(ConsumedCapacity.builder()
                        .tableName(name)
                        .capacityUnits((double) writes.size())
                        .build())
                .build();
    }

    private static Set<AttributeValue> keyOf(WriteRequest write) {
        Map<String, AttributeValue> item = write.putRequest().item();
        Set<AttributeValue> key = new HashSet<>(List.of(item.get("year"), item.get("title")));
        return key;
    }

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest request) {
        return DescribeTableResponse.builder()
                .table(table -> table.provisionedThroughput(p -> p.writeCapacityUnits(0L)))
                .build();
    }

    /** DynamoDB's refusal with a code. */
    public static DynamoDbException refused(int status, String code) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage("injected")
                .build();
        return (DynamoDbException) DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(details)
                .build();
    }

    /** What the SDK makes of a connection that breaks. */
    public static SdkClientException broken() {
        return SdkClientException.create("Unable to execute HTTP request", new IOException("Connection reset"));
    }

    /** What is stored. */
    public Map<Set<AttributeValue>, Map<String, AttributeValue>> items() {
        return items;
    }

    public int batches() {
        return batches.get();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
