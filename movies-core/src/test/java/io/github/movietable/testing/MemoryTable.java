package io.github.movietable.testing;

import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A table in memory, for any number of threads: it accepts batches of puts, and responds to Query and Scan. Unlike
 * DynamoDB Local's, its capacity can be limited, as a whole and for each partition. It accepts the puts for which it
 * has capacity, leaves the others unprocessed, and throttles a batch of which it can accept none. It logs the puts that
 * it accepted. A test's script can run before and after each batch, and before each read.
 */
public final class MemoryTable implements DynamoDbClient {
    /** A put that the table accepted. */
    public record Taken(MovieKey key, Map<String, AttributeValue> item, double units, long nanos) {}

    /** Runs before a batch; if it throws, the client throws the same, and the table accepts nothing. */
    @FunctionalInterface
    public interface Before {
        void batch(int number, List<WriteRequest> writes);
    }

    private static final double ENDLESS = 1e9;
    private static final int MAX_BATCH = 25;

    private final Ticker time;
    private final Bucket table;
    private final AtomicInteger batches = new AtomicInteger();
    private final List<Bucket> partitions = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();
    private final Map<MovieKey, Map<String, AttributeValue>> items = new ConcurrentHashMap<>();
    private long described;
    private long describedIndex;
    private boolean mayDescribe = true;
    private Before before = (number, writes) -> {};
    private Runnable after = () -> {};
    private UnaryOperator<List<WriteRequest>> leaving = writes -> List.of();
    private String answeredName = "";
    private ToIntFunction<Object> mostPerPage = request -> Integer.MAX_VALUE;
    private Consumer<Object> beforeRead = request -> {};
    private int copies = 1;
    private double mostUnitsInACall;

    /** A table that has this many units a second, describes them, and has saved the units of {@code savedSeconds}. */
    public MemoryTable(Ticker time, double rate, double savedSeconds) {
        this.time = time;
        this.table = new Bucket(time, rate, Math.max(1, savedSeconds), savedSeconds);
        this.described = (long) rate;
    }

    /** An on-demand table without any limit. */
    public static MemoryTable endless(Ticker time) {
        return new MemoryTable(time, ENDLESS, 0).onDemand();
    }

    /** An on-demand table without any limit, in real time. */
    public static MemoryTable endless() {
        return endless(Ticker.SYSTEM);
    }

    /** A table of these movies, without any limit. */
    public static MemoryTable holding(Collection<Movie> movies) {
        MemoryTable table = endless();
        movies.forEach(movie -> table.items.put(movie.key(), movie.toItem()));
        return table;
    }

    /** Limits how many items a page of a Query or Scan examines, by a function of the request. */
    public MemoryTable inPagesOf(ToIntFunction<Object> most) {
        mostPerPage = most;
        return this;
    }

    /** Runs a script before each Query and Scan; if the script throws, the client throws the same. */
    public MemoryTable beforeRead(Consumer<Object> script) {
        beforeRead = script;
        return this;
    }

    /** Runs a script before each batch. */
    public MemoryTable before(Before script) {
        before = script;
        return this;
    }

    /** Runs a script after each batch; if the script throws, the client throws the same. */
    public MemoryTable after(Runnable script) {
        after = script;
        return this;
    }

    /** Makes the table accept only this many puts of each batch, and leave the others, perhaps all, unprocessed. */
    public MemoryTable takingAtMost(ToIntFunction<List<WriteRequest>> number) {
        return leaving(writes -> writes.subList(number.applyAsInt(writes), writes.size()));
    }

    /** Makes the table leave these puts of each batch unprocessed, in this order. */
    public MemoryTable leaving(UnaryOperator<List<WriteRequest>> choice) {
        leaving = choice;
        return this;
    }

    /** Makes the table use another name in its responses than in the request. */
    public MemoryTable answeringAs(String name) {
        answeredName = name;
        return this;
    }

    /** Makes the description of the table show no capacity, like that of an on-demand table. */
    public MemoryTable onDemand() {
        described = 0;
        return this;
    }

    /** Makes the description show these capacities of the table and of an index. */
    public MemoryTable described(long ofTable, long ofIndex) {
        described = ofTable;
        describedIndex = ofIndex;
        return this;
    }

