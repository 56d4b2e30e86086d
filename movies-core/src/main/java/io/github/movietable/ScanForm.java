package io.github.movietable;

import io.github.movietable.expression.Placeholders;
import io.github.movietable.internal.Calls;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** A scan of the table or of one segment of it: how it is sent, and what its answer is. */
record ScanForm(
        TableView table,
        ReadClauses clauses,
        @Nullable Integer segment,
        @Nullable Integer total) {

    ScanRequest toRequest(Place from, boolean peek) {
        Placeholders placeholders = new Placeholders();
        return ScanRequest.builder()
                .tableName(table.name())
                .segment(segment)
                .totalSegments(total)
                .filterExpression(clauses.filter(placeholders))
                .select(clauses.select())
                .projectionExpression(clauses.projection(placeholders))
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .consistentRead(clauses.consistent() ? true : null)
                .limit(clauses.examinedPerCall(peek))
                .exclusiveStartKey(
                        from.kind() == Place.Kind.BEGINNING ? null : from.key().toItem())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    PageReader.Answer read(Place from, boolean peek) {
        ScanResponse response = table.calls().scan(toRequest(from, peek));
        return new PageReader.Answer(
                response.items(),
                response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : null,
                response.count(),
                response.scannedCount(),
                Calls.units(response.consumedCapacity()));
    }

    ScanForm with(ReadClauses changed) {
        return new ScanForm(table, changed, segment, total);
    }
}
