package io.github.movietable.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.movietable.MovieTable;
import io.github.movietable.local.LocalDynamoDb;
import io.github.movietable.testing.Data;
import io.github.movietable.testing.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.enhanced.dynamodb.model.WriteBatch;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A file of movies into a table, from reading it to the last answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@Fork(1)
public class LoadBenchmark {
    private static final String TABLE = "Movies";
    private static final int BATCH = 25;
    private static final double WITHOUT_PACE = 1e9;

    /** What answers: a stub after 5 ms or at once, or DynamoDB Local in memory, whose own work is then most of it. */
    @Param({"stub5ms", "stub0ms", "local"})
    String store;

    private final Path file = Data.lab().orElseGet(Data::films);
    private final LongAdder puts = new LongAdder();
    private LocalDynamoDb local;
    private DynamoDbClient client;
    private MovieTable movies;
    private long expected;

    /** Connects. */
    @Setup
    public void connect() {
        expected = Data.json(file).size();
        if (store.equals("local")) {
            local = LocalDynamoDb.inMemory();
            client = local.client();
        } else {
            client = new StubHttp(Duration.ofMillis(store.equals("stub5ms") ? 5 : 0), this::taken).client();
        }
        movies = MovieTable.named(TABLE, client);
    }

    private String taken(String request) {
        int count = 0;
        for (int at = request.indexOf("\"PutRequest\""); at >= 0; at = request.indexOf("\"PutRequest\"", at + 1)) {
            count++;
        }
        if (count == 0) {
            puts.add(request.contains("\"Item\"") ? 1 : 0);
            return "{\"Table\":{\"TableName\":\"Movies\"}}";
        }
        puts.add(count);
        return "{\"UnprocessedItems\":{},\"ConsumedCapacity\":[{\"TableName\":\"Movies\",\"CapacityUnits\":" + count
                + "}]}";
    }

    /** An empty table. */
    @Setup(Level.Iteration)
    public void empty() {
        puts.reset();
        if (local != null) {
            movies.createIfMissing();
            movies.drop();
            movies.create();
        }
    }

    /** All must be there, or what was measured is no load. */
    @TearDown(Level.Iteration)
    public void check() {
        long stored = local == null ? puts.sum() : movies.scan().count();
        if (stored != expected) {
            throw new IllegalStateException(stored + " of " + expected + " movies were stored");
        }
    }

    /** Disconnects. */
    @TearDown
    public void close() {
        if (local != null) {
            local.close();
        } else {
            client.close();
        }
    }

    /** As the lab does. */
    @Benchmark
    public void sdkOnePutAtATime() {
        for (JsonNode record : Data.json(file)) {
            Map<String, AttributeValue> item = Json.item(record);
            client.putItem(put -> put.tableName(TABLE).item(item));
        }
    }

    /** As one writes it by hand: no pace, no second try, no check. */
    @Benchmark
    public void sdkBatches() {
        List<WriteRequest> batch = new ArrayList<>();
        for (JsonNode record : Data.json(file)) {
            Map<String, AttributeValue> item = Json.item(record);
            batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
            if (batch.size() == BATCH) {
                send(batch);
            }
        }
        send(batch);
    }

    private void send(List<WriteRequest> batch) {
        if (!batch.isEmpty()) {
            Map<String, List<WriteRequest>> writes = Map.of(TABLE, List.copyOf(batch));
            batch.clear();
            if (!client.batchWriteItem(write -> write.requestItems(writes))
                    .unprocessedItems()
                    .isEmpty()) {
                throw new IllegalStateException("left unprocessed");
            }
        }
    }

    /** The same with the Enhanced Client's documents. */
    @Benchmark
    public void enhancedBatches() {
        DynamoDbEnhancedClient enhanced =
                DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
        DynamoDbTable<EnhancedDocument> table = enhanced.table(TABLE, Enhanced.DOCUMENTS);
        List<EnhancedDocument> batch = new ArrayList<>();
        for (JsonNode record : Data.json(file)) {
            batch.add(EnhancedDocument.fromAttributeValueMap(Json.item(record)));
            if (batch.size() == BATCH) {
                send(enhanced, table, batch);
            }
        }
        send(enhanced, table, batch);
    }

    private static void send(
            DynamoDbEnhancedClient enhanced, DynamoDbTable<EnhancedDocument> table, List<EnhancedDocument> batch) {
        if (!batch.isEmpty()) {
            WriteBatch.Builder<EnhancedDocument> writes =
                    WriteBatch.builder(EnhancedDocument.class).mappedTableResource(table);
            batch.forEach(writes::addPutItem);
            batch.clear();
            enhanced.batchWriteItem(write -> write.addWriteBatch(writes.build()));
        }
    }

    /** Ours, as it comes: at the pace of a table that does not say what it has. */
    @Benchmark
    public void batchLoad() {
        movies.batchLoad(file).run();
    }

    /** Ours without a pace: what it costs to read, check and send. */
    @Benchmark
    public void batchLoadWithoutPace() {
        movies.batchLoad(file).capacityLimit(WITHOUT_PACE).run();
    }
}
