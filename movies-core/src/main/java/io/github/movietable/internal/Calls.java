package io.github.movietable.internal;

import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Client;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.Meter;
import io.github.movietable.model.NoSuchTableException;
import io.github.movietable.model.Units;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/**
 * Calls DynamoDB: the one holder of the client. It meters what is consumed and says which table is missing; every other
 * exception of the SDK passes. Immutable and thread-safe; the client stays its owner's to close.
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
     * The same, metered.
     *
     * @param to what adds up the units
     * @return calls that are metered
     */
    public Calls meteredBy(Meter to) {
        return new Calls(client, ticker, to);
    }

    /**
     * The client.
     *
     * @return the same client, for steps and courses
     */
    public Client client() {
        return new BlockingClient(client, ticker, meter);
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
     * Whether requests that need not ask for their cost should ask for it: only a meter would read it.
     *
     * @return TOTAL where there is a meter; null, which asks for nothing, where there is none
     */
    public @Nullable ReturnConsumedCapacity metering() {
        return meter == null ? null : ReturnConsumedCapacity.TOTAL;
    }

    /**
     * Watches the attempts of one write.
     *
     * @param repeatable whether doing it twice is as good as once; else only a throttled attempt is retried
     * @return the count, at zero
     */
    public OpenAttempts watch(boolean repeatable) {
        return OpenAttempts.of(client, repeatable);
    }

    /**
     * GetItem.
     *
     * @param request the request
     * @return the response
     */
    public GetItemResponse getItem(GetItemRequest request) {
        return reading(
                "getting a movie",
                request.tableName(),
                () -> client.getItem(request),
                GetItemResponse::consumedCapacity);
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
     * PutItem.
     *
     * @param request the request
     * @return the response
     */
    public PutItemResponse putItem(PutItemRequest request) {
        return writing(
                "putting a movie",
                request.tableName(),
                () -> client.putItem(request),
                PutItemResponse::consumedCapacity);
    }

    /**
     * UpdateItem.
     *
     * @param request the request
     * @return the response
     */
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return writing(
                "updating a movie",
                request.tableName(),
                () -> client.updateItem(request),
                UpdateItemResponse::consumedCapacity);
    }

    /**
     * DeleteItem.
     *
     * @param request the request
     * @return the response
     */
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return writing(
                "deleting a movie",
                request.tableName(),
                () -> client.deleteItem(request),
                DeleteItemResponse::consumedCapacity);
    }

    /**
     * TransactWriteItems, on one table.
     *
     * @param table the table
     * @param request the request
     */
    public void transactWriteItems(String table, TransactWriteItemsRequest request) {
        TransactWriteItemsResponse response =
                at("writing movies in a transaction", table, () -> client.transactWriteItems(request));
        meter(Units.ofWrites(sum(response.consumedCapacity())));
    }

    /**
     * TransactGetItems, of one table.
     *
     * @param table the table
     * @param request the request
     * @return the response
     */
    public TransactGetItemsResponse transactGetItems(String table, TransactGetItemsRequest request) {
        TransactGetItemsResponse response =
                at("getting movies in a transaction", table, () -> client.transactGetItems(request));
        meter(Units.ofReads(sum(response.consumedCapacity())));
        return response;
    }

    /**
     * BatchGetItem, of one table.
     *
     * @param table the table
     * @param request the request
     * @return the response
     */
    public BatchGetItemResponse batchGetItem(String table, BatchGetItemRequest request) {
        BatchGetItemResponse response = at("getting movies", table, () -> client.batchGetItem(request));
        meter(Units.ofReads(sum(response.consumedCapacity())));
        return response;
    }

    private static double sum(List<ConsumedCapacity> consumed) {
        return consumed.stream().mapToDouble(Calls::units).sum();
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
     * CreateTable.
     *
     * @param request the request
     */
    public void createTable(CreateTableRequest request) {
        client.createTable(request);
    }

    /**
     * UpdateTable.
     *
     * @param request the request
     */
    public void updateTable(UpdateTableRequest request) {
        at("changing the table", request.tableName(), () -> client.updateTable(request));
    }

    /**
     * DeleteTable.
     *
     * @param table the table
     */
    public void deleteTable(String table) {
        at("dropping the table", table, () -> client.deleteTable(r -> r.tableName(table)));
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

    /**
     * ListTables, all pages.
     *
     * @return the names, in DynamoDB's order
     */
    public List<String> listTables() {
        return client.listTablesPaginator().tableNames().stream().toList();
    }

    private <R> R reading(String doing, String table, Supplier<R> call, Function<R, ConsumedCapacity> consumed) {
        R response = at(doing, table, call);
        meter(Units.ofReads(units(consumed.apply(response))));
        return response;
    }

    private <R> R writing(String doing, String table, Supplier<R> call, Function<R, ConsumedCapacity> consumed) {
        R response = at(doing, table, call);
        meter(Units.ofWrites(units(consumed.apply(response))));
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
