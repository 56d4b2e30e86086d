package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.Answer;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.MovieKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Makes BatchWriteItem requests and reads their responses. Each request is one attempt, because the SDK's own retries
 * would hold up a batch for up to a minute. A call times out after a minute, or shortly after the deadline of the load.
 */
final class BatchRequests {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(500);

    private final String table;
    private final Gate gate;
    private final Ticker ticker;
    private final long begun;
    private final @Nullable Duration deadline;
    private Duration timeout = LONGEST;
    private @Nullable AwsRequestOverrideConfiguration override;

    BatchRequests(String table, Gate gate, Ticker ticker, @Nullable Duration deadline) {
        this.table = table;
        this.gate = gate;
        this.ticker = ticker;
        this.deadline = deadline;
        this.begun = ticker.nanos();
    }

    Request<BatchWriteItemResponse> of(Batch batch) {
        return Request.of(
                table,
                BatchWriteItemRequest.builder()
                        .requestItems(Map.of(
                                table,
                                batch.writes().stream().map(Write::request).toList()))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .overrideConfiguration(override())
                        .build());
    }

    /**
     * The requests' timeout and gate. Requests share one configuration, because for each new one the SDK builds a
     * client configuration. In the minute before a deadline, a new one with a shorter timeout is made each half second.
     */
    private AwsRequestOverrideConfiguration override() {
        Duration allowed = allowed();
        AwsRequestOverrideConfiguration made = override;
        if (made == null || !allowed.equals(timeout)) {
            made = gate.once(allowed);
            override = made;
            timeout = allowed;
        }
        return made;
    }

    private Duration allowed() {
        if (deadline == null) {
            return LONGEST;
        }
        long steps = Math.max(0, deadline.minus(ticker.since(begun)).toNanos()) / STEP.toNanos();
        Duration left = STEP.multipliedBy(steps + 1);
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    /** Divides the writes by the response. Its table is not compared, because it may be a name or an ARN. */
    BatchAnswer answer(Batch batch, Answer<BatchWriteItemResponse> answer) {
        BatchWriteItemResponse response = answer.response();
        if (response == null) {
            return BatchAnswer.failed(
                    batch, answer.failure() == null ? new IllegalStateException("no answer") : answer.failure());
        }
        double units = response.consumedCapacity().stream()
                .map(ConsumedCapacity::capacityUnits)
                .mapToDouble(each -> each == null ? 0 : each)
                .sum();
        if (response.unprocessedItems().isEmpty()) {
            return new BatchAnswer(batch, batch.writes(), List.of(), units, null);
        }
        Set<MovieKey> left = new HashSet<>();
        response.unprocessedItems().values().forEach(writes -> writes.forEach(write -> left.add(Write.keyOf(write))));
        List<Write> written = new ArrayList<>();
        List<Write> unprocessed = new ArrayList<>();
        batch.writes().forEach(write -> (left.contains(write.key()) ? unprocessed : written).add(write));
        return new BatchAnswer(batch, written, unprocessed, units, null);
    }
}
