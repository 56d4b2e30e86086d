package io.github.movietable.internal.call;

import io.github.movietable.model.Units;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/**
 * A request of the SDK, with the functions of its operation, such as GetItem. They take the request as an argument, so
 * they are constants, and a call creates none.
 *
 * @param doing the request in a few words, for messages
 * @param table the table, for messages; empty if the request concerns no table
 * @param sdk the SDK's request
 * @param blocking sends it with a client that blocks
 * @param async sends it with a client that does not block
 * @param costs finds the units that a response reports
 * @param complete tells whether a response to the request is complete
 */
record SdkCall<Q extends DynamoDbRequest, R>(
        String doing,
        String table,
        Q sdk,
        BiFunction<DynamoDbClient, Q, R> blocking,
        BiFunction<DynamoDbAsyncClient, Q, CompletableFuture<R>> async,
        Function<R, Units> costs,
        BiPredicate<Q, R> complete)
        implements Request<R> {

    @Override
    public R send(DynamoDbClient client) {
        return blocking.apply(client, sdk);
    }

    @Override
    public CompletableFuture<R> send(DynamoDbAsyncClient client) {
        return async.apply(client, sdk);
    }

    @Override
    public Units cost(R response) {
        return costs.apply(response);
    }

    @Override
    public boolean isComplete(R response) {
        return complete.test(sdk, response);
    }

    @Override
    public boolean writes() {
        return sdk instanceof PutItemRequest
                || sdk instanceof DeleteItemRequest
                || sdk instanceof UpdateItemRequest
                || sdk instanceof TransactWriteItemsRequest
                || sdk instanceof BatchWriteItemRequest
                || sdk instanceof CreateTableRequest
                || sdk instanceof UpdateTableRequest
                || sdk instanceof DeleteTableRequest;
    }

    /** Keeps the rest of the request's override configuration. */
    @Override
    @SuppressWarnings("unchecked") // a builder builds what it came from
    public Request<R> within(Duration longest) {
        AwsRequestOverrideConfiguration.Builder override = sdk.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder)
                .orElseGet(AwsRequestOverrideConfiguration::builder);
        Duration own = override.apiCallTimeout();
        Duration shorter = own != null && own.compareTo(longest) < 0 ? own : longest;
        Q limited = (Q) sdk.toBuilder()
                .overrideConfiguration(override.apiCallTimeout(shorter).build())
                .build();
        return new SdkCall<>(doing, table, limited, blocking, async, costs, complete);
    }
}
