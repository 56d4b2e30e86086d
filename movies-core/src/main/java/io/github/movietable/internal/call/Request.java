package io.github.movietable.internal.call;

import io.github.movietable.model.IncompleteAnswerException;
import io.github.movietable.model.NoSuchTableException;
import io.github.movietable.model.Units;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
 * One request to DynamoDB: how either client sends it, what its response cost, and whether the response is complete.
 * There is one factory method for each operation of DynamoDB.
 *
 * @param <R> the type of DynamoDB's response
 */
public interface Request<R> {
    /**
     * The request in a few words, for messages, such as "getting a movie".
     *
     * @return the words
     */
    String doing();

    /**
     * The request's table, for messages.
     *
     * @return the table; empty if the request concerns no table
     */
    String table();

    /**
     * Sends the request, and waits for the response.
     *
     * @param client sends it
     * @return the response
     */
    R send(DynamoDbClient client);

    /**
     * Sends the request without waiting.
     *
     * @param client sends it
     * @return a future of the response
     */
    CompletableFuture<R> send(DynamoDbAsyncClient client);

    /**
     * The units that a response reports.
     *
     * @param response the response
     * @return its cost; none if the request did not ask for the cost
     */
    Units cost(R response);

    /**
     * Whether a response has the parts that DynamoDB never leaves out, or, if DynamoDB may leave out all of them, a
     * body.
     *
     * @param response the response
     * @return false if something is missing
     */
    boolean isComplete(R response);

    /**
     * Whether the request changes items or tables.
     *
     * @return false if it only reads
     */
    boolean writes();

    /**
     * The same request with a timeout, after which the SDK calls it off.
     *
     * @param longest the timeout; a shorter one that the request already has stays
     * @return the request
     */
    Request<R> within(Duration longest);

    /**
     * A GetItem request. DynamoDB responds {@code {}} if there is no such item, so {@code {}} is complete.
     *
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<GetItemResponse> of(GetItemRequest r) {
        return new SdkCall<>(
                "getting a movie",
                r.tableName(),
                r,
                (c, q) -> c.getItem(q),
                (c, q) -> c.getItem(q),
                a -> readUnits(a.consumedCapacity()),
                (q, a) -> a.hasItem() || hasBody(a));
    }

    /**
     * A PutItem request. DynamoDB responds {@code {}} if the item replaced none, so {@code {}} is complete.
     *
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<PutItemResponse> of(PutItemRequest r) {
        return new SdkCall<>(
                "putting a movie",
                r.tableName(),
                r,
                (c, q) -> c.putItem(q),
                (c, q) -> c.putItem(q),
                a -> writeUnits(a.consumedCapacity()),
                (q, a) -> a.hasAttributes() || hasBody(a));
    }

    /**
     * A DeleteItem request. DynamoDB responds {@code {}} if there was no such item, so {@code {}} is complete.
     *
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<DeleteItemResponse> of(DeleteItemRequest r) {
        return new SdkCall<>(
                "deleting a movie",
                r.tableName(),
                r,
                (c, q) -> c.deleteItem(q),
                (c, q) -> c.deleteItem(q),
                a -> writeUnits(a.consumedCapacity()),
                (q, a) -> a.hasAttributes() || hasBody(a));
    }

    /**
     * An UpdateItem request. A complete response has attributes if the request asks for ALL_NEW.
     *
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<UpdateItemResponse> of(UpdateItemRequest r) {
        return new SdkCall<>(
                "updating a movie",
                r.tableName(),
                r,
                (c, q) -> c.updateItem(q),
                (c, q) -> c.updateItem(q),
                a -> writeUnits(a.consumedCapacity()),
                (q, a) -> a.hasAttributes() || (q.returnValues() != ReturnValue.ALL_NEW && hasBody(a)));
    }

    /**
     * A Query request. A complete response has both counts, and items unless the request only counts.
     *
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<QueryResponse> of(QueryRequest r) {
        return new SdkCall<>(
                "querying",
                r.tableName(),
                r,
                (c, q) -> c.query(q),
                (c, q) -> c.query(q),
                a -> readUnits(a.consumedCapacity()),
                (q, a) -> isWholePage(a.hasItems() || q.select() == Select.COUNT, a.count(), a.scannedCount()));
    }

    /**
     * A Scan request. A complete response has both counts, and items unless the request only counts.
     *
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<ScanResponse> of(ScanRequest r) {
        return new SdkCall<>(
                "scanning",
                r.tableName(),
                r,
                (c, q) -> c.scan(q),
                (c, q) -> c.scan(q),
                a -> readUnits(a.consumedCapacity()),
                (q, a) -> isWholePage(a.hasItems() || q.select() == Select.COUNT, a.count(), a.scannedCount()));
    }

    /**
     * A BatchGetItem request for items of one table.
     *
     * @param table the table
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<BatchGetItemResponse> of(String table, BatchGetItemRequest r) {
        return new SdkCall<>(
                "getting movies",
                table,
                r,
                (c, q) -> c.batchGetItem(q),
                (c, q) -> c.batchGetItem(q),
                a -> Units.ofReads(sum(a.consumedCapacity())),
                (q, a) -> a.hasResponses() && a.hasUnprocessedKeys());
    }

    /**
     * A BatchWriteItem request for one table.
     *
     * @param table the table
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<BatchWriteItemResponse> of(String table, BatchWriteItemRequest r) {
        return new SdkCall<>(
                "writing movies",
                table,
                r,
                (c, q) -> c.batchWriteItem(q),
                (c, q) -> c.batchWriteItem(q),
                a -> Units.ofWrites(sum(a.consumedCapacity())),
                (q, a) -> a.hasUnprocessedItems());
    }

    /**
     * A TransactGetItems request for one table. A complete response has an entry for each item, in the request's order.
     *
     * @param table the table
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<TransactGetItemsResponse> of(String table, TransactGetItemsRequest r) {
        return new SdkCall<>(
                "getting movies in a transaction",
                table,
                r,
                (c, q) -> c.transactGetItems(q),
                (c, q) -> c.transactGetItems(q),
                a -> Units.ofReads(sum(a.consumedCapacity())),
                (q, a) -> a.responses().size() == q.transactItems().size());
    }

    /**
     * A TransactWriteItems request for one table. DynamoDB responds {@code {}} if the request does not ask for its
     * cost, so {@code {}} is complete.
     *
     * @param table the table
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<TransactWriteItemsResponse> of(String table, TransactWriteItemsRequest r) {
        return new SdkCall<>(
                "writing movies in a transaction",
                table,
                r,
                (c, q) -> c.transactWriteItems(q),
                (c, q) -> c.transactWriteItems(q),
                a -> Units.ofWrites(sum(a.consumedCapacity())),
                (q, a) -> hasBody(a));
    }

    /**
     * A CreateTable request.
     *
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<CreateTableResponse> of(CreateTableRequest r) {
        return new SdkCall<>(
                "creating the table",
                r.tableName(),
                r,
                (c, q) -> c.createTable(q),
                (c, q) -> c.createTable(q),
                a -> Units.NONE,
                (q, a) -> a.tableDescription() != null);
    }

    /**
     * An UpdateTable request.
     *
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<UpdateTableResponse> of(UpdateTableRequest r) {
        return new SdkCall<>(
                "changing the table",
                r.tableName(),
                r,
                (c, q) -> c.updateTable(q),
                (c, q) -> c.updateTable(q),
                a -> Units.NONE,
                (q, a) -> a.tableDescription() != null);
    }

    /**
     * A DeleteTable request.
     *
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<DeleteTableResponse> of(DeleteTableRequest r) {
        return new SdkCall<>(
                "dropping the table",
                r.tableName(),
                r,
                (c, q) -> c.deleteTable(q),
                (c, q) -> c.deleteTable(q),
                a -> Units.NONE,
                (q, a) -> a.tableDescription() != null);
    }

    /**
     * A DescribeTable request.
     *
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<DescribeTableResponse> of(DescribeTableRequest r) {
        return new SdkCall<>(
                "describing the table",
                r.tableName(),
                r,
                (c, q) -> c.describeTable(q),
                (c, q) -> c.describeTable(q),
                a -> Units.NONE,
                (q, a) -> a.table() != null);
    }

    /**
     * A ListTables request, for one page of names.
     *
     * @param r the request
     * @return the request, which either client can send
     */
    static Request<ListTablesResponse> of(ListTablesRequest r) {
        return new SdkCall<>(
                "listing tables",
                "",
                r,
                (c, q) -> c.listTables(q),
                (c, q) -> c.listTables(q),
                a -> Units.NONE,
                (q, a) -> a.hasTableNames());
    }

