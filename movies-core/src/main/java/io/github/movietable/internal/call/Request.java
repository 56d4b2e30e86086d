package io.github.movietable.internal.call;

import io.github.movietable.model.IncompleteAnswerException;
import io.github.movietable.model.NoSuchTableException;
import io.github.movietable.model.Units;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/**
 * One request to DynamoDB as data: how either client sends it, what its response cost, and whether the response says what
 * such a response always says. There is one method for each operation.
 *
 * @param doing what is done, for messages
 * @param table the table, for messages; empty if the request is of no table
 * @param blocking sends it with a client that blocks
 * @param async sends it with a client that does not block
 * @param cost what a response consumed
 * @param says whether a response has the parts that DynamoDB never leaves out
 * @param <R> what DynamoDB answers
 */
public record Request<R>(
        String doing,
        String table,
        Function<DynamoDbClient, R> blocking,
        Function<DynamoDbAsyncClient, CompletableFuture<R>> async,
        Function<R, Units> cost,
        Predicate<R> says) {

    /**
     * GetItem. {@code {}} is its answer for an item that is not there.
     *
     * @param r the request
     * @return the request as data
     */
    public static Request<GetItemResponse> of(GetItemRequest r) {
        return new Request<>(
                "getting a movie",
                r.tableName(),
                c -> c.getItem(r),
                c -> c.getItem(r),
                a -> reads(a.consumedCapacity()),
                a -> true);
    }

    /**
     * PutItem. {@code {}} is its answer for an item that replaced none.
     *
     * @param r the request
     * @return the request as data
     */
    public static Request<PutItemResponse> of(PutItemRequest r) {
        return new Request<>(
                "putting a movie",
                r.tableName(),
                c -> c.putItem(r),
                c -> c.putItem(r),
                a -> writes(a.consumedCapacity()),
                a -> true);
    }

    /**
     * DeleteItem. {@code {}} is its answer for an item that was not there.
     *
     * @param r the request
     * @return the request as data
     */
    public static Request<DeleteItemResponse> of(DeleteItemRequest r) {
        return new Request<>(
                "deleting a movie",
                r.tableName(),
                c -> c.deleteItem(r),
                c -> c.deleteItem(r),
                a -> writes(a.consumedCapacity()),
                a -> true);
    }

    /**
     * UpdateItem.
     *
     * @param r the request
     * @return the request as data
     */
    public static Request<UpdateItemResponse> of(UpdateItemRequest r) {
        return new Request<>(
                "updating a movie",
                r.tableName(),
                c -> c.updateItem(r),
                c -> c.updateItem(r),
                a -> writes(a.consumedCapacity()),
                a -> a.hasAttributes() || r.returnValues() != ReturnValue.ALL_NEW);
    }

    /**
     * Query.
     *
     * @param r the request
     * @return the request as data
     */
    public static Request<QueryResponse> of(QueryRequest r) {
        return new Request<>(
                "querying",
                r.tableName(),
                c -> c.query(r),
                c -> c.query(r),
                a -> reads(a.consumedCapacity()),
                a -> saysPage(a.hasItems() || r.select() == Select.COUNT, a.count(), a.scannedCount()));
    }

    /**
     * Scan.
     *
     * @param r the request
     * @return the request as data
     */
    public static Request<ScanResponse> of(ScanRequest r) {
        return new Request<>(
                "scanning",
                r.tableName(),
                c -> c.scan(r),
                c -> c.scan(r),
                a -> reads(a.consumedCapacity()),
                a -> saysPage(a.hasItems() || r.select() == Select.COUNT, a.count(), a.scannedCount()));
    }

    /**
     * BatchGetItem of one table.
     *
     * @param table the table
     * @param r the request
     * @return the request as data
     */
    public static Request<BatchGetItemResponse> of(String table, BatchGetItemRequest r) {
        return new Request<>(
                "getting movies",
                table,
                c -> c.batchGetItem(r),
                c -> c.batchGetItem(r),
                a -> Units.ofReads(sum(a.consumedCapacity())),
                a -> a.hasResponses() && a.hasUnprocessedKeys());
    }

    /**
     * BatchWriteItem to one table.
     *
     * @param table the table
     * @param r the request
     * @return the request as data
     */
    public static Request<BatchWriteItemResponse> of(String table, BatchWriteItemRequest r) {
        return new Request<>(
                "writing movies",
                table,
                c -> c.batchWriteItem(r),
                c -> c.batchWriteItem(r),
                a -> Units.ofWrites(sum(a.consumedCapacity())),
                BatchWriteItemResponse::hasUnprocessedItems);
    }

    /**
     * TransactGetItems of one table: an answer for each item, in the order of the request.
     *
     * @param table the table
     * @param r the request
     * @return the request as data
     */
    public static Request<TransactGetItemsResponse> of(String table, TransactGetItemsRequest r) {
        return new Request<>(
                "getting movies in a transaction",
                table,
                c -> c.transactGetItems(r),
                c -> c.transactGetItems(r),
                a -> Units.ofReads(sum(a.consumedCapacity())),
                a -> a.responses().size() == r.transactItems().size());
    }

    /**
     * TransactWriteItems on one table. {@code {}} is its answer if no costs were asked for.
     *
     * @param table the table
     * @param r the request
     * @return the request as data
     */
    public static Request<TransactWriteItemsResponse> of(String table, TransactWriteItemsRequest r) {
        return new Request<>(
                "writing movies in a transaction",
                table,
                c -> c.transactWriteItems(r),
                c -> c.transactWriteItems(r),
                a -> Units.ofWrites(sum(a.consumedCapacity())),
                a -> true);
    }

    /**
     * CreateTable.
     *
     * @param r the request
     * @return the request as data
     */
    public static Request<CreateTableResponse> of(CreateTableRequest r) {
        return new Request<>(
                "creating the table",
                r.tableName(),
                c -> c.createTable(r),
                c -> c.createTable(r),
                a -> Units.NONE,
                a -> a.tableDescription() != null);
    }

    /**
     * UpdateTable.
     *
     * @param r the request
     * @return the request as data
     */
    public static Request<UpdateTableResponse> of(UpdateTableRequest r) {
        return new Request<>(
                "changing the table",
                r.tableName(),
                c -> c.updateTable(r),
                c -> c.updateTable(r),
                a -> Units.NONE,
                a -> a.tableDescription() != null);
    }

    /**
     * DeleteTable.
     *
     * @param r the request
     * @return the request as data
     */
    public static Request<DeleteTableResponse> of(DeleteTableRequest r) {
        return new Request<>(
                "dropping the table",
                r.tableName(),
                c -> c.deleteTable(r),
                c -> c.deleteTable(r),
                a -> Units.NONE,
                a -> a.tableDescription() != null);
    }

    /**
     * DescribeTable.
     *
     * @param r the request
     * @return the request as data
     */
    public static Request<DescribeTableResponse> of(DescribeTableRequest r) {
        return new Request<>(
                "describing the table",
                r.tableName(),
                c -> c.describeTable(r),
                c -> c.describeTable(r),
                a -> Units.NONE,
                a -> a.table() != null);
    }

    /**
     * ListTables, one page.
     *
     * @param r the request
     * @return the request as data
     */
    public static Request<ListTablesResponse> of(ListTablesRequest r) {
        return new Request<>(
                "listing tables",
                "",
                c -> c.listTables(r),
                c -> c.listTables(r),
                a -> Units.NONE,
                ListTablesResponse::hasTableNames);
    }

    private static boolean saysPage(boolean hasItems, @Nullable Integer count, @Nullable Integer examined) {
        return hasItems && count != null && examined != null;
    }

    private static Units reads(@Nullable ConsumedCapacity consumed) {
        return Units.ofReads(units(consumed));
    }

    private static Units writes(@Nullable ConsumedCapacity consumed) {
        return Units.ofWrites(units(consumed));
    }

    private static double sum(List<ConsumedCapacity> consumed) {
        return consumed.stream().mapToDouble(Request::units).sum();
    }

    private static double units(@Nullable ConsumedCapacity consumed) {
        return consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
    }

    /**
     * A response as an answer: a failure if it says nothing.
     *
     * @param response what the client gave
     * @return the answer
     */
    Answer<R> answered(@Nullable R response) {
        boolean isSilent = response == null || isEmptyBody(response) || !says.test(response);
        return isSilent
                ? new Answer<>(null, new IncompleteAnswerException(doing, table))
                : new Answer<>(response, null);
    }

    /**
     * What the client threw as an answer.
     *
     * @param thrown the exception, possibly as a future wraps it
     * @return the answer
     */
    Answer<R> failed(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof ResourceNotFoundException missing && !table.isEmpty()) {
            return new Answer<>(null, new NoSuchTableException(doing, table, missing));
        }
        return new Answer<>(
                null, cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause));
    }

    /** The SDK makes the same response of an empty body as of {@code {}}; only the length of the body tells them apart. */
    private static boolean isEmptyBody(Object response) {
        return response instanceof SdkResponse sdk
                && sdk.sdkHttpResponse() != null
                && sdk.sdkHttpResponse()
                        .firstMatchingHeader("Content-Length")
                        .filter("0"::equals)
                        .isPresent();
    }
}
