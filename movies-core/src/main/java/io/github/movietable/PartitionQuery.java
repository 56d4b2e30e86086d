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

/** A query of one partition, of the table or of an index: what it asks, and what its cursors are bound to. */
record PartitionQuery(TableView table, @Nullable String index, MovieCondition keyCondition, ReadClauses clauses) {
    QueryPlan plan() {
        return plan(clauses.select());
    }

    /** With all attributes, which DynamoDB refuses if the index does not hold them. */
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

    /** The request of a page of its own. */
    QueryRequest request(QueryPlan plan) {
        return plan.request(from(), clauses.bounds().peeking().examinedPerCall());
    }

    /** DynamoDB takes a key of another partition for a wrong request; only a cursor that was made up has one. */
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