    private static boolean isWholePage(boolean hasItems, @Nullable Integer count, @Nullable Integer examined) {
        return hasItems && count != null && examined != null;
    }

    private static Units readUnits(@Nullable ConsumedCapacity consumed) {
        return Units.ofReads(units(consumed));
    }

    private static Units writeUnits(@Nullable ConsumedCapacity consumed) {
        return Units.ofWrites(units(consumed));
    }

    private static double sum(List<ConsumedCapacity> consumed) {
        return consumed.stream().mapToDouble(Request::units).sum();
    }

    private static double units(@Nullable ConsumedCapacity consumed) {
        return consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
    }

    /**
     * Makes an answer of a response: a failure if the response is incomplete.
     *
     * @param response the client's response
     * @return the answer
     */
    default Answer<R> answered(@Nullable R response) {
        return response != null && isComplete(response)
                ? new Answer<>(response, null)
                : new Answer<>(null, new IncompleteAnswerException(doing(), table()));
    }

    /**
     * Makes an answer of an exception.
     *
     * @param thrown the client's exception, which a future may have wrapped
     * @return the failure
     */
    default Answer<R> failed(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof ResourceNotFoundException missing && !table().isEmpty()) {
            return new Answer<>(null, new NoSuchTableException(doing(), table(), missing));
        }
        return new Answer<>(
                null, cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause));
    }

    /**
     * Whether the response's HTTP body was not empty. The SDK parses an empty body and {@code {}} to equal responses, so
     * only the length of the body tells them apart.
     */
    private static boolean hasBody(SdkResponse response) {
        return response.sdkHttpResponse() == null
                || response.sdkHttpResponse()
                        .firstMatchingHeader("Content-Length")
                        .filter("0"::equals)
                        .isEmpty();
    }
}
