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
 * The table that an operation is about, and how requests to it are sent.
 *
 * @param name the table's name or ARN
 * @param metering the {@code ReturnConsumedCapacity} of requests whose cost the operation itself does not need; null if
 *     the cost is not to be reported
 * @param consistent whether reads are strongly consistent; null, DynamoDB's default, means that they are not
 * @param retries how the client retries
 * @param otherKey makes the exception for a table whose key is not that of movies; its argument describes the key that
 *     the table has
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
     * This target with strongly consistent reads.
     *
     * @return the target
     */
    public Target consistently() {
        return new Target(name, metering, true, retries, otherKey);
    }

    /**
     * The configuration of a write's request, which keeps the SDK from retrying a write that must not be applied twice.
     *
     * @param repeatable whether applying the write twice has the same effect as applying it once
     * @return the configuration; null if the client's own retries are right
     */
    public @Nullable AwsRequestOverrideConfiguration retrying(boolean repeatable) {
        return repeatable ? null : retries.onlyThrottled();
    }

    /**
     * Sends a read, and sends it again if the response is incomplete. A failure ends the operation. If DynamoDB refuses
     * the request as invalid because the table's key is not that of movies, the exception says so.
     *
     * @param request the request
     * @param then makes the next step from the response
     * @param <R> the type of DynamoDB's response
     * @param <T> the type of the operation's result
     * @return the operation's first step
     */
    public <R, T> Step<T> read(Request<R> request, Function<R, Step<T>> then) {
        return Reading.ask(request, answer -> {
            RuntimeException failure = answer.failure();
            return failure == null ? then.apply(answer.orThrow()) : failed(failure);
        });
    }

    /**
     * Whether DynamoDB refused a request, or an action of it, as invalid. The error code tells; the message differs
     * between servers.
     *
     * @param failure how a call failed; null if it did not
     * @return true if the request was refused as invalid
     */
    public static boolean isInvalid(@Nullable Throwable failure) {
        if (failure instanceof TransactionCanceledException cancelled) {
            // DynamoDB Local gives no reasons if an action is invalid
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
     * Ends an operation with a failure. If DynamoDB refused the request as invalid, the table is described once: if its
     * key is not that of movies, the exception says so. If describing the table fails, the first failure is thrown as
     * it is.
     *
     * @param failure how the call failed
     * @param <T> the type of the operation's result
     * @return a step that leads to the exception
     */
    public <T> Step<T> failed(RuntimeException failure) {
        return explained(failure, () -> {
            throw failure;
        });
    }

    /**
     * Throws if the table's key explains why DynamoDB refused a request as invalid, and otherwise continues.
     *
     * @param failure how the call failed
     * @param otherwise makes the step to continue with
     * @param <T> the type of the operation's result
     * @return a step that describes the table, if the request was invalid, and then continues
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
