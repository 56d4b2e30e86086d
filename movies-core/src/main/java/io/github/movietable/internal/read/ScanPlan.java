package io.github.movietable.internal.read;

import io.github.movietable.internal.call.Answer;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * A scan of the table, or of one segment of it.
 *
 * @param request the request without the key after which a page begins, and without a limit
 */
public record ScanPlan(ScanRequest request) implements Plan {
    /**
     * The scan of one segment of several.
     *
     * @param segment the segment's number, from 0
     * @param total how many segments there are
     * @return the plan
     */
    public ScanPlan segment(int segment, int total) {
        return new ScanPlan(
                request.toBuilder().segment(segment).totalSegments(total).build());
    }

    /**
     * The request of one page.
     *
     * @param from where the page begins
     * @param limit how many items DynamoDB may examine; null for as many as fit into 1 MB
     * @return the request, exactly as it is sent
     */
    public ScanRequest request(Place from, @Nullable Integer limit) {
        if (from.key().isEmpty() && limit == null) {
            return request;
        }
        return request.toBuilder()
                .exclusiveStartKey(from.key().isEmpty() ? null : from.key())
                .limit(limit)
                .build();
    }

    @Override
    public Step<Answer<Examined>> ask(Place from, @Nullable Integer limit) {
        return Plan.ask(Request.of(request(from, limit)), ScanPlan::examined);
    }

    private static Examined examined(ScanResponse page) {
        return new Examined(
                page.items(),
                page.lastEvaluatedKey(),
                page.count(),
                page.scannedCount(),
                Plan.units(page.consumedCapacity()));
    }

    @Override
    public ScanPlan through(AwsRequestOverrideConfiguration gate) {
        return new ScanPlan(request.toBuilder().overrideConfiguration(gate).build());
    }

    @Override
    public String table() {
        return request.tableName();
    }

    @Override
    public boolean isCount() {
        return request.select() == Select.COUNT;
    }
}
