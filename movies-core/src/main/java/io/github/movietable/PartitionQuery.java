package io.github.movietable;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Rendering;
import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.internal.read.Place;
import io.github.movietable.internal.read.QueryPlan;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** A query of one partition of the table or of an index: makes its requests and the binding of its cursors. */
record PartitionQuery(TableView table, @Nullable String index, MovieCondition keyCondition, ReadClauses clauses) {
    QueryPlan plan() {
        return plan(clauses.select());
    }

    /** Asks for all attributes if the program chose none: DynamoDB refuses that if the index does not have them all. */
    QueryPlan planOfWholeMovies() {
        boolean isOfAll = clauses.select() == null && clauses.fields().projection() == null;
        return isOfAll ? plan(Select.ALL_ATTRIBUTES) : plan();
    }

    private QueryPlan plan(@Nullable Select select) {
        Placeholders placeholders = new Placeholders();
        return new QueryPlan(QueryRequest.builder()
                .tableName(table.name())
                .indexName(index)
                .keyConditionExpression(Rendering.render(keyCondition, 'k', placeholders))
                .filterExpression(clauses.filter(placeholders))
                .select(select)
                .projectionExpression(clauses.projection(placeholders))
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .scanIndexForward(clauses.isDescending() ? false : null)
                .consistentRead(clauses.isConsistent() ? true : null)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());
    }

    /** The first request for a single page, as opposed to a read of all pages. */
    QueryRequest request(QueryPlan plan) {
        return plan.request(from(), clauses.bounds().peeking().examinedPerCall());
    }

    /**
     * The key after which the read begins. Only a forged cursor holds a key of another partition, and DynamoDB would
     * refuse it.
     */
    Place from() {
        Cursor after = clauses.after();
        Place from = after == null ? Place.BEGINNING : after.placeBehindIn(binding());
        if (after != null && !keyCondition.test(from::key)) {
            throw new InvalidCursorException("it does not belong to this read");
        }
        return from;
    }

    Cursor.Binding binding() {
        return table.binding("query " + table.name() + (index == null ? "" : " by " + index) + " "
                + Rendering.exactly(keyCondition) + " " + clauses.binding());
    }
}
