package io.github.movietable.internal;

import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.Meter;
import io.github.movietable.model.NoSuchTableException;
import io.github.movietable.model.Units;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Calls DynamoDB for what does not run by steps yet. It meters what is consumed and says which table is missing; every
 * other exception of the SDK passes. Immutable and thread-safe; the client stays its owner's to close.
 */
public final class Calls {
    private final DynamoDbClient client;
    private final Ticker ticker;
    private final @Nullable Meter meter;

    /**
     * Calls through a client.
     *
     * @param client the client
     * @param ticker the time that waits go by
     * @param meter what adds up the units, or null
     */
    public Calls(DynamoDbClient client, Ticker ticker, @Nullable Meter meter) {
        this.client = client;
        this.ticker = ticker;
        this.meter = meter;
    }

    /**
     * Calls as a client does.
     *
     * @param of the client
     */
    public Calls(BlockingClient of) {
        this(of.client(), of.ticker(), of.meter());
    }

    /**
     * The time that waits go by.
     *
     * @return the ticker
     */
    public Ticker ticker() {
        return ticker;
    }

    /**
     * Query.
     *
     * @param request the request
     * @return the response
     */
    public QueryResponse query(QueryRequest request) {
        return reading("querying", request.tableName(), () -> client.query(request), QueryResponse::consumedCapacity);
    }

    /**
     * Scan.
     *
     * @param request the request
     * @return the response
     */
    public ScanResponse scan(ScanRequest request) {
        return reading("scanning", request.tableName(), () -> client.scan(request), ScanResponse::consumedCapacity);
    }

    /**
     * BatchWriteItem, to one table.
     *
     * @param table the table
     * @param request the request
     * @return the response
     */
    public BatchWriteItemResponse batchWriteItem(String table, BatchWriteItemRequest request) {
        BatchWriteItemResponse response = at("writing movies", table, () -> client.batchWriteItem(request));
        meter(units(response));
        return response;
    }

    /**
     * What a batch consumed.
     *
     * @param response the response
     * @return write units
     */
    public static Units units(BatchWriteItemResponse response) {
        return Units.ofWrites(
                response.consumedCapacity().stream().mapToDouble(Calls::units).sum());
    }

    /**
     * The units of one report.
     *
     * @param consumed what DynamoDB reported; null where it was not asked
     * @return how many
     */
    public static double units(@Nullable ConsumedCapacity consumed) {
        return consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
    }

    /**
     * DescribeTable.
     *
     * @param table the table
     * @return what DynamoDB says of it
     */
    public TableDescription describeTable(String table) {
        return at("describing the table", table, () -> client.describeTable(r -> r.tableName(table)))
                .table();
    }

    private <R> R reading(String doing, String table, Supplier<R> call, Function<R, ConsumedCapacity> consumed) {
        R response = at(doing, table, call);
        meter(Units.ofReads(units(consumed.apply(response))));
        return response;
    }

    private void meter(Units units) {
        if (meter != null) {
            meter.add(units);
        }
    }

    private static <R> R at(String doing, String table, Supplier<R> call) {
        try {
            return call.get();
        } catch (ResourceNotFoundException e) {
            throw new NoSuchTableException(doing, table, e);
        }
    }
}
