package io.github.movietable.internal.call;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The table that a verb is about, and how it is asked.
 *
 * @param name the table's name or ARN
 * @param metering what requests that need not ask for their cost ask; null for nothing
 * @param consistent whether reads are strongly consistent; null, DynamoDB's default, for no
 * @param retries how the client retries
 * @param otherKey makes the exception for a table whose key is not that of movies, from the key it has
 */
public record Target(
        String name,
        @Nullable ReturnConsumedCapacity metering,
        @Nullable Boolean consistent,
        Retries retries,
        Function<String, RuntimeException> otherKey) {
    private static final String INVALID = "ValidationException";
    private static final String INVALID_ACTION = "ValidationError";

    /**
     * The same table, read with strong consistency.
     *
     * @return the table
     */
    public Target consistently() {
        return new Target(name, metering, true, retries, otherKey);
    }

    /**
     * What a request needs whose write is done again only if that is as good as once.
     *
     * @param repeatable whether doing it twice is as good as once
     * @return the configuration; null if the client's own will do
     */
    public @Nullable AwsRequestOverrideConfiguration retrying(boolean repeatable) {
        return repeatable ? null : retries.onlyThrottled();
    }

    /**
     * A read: asked again if its answer says nothing. A failure ends the verb; DynamoDB's refusal of the request as
     * invalid is explained by the table's key if that is it.
     *
     * @param request the request
     * @param <R> what DynamoDB answers
     * @return the response
     */
    public <R> Step<R> read(Request<R> request) {
        return Reading.ask(request).then(answer -> {
            RuntimeException failure = answer.failure();
            return failure == null ? Step.done(answer.orThrow()) : failed(failure);
        });
    }

    /**
     * Whether DynamoDB refused a request, or an action of it, as invalid. Its code says so; its text differs between servers.
     *
     * @param failure how a call ended
     * @return whether it did
     */
    public static boolean isInvalid(@Nullable Throwable failure) {
        if (failure instanceof TransactionCanceledException cancelled) {
            // DynamoDB Local gives no reasons then
            return cancelled.cancellationReasons().isEmpty()
                    || cancelled.cancellationReasons().stream()
                            .anyMatch(reason -> INVALID_ACTION.equals(reason.code()));
        }
        return failure instanceof DynamoDbException refused && INVALID.equals(code(refused));
    }

    /**
     * The code by which DynamoDB refused a request.
     *
     * @param refused the refusal
     * @return the code; null if it has none
     */
    public static @Nullable String code(DynamoDbException refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details == null ? null : details.errorCode();
    }

    /**
     * Ends a verb with a failure. If DynamoDB refused the request as invalid, the verb looks once at the table's key: one
     * that is not that of movies explains it. If the look fails, the failure stays as it is.
     *
     * @param failure how a call ended
     * @param <T> what the verb would have ended with
     * @return a verb that throws
     */
    public <T> Step<T> failed(RuntimeException failure) {
        return explained(failure, () -> {
            throw failure;
        });
    }

    /**
     * Throws if the table's key explains why DynamoDB refused a request as invalid, and else goes on.
     *
     * @param failure how a call ended
     * @param otherwise goes on
     * @param <T> what the verb ends with
     * @return the look, if the failure calls for one, and what follows
     */
    public <T> Step<T> explained(RuntimeException failure, Supplier<Step<T>> otherwise) {
        if (!isInvalid(failure)) {
            return otherwise.get();
        }
        DescribeTableRequest look =
                DescribeTableRequest.builder().tableName(name).build();
        return Step.send(Request.of(look), answer -> {
            DescribeTableResponse response = answer.response();
            String found = response == null ? TableKey.OF_MOVIES : TableKey.of(response.table());
            if (found.equals(TableKey.OF_MOVIES)) {
                return otherwise.get();
            }
            throw mismatch(failure, found);
        });
    }

    private RuntimeException mismatch(RuntimeException failure, String found) {
        RuntimeException mismatch = otherKey.apply(found);
        mismatch.addSuppressed(failure);
        return mismatch;
    }
}
