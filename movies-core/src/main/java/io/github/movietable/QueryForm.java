package io.github.movietable;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Placeholders;
import io.github.movietable.internal.Calls;
import io.github.movietable.model.Movie;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** A query of one partition, of the table or of an index: how it is sent, and what its answer is. */
record QueryForm(TableView table, @Nullable String index, MovieCondition keyCondition, ReadClauses clauses) {

    QueryRequest toRequest(boolean peek) {
        Placeholders placeholders = new Placeholders();
        return QueryRequest.builder()
                .tableName(table.name())
                .indexName(index)
                .keyConditionExpression(placeholders.condition('k', keyCondition))
                .filterExpression(clauses.filter(placeholders))
                .select(clauses.select())
                .projectionExpression(clauses.projection(placeholders))
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .scanIndexForward(clauses.descending() ? false : null)
                .consistentRead(clauses.consistent() ? true : null)
                .limit(clauses.examinedPerCall(peek))
                .exclusiveStartKey(startKey())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    /** DynamoDB takes a key of another partition for a wrong request; only a cursor that was made up has one. */
    private @Nullable Map<String, AttributeValue> startKey() {
        Cursor after = clauses.after();
        if (after == null) {
            return null;
        }
        Movie start = Movie.of(after.placeIn(binding()).key());
        if (!keyCondition.test(start)) {
            throw new InvalidCursorException("it does not belong to this read");
        }
        return start.toItem();
    }

    Page<Movie> page(boolean peek) {
        return pageOf(table.calls().query(toRequest(peek)));
    }

    Page<Movie> pageOf(QueryResponse response) {
        PageReader.Answer answer = new PageReader.Answer(
                response.items(),
                response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : null,
                response.count(),
                response.scannedCount(),
                Calls.units(response.consumedCapacity()));
        return PageReader.pageOf(answer, clauses, binding());
    }

    QueryForm with(ReadClauses changed) {
        return new QueryForm(table, index, keyCondition, changed);
    }

    /** A page of an iteration: nobody looks at its cursor, so nothing is read to learn whether there is more. */
    Pages pages() {
        return new SequentialPages(clauses, table.workers(), c -> with(c).page(false));
    }

    Cursor.Binding binding() {
        return table.binding("query " + table.name() + (index == null ? "" : " by " + index) + " "
                + keyCondition.exactly() + " " + clauses.binding());
    }
}