    /** Makes the table refuse DescribeTable, as if the permission for it were missing. */
    public MemoryTable describedToNobody() {
        mayDescribe = false;
        return this;
    }

    /** Distributes years to this many partitions, each with this many units a second. */
    public MemoryTable partitioned(int count, double rate) {
        for (int i = 0; i < count; i++) {
            partitions.add(new Bucket(time, rate, 0.1, 0));
        }
        return this;
    }

    /** Makes each put cost this many times as much, as indexes do. */
    public MemoryTable copied(int times) {
        copies = times;
        return this;
    }

    /** Changes the units a second from now on, but not the table's description. */
    public void rate(double changed) {
        table.rate(changed);
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        String name = request.requestItems().keySet().iterator().next();
        List<WriteRequest> writes = request.requestItems().get(name);
        before.batch(batches.getAndIncrement(), writes);
        if (!isAllowed(writes)) {
            throw refused(400, "ValidationException");
        }
        BatchWriteItemResponse answer =
                taken(answeredName.isEmpty() ? name : answeredName, writes, leaving.apply(writes));
        after.run();
        return answer;
    }

    private static boolean isAllowed(List<WriteRequest> writes) {
        long movies = writes.stream()
                .map(write -> MovieKey.in(write.putRequest().item()))
                .distinct()
                .count();
        return !writes.isEmpty() && writes.size() <= MAX_BATCH && movies == writes.size();
    }

    private synchronized BatchWriteItemResponse taken(
            String name, List<WriteRequest> writes, List<WriteRequest> leave) {
        List<WriteRequest> unpaid = new ArrayList<>();
        double units = 0;
        for (WriteRequest write : writes) {
            double cost = leave.contains(write) ? 0 : put(write.putRequest().item());
            units += cost;
            if (cost == 0 && !leave.contains(write)) {
                unpaid.add(write);
            }
        }
        mostUnitsInACall = Math.max(mostUnitsInACall, units);
        if (units == 0 && !unpaid.isEmpty()) {
            throw refused(
                    "ProvisionedThroughputExceededException",
                    ProvisionedThroughputExceededException.builder().statusCode(400));
        }
        List<WriteRequest> left = Stream.concat(unpaid.stream(), leave.stream()).toList();
        return BatchWriteItemResponse.builder()
                .unprocessedItems(left.isEmpty() ? Map.of() : Map.of(name, left))
                .consumedCapacity(ConsumedCapacity.builder()
                        .tableName(name)
                        .capacityUnits(units)
                        .build())
                .build();
    }

    /** The cost of the put; 0 if there is no capacity for it. */
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

    /** Distributes successive years at random. */
    private static int hash(int year) {
        return (year * 0x9E3779B9) >>> 8;
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        beforeRead.accept(request);
        return new MemoryReads(items.values(), mostPerPage.applyAsInt(request)).query(request);
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        beforeRead.accept(request);
        return new MemoryReads(items.values(), mostPerPage.applyAsInt(request)).scan(request);
    }

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest request) {
        if (!mayDescribe) {
            throw refused(400, "AccessDeniedException");
        }
        TableDescription.Builder table = TableDescription.builder()
                .tableSizeBytes(items.values().stream().mapToLong(Sizes::bytes).sum())
                .provisionedThroughput(p -> p.writeCapacityUnits(described));
        if (describedIndex > 0) {
            table.globalSecondaryIndexes(GlobalSecondaryIndexDescription.builder()
                    .provisionedThroughput(p -> p.writeCapacityUnits(describedIndex))
                    .build());
        }
        return DescribeTableResponse.builder().table(table.build()).build();
    }

    /** DynamoDB's refusal with a code. */
    public static DynamoDbException refused(int status, String code) {
        return refused(code, DynamoDbException.builder().statusCode(status));
    }

    private static DynamoDbException refused(String code, DynamoDbException.Builder exception) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage("injected")
                .build();
        return (DynamoDbException) exception.awsErrorDetails(details).build();
    }

    /** The puts that the table accepted, in their order. */
    public List<Taken> taken() {
        return taken;
    }

    /** The items of the table. */
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

    public int batches() {
        return batches.get();
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
