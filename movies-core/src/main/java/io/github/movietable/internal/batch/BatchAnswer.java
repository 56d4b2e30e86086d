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
 * How a batch ended. After a failure all of it is unprocessed.
 *
 * @param batch what was sent
 * @param written what DynamoDB took
 * @param unprocessed what it did not take
 * @param units what it cost
 * @param failure what was thrown, or null
 */
record BatchAnswer(
        Batch batch,
        List<Write> written,
        List<Write> unprocessed,
        double units,
        @Nullable RuntimeException failure) {
    /** Codes by which DynamoDB refuses a request for what is in it. Never the message: it differs between servers. */
    private static final Set<String> BLAMING =
            Set.of("ValidationException", "ItemCollectionSizeLimitExceededException");

    /** By these a pool of connections says that all are in use: in the HTTP clients of Apache, 4 and 5. */
    private static final Set<String> NO_CONNECTION =
            Set.of("ConnectionPoolTimeoutException", "ConnectionRequestTimeoutException");

    /** And Netty's has nothing but its text. */
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

    /** Nothing certain came back, or a failure that passes: a put may be repeated. */
    boolean isTransient() {
        return failure instanceof SdkServiceException service
                ? !isThrottled() && service.statusCode() >= LOWEST_SERVER_ERROR
                : failure instanceof SdkClientException client && isOfTheNetwork(client);
    }

    /** The SDK calls none of these retryable: it says so only where it would have retried itself. */
    private static boolean isOfTheNetwork(SdkClientException e) {
        boolean isNetwork = e.retryable() || e instanceof ApiCallTimeoutException || isWithoutConnection(e);
        for (Throwable cause = e.getCause(); cause != null && !isNetwork; cause = cause.getCause()) {
            isNetwork = cause instanceof IOException;
        }
        return isNetwork;
    }

    /** The client has no connection left, so there were too many calls at once; nothing is wrong with DynamoDB. */
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
