package io.github.movietable.internal;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.MovieKey;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** One BatchWriteItem, without the SDK's retries: they block for up to a minute, and the writer paces itself. */
final class BatchCall {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Codes by which DynamoDB refuses a request for what is in it. Never the message: it differs between servers. */
    private static final Set<String> BLAMING =
            Set.of("ValidationException", "ItemCollectionSizeLimitExceededException");

    private static final int LOWEST_SERVER_ERROR = 500;
    private static final AwsRequestOverrideConfiguration ONE_ATTEMPT = AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(TIMEOUT)
            .addPlugin(settings -> {
                DynamoDbServiceClientConfiguration.Builder client =
                        (DynamoDbServiceClientConfiguration.Builder) settings;
                client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .build());
            })
            .build();

    private final Calls calls;
    private final String table;

    BatchCall(Calls calls, String table) {
        this.calls = calls;
        this.table = table;
    }

    /** How a call ended. After a failure all is unprocessed. */
    record Answer(
            Batch batch,
            List<Write> written,
            List<Write> unprocessed,
            double units,
            @Nullable RuntimeException failure) {
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
            boolean isNetwork = e.retryable() || e instanceof ApiCallTimeoutException;
            for (Throwable cause = e.getCause(); cause != null && !isNetwork; cause = cause.getCause()) {
                isNetwork = cause instanceof IOException;
            }
            return isNetwork;
        }

        boolean blamesAMovie() {
            return failure instanceof DynamoDbException dynamo
                    && dynamo.awsErrorDetails() != null
                    && BLAMING.contains(dynamo.awsErrorDetails().errorCode());
        }
    }

    Answer send(Batch batch) {
        try {
            return answer(batch, calls.batchWriteItem(table, request(batch)));
        } catch (RuntimeException e) {
            return new Answer(batch, List.of(), batch.writes(), 0, e);
        } catch (Error e) {
            // a batch without an answer would be waited for for ever
            return new Answer(batch, List.of(), batch.writes(), 0, new IllegalStateException(e));
        }
    }

    private Answer answer(Batch batch, BatchWriteItemResponse response) {
        if (!response.hasUnprocessedItems()) {
            throw new MoviesException("writing movies to the table " + table
                    + ": the answer does not say what was left unprocessed, so nothing in it can be trusted;"
                    + " something between here and DynamoDB changed it");
        }
        Set<MovieKey> left = response.unprocessedItems().getOrDefault(table, List.of()).stream()
                .map(Write::keyOf)
                .collect(Collectors.toSet());
        List<Write> written = new ArrayList<>();
        List<Write> unprocessed = new ArrayList<>();
        batch.writes().forEach(write -> (left.contains(write.key()) ? unprocessed : written).add(write));
        return new Answer(batch, written, unprocessed, Calls.units(response).write(), null);
    }

    private BatchWriteItemRequest request(Batch batch) {
        return BatchWriteItemRequest.builder()
                .requestItems(Map.of(
                        table, batch.writes().stream().map(Write::toRequest).toList()))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .overrideConfiguration(ONE_ATTEMPT)
                .build();
    }
}
