package io.github.movietable.internal;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.MovieKey;
import io.github.movietable.model.Units;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** One batch to DynamoDB and its answer; what is left unprocessed is told, and how long to wait before the next try. */
final class BatchSender {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Codes by which DynamoDB refuses a request for what is in it. Never the message: it differs between servers. */
    private static final Set<String> BLAMING =
            Set.of("ValidationException", "ItemCollectionSizeLimitExceededException");

    private final Calls calls;
    private final String table;

    BatchSender(Calls calls, String table) {
        this.calls = calls;
        this.table = table;
    }

    static boolean blamesAnItem(DynamoDbException e) {
        return e.awsErrorDetails() != null
                && BLAMING.contains(e.awsErrorDetails().errorCode());
    }

    /** What became of a batch. */
    record Answer(int written, List<BatchWriter.Entry> unprocessed, Units units) {
        static Answer nothing() {
            return new Answer(0, List.of(), Units.NONE);
        }

        Answer and(Answer other) {
            return new Answer(
                    written + other.written,
                    Stream.concat(unprocessed.stream(), other.unprocessed.stream())
                            .toList(),
                    units.plus(other.units));
        }
    }

    Round begin() {
        return new Round();
    }

    /** The tries of one batch: pauses grow while nothing is written, and end after minutes of nothing. */
    final class Round {
        private final Backoff backoff = new Backoff(calls.ticker());
        private long lastProgress = calls.ticker().nanos();

        Answer send(List<BatchWriter.Entry> batch) {
            BatchWriteItemResponse response;
            try {
                response = calls.batchWriteItem(table, request(batch));
            } catch (DynamoDbException e) {
                if (e.isThrottlingException()) {
                    return new Answer(0, batch, Units.NONE);
                }
                throw e;
            }
            if (!response.hasUnprocessedItems()) {
                throw new MoviesException("writing movies to the table " + table
                        + ": the answer does not say what was left unprocessed, so nothing in it can be trusted;"
                        + " something between here and DynamoDB changed it");
            }
            Set<MovieKey> left = response.unprocessedItems().getOrDefault(table, List.of()).stream()
                    .map(BatchWriter.Entry::keyOf)
                    .collect(Collectors.toSet());
            List<BatchWriter.Entry> unprocessed =
                    batch.stream().filter(e -> left.contains(e.key())).toList();
            return new Answer(batch.size() - unprocessed.size(), unprocessed, Calls.units(response));
        }

        /** The waits grow while nothing is written. */
        void pauseIfNeeded(Answer answer) {
            if (answer.unprocessed().isEmpty()) {
                return;
            }
            Ticker ticker = calls.ticker();
            if (answer.written() > 0) {
                backoff.reset();
                lastProgress = ticker.nanos();
            } else if (ticker.since(lastProgress).compareTo(PATIENCE) > 0) {
                throw new MoviesException("writing movies to the table " + table + ": DynamoDB took none for "
                        + PATIENCE.toMinutes() + " minutes; its capacity is used up by others, or far too small");
            }
            backoff.pause();
        }
    }

    private BatchWriteItemRequest request(List<BatchWriter.Entry> batch) {
        List<WriteRequest> writes =
                batch.stream().map(BatchWriter.Entry::toRequest).toList();
        return BatchWriteItemRequest.builder()
                .requestItems(Map.of(table, writes))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }
}
