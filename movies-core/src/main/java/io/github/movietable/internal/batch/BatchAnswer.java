package io.github.movietable.internal.batch;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The result of one BatchWriteItem. After a failure all its writes count as unprocessed.
 *
 * @param batch the batch that was sent
 * @param written the writes that DynamoDB confirmed
 * @param unprocessed the writes that DynamoDB returned as unprocessed; all writes if the call failed
 * @param units the write units that DynamoDB charged
 * @param failure the exception with which the call failed; null if it succeeded
 */
record BatchAnswer(
        Batch batch,
        List<Write> written,
        List<Write> unprocessed,
        double units,
        @Nullable RuntimeException failure) {
    /** Error codes that DynamoDB sends because of an item in a request; the messages differ between servers. */
    private static final Set<String> BLAMING =
            Set.of("ValidationException", "ItemCollectionSizeLimitExceededException");

    /** Exceptions that Apache's HTTP clients, 4 and 5, throw when all connections of their pool are in use. */
    private static final Set<String> NO_CONNECTION =
            Set.of("ConnectionPoolTimeoutException", "ConnectionRequestTimeoutException");

    /** Texts of the exception that the Netty client throws in the same case; its type is too general to tell. */
    private static final List<String> NO_CONNECTION_SAID =
            List.of("Acquire operation took longer", "outstanding acquire operations");

    private static final int LOWEST_SERVER_ERROR = 500;

    static BatchAnswer failed(Batch batch, RuntimeException failure) {
        return new BatchAnswer(batch, List.of(), batch.writes(), 0, failure);
    }

    boolean isThrottled() {
        return failure == null
                ? !unprocessed.isEmpty()
                : failure instanceof SdkServiceException service && service.isThrottlingException();
    }

    /**
     * Whether the result is unknown or the failure temporary. The writes are then repeated; each concerns a whole item.
     */
    boolean isTransient() {
        return failure instanceof SdkServiceException service
                ? !isThrottled() && service.statusCode() >= LOWEST_SERVER_ERROR
                : failure instanceof SdkClientException client && isOfTheNetwork(client);
    }

    /** Whether the network failed; {@code retryable()} is true only if the SDK would have retried by itself. */
    private static boolean isOfTheNetwork(SdkClientException e) {
        boolean isNetwork = e.retryable() || e instanceof ApiCallTimeoutException || isWithoutConnection(e);
        for (Throwable cause = e.getCause(); cause != null && !isNetwork; cause = cause.getCause()) {
            isNetwork = cause instanceof IOException;
        }
        return isNetwork;
    }

    /** Whether the call was not sent because other calls used all connections; DynamoDB is not at fault then. */
    boolean hadNoConnection() {
        return failure instanceof SdkClientException client && isWithoutConnection(client);
    }

    private static boolean isWithoutConnection(SdkClientException e) {
        boolean isIt = false;
        for (Throwable cause = e; cause != null && !isIt; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            isIt = NO_CONNECTION.contains(cause.getClass().getSimpleName())
                    || NO_CONNECTION_SAID.stream().anyMatch(said::contains);
        }
        return isIt;
    }

    boolean blamesAMovie() {
        return failure instanceof DynamoDbException dynamo
                && dynamo.awsErrorDetails() != null
                && BLAMING.contains(dynamo.awsErrorDetails().errorCode());
    }
}
