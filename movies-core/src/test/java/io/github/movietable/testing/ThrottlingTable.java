package io.github.movietable.testing;

import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.MovieKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A table whose capacity is limited, as a whole and for each partition: DynamoDB Local never throttles. It takes what it
 * has capacity for, leaves the rest unprocessed, and refuses a batch of which it can take nothing. What it took it logs.
 */
public final class ThrottlingTable implements DynamoDbClient {
    /** A put that the table took: what came of a load in truth. */
    public record Taken(MovieKey key, Map<String, AttributeValue> item, double units, long nanos) {}

    private final Ticker time;
    private final Bucket table;
    private final List<Bucket> partitions = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();
    private final Map<MovieKey, Map<String, AttributeValue>> items = new HashMap<>();
    private long described;
    private long describedIndex;
    private boolean mayDescribe = true;
    private int copies = 1;
    private int calls;
    private int throttledCalls;
    private double mostUnitsInACall;

    /** A table of so many units a second, that says so, and that has saved what these seconds give. */
    public ThrottlingTable(Ticker time, double rate, double savedSeconds) {
        this.time = time;
        this.table = new Bucket(time, rate, Math.max(1, savedSeconds), savedSeconds);
        this.described = (long) rate;
    }

    /** The table does not say what it has, as on demand. */
    public ThrottlingTable onDemand() {
        described = 0;
        return this;
    }

    /** The table says that it has so many units a second, and an index so many. */
    public ThrottlingTable described(long ofTable, long ofIndex) {
        described = ofTable;
        describedIndex = ofIndex;
        return this;
    }

    /** Who calls may not ask what the table has. */
    public ThrottlingTable describedToNobody() {
        mayDescribe = false;
        return this;
    }

    /** Years lie in so many partitions, each with so many units a second. */
    public ThrottlingTable partitioned(int count, double rate) {
        for (int i = 0; i < count; i++) {
            partitions.add(new Bucket(time, rate, 0.1, 0));
        }
        return this;
    }

    /** Each put costs this many times what it costs without indexes. */
    public ThrottlingTable copied(int times) {
        copies = times;
        return this;
    }

    /** From now on it has so many units a second, and still says what it said before. */
    public void rate(double changed) {
        table.rate(changed);
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        calls++;
        String name = request.requestItems().keySet().iterator().next();
        List<WriteRequest> left = new ArrayList<>();
        double units = 0;
        for (WriteRequest write : request.requestItems().get(name)) {
            double cost = put(write.putRequest().item());
            units += cost;
            if (cost == 0) {
                left.add(write);
            }
        }
        throttledCalls += left.isEmpty() ? 0 : 1;
        mostUnitsInACall = Math.max(mostUnitsInACall, units);
        if (units == 0) {
            throw refused("ProvisionedThroughputExceededException", ProvisionedThroughputExceededException.builder());
        }
        return BatchWriteItemResponse.builder()
                .unprocessedItems(left.isEmpty() ? Map.of() : Map.of(name, left))
                .consumedCapacity(ConsumedCapacity.builder()
                        .tableName(name)
                        .capacityUnits(units)
                        .build())
                .build();
    }

    /** What the put cost; 0 where there is nothing to pay it with. */
    private double put(Map<String, AttributeValue> item) {
        MovieKey key = MovieKey.in(item);
        Bucket partition =
                partitions.isEmpty() ? null : partitions.get(Math.floorMod(hash(key.year()), partitions.size()));
        if (!table.hasSome() || (partition != null && !partition.hasSome())) {
            return 0;
        }
        double cost = Sizes.units(item) * copies;
        table.take(cost);
        if (partition != null) {
            partition.take(cost);
        }
        taken.add(new Taken(key, item, cost, time.nanos()));
        items.put(key, item);
        return cost;
    }

    /** Years that follow each other lie anywhere. */
    private static int hash(int year) {
        return (year * 0x9E3779B9) >>> 8;
    }

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest request) {
        if (!mayDescribe) {
            throw refused("AccessDeniedException", DynamoDbException.builder());
        }
        TableDescription.Builder table =
                TableDescription.builder().provisionedThroughput(p -> p.writeCapacityUnits(described));
        if (describedIndex > 0) {
            table.globalSecondaryIndexes(GlobalSecondaryIndexDescription.builder()
                    .provisionedThroughput(p -> p.writeCapacityUnits(describedIndex))
                    .build());
        }
        return DescribeTableResponse.builder().table(table.build()).build();
    }

    private static DynamoDbException refused(String code, DynamoDbException.Builder exception) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage("injected")
                .build();
        return (DynamoDbException)
                exception.statusCode(400).awsErrorDetails(details).build();
    }

    /** What the table took, in that order. */
    public List<Taken> taken() {
        return taken;
    }

    /** What the table holds. */
    public Map<MovieKey, Map<String, AttributeValue>> items() {
        return items;
    }

    public double units() {
        return taken.stream().mapToDouble(Taken::units).sum();
    }

    /** The units taken between two times, in seconds. */
    public double units(double from, double to) {
        return taken.stream()
                .filter(t -> t.nanos() >= from * 1e9 && t.nanos() < to * 1e9)
                .mapToDouble(Taken::units)
                .sum();
    }

    public int calls() {
        return calls;
    }

    public int throttledCalls() {
        return throttledCalls;
    }

    public double mostUnitsInACall() {
        return mostUnitsInACall;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
