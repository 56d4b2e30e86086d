package io.github.movietable.internal.read;

import io.github.movietable.internal.call.Answer;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * A query of one partition, of the table or of an index.
 *
 * @param request the request without the key after which a page begins, and without a limit
 */
public record QueryPlan(QueryRequest request) implements Plan {
    /**
     * The request of one page.
     *
     * @param from where the page begins
     * @param limit how many items DynamoDB may examine; null for as many as fit into 1 MB
     * @return the request, exactly as it is sent
     */
    public QueryRequest request(Place from, @Nullable Integer limit) {
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
        return Plan.ask(Request.of(request(from, limit)), QueryPlan::examined);
    }

    private static Examined examined(QueryResponse page) {
        return new Examined(
                page.items(),
                page.lastEvaluatedKey(),
                page.count(),
                page.scannedCount(),
                Plan.units(page.consumedCapacity()));
    }

    @Override
    public QueryPlan through(AwsRequestOverrideConfiguration gate) {
        return new QueryPlan(request.toBuilder().overrideConfiguration(gate).build());
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
