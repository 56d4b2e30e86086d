package io.github.movietable.internal.write;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Target;
import io.github.movietable.model.MovieKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Deletes a movie, with DeleteItem or in a transaction.
 *
 * @param key the movie's key
 * @param condition the condition that must be true of the movie, which must then exist; null to delete the movie in any
 *     case
 */
public record Delete(MovieKey key, @Nullable MovieCondition condition) implements Guarded {
    /**
     * Deletes the movie with DeleteItem.
     *
     * @param table the table
     * @return steps that end with the deleted movie; with no movie if there was none and no condition
     */
    public Step<Written> steps(Target table) {
        if (condition == null) {
            return Step.send(
                    Request.of(toRequest(table)),
                    answer -> Verdict.ofPlain(key, answer, table, done -> new Written.Applied(done.attributes())));
        }
        Verdict verdict = new Verdict(key, stored -> Trace.NONE, Optional::isEmpty);
        return Step.send(
                Request.of(toRequest(table)), answer -> verdict.of(answer, table, this::deleted, this::refused));
    }

    private Written deleted(DeleteItemResponse done) {
        return done.hasAttributes() ? new Written.Applied(done.attributes()) : new Written.Missing(key);
    }

    /**
     * The request that the first step sends.
     *
     * @param table the table
     * @return the request, exactly as it is sent
     */
    public DeleteItemRequest toRequest(Target table) {
        Guard guard = guard();
        return DeleteItemRequest.builder()
                .tableName(table.name())
                .key(key.toItem())
                .conditionExpression(guard.text())
                .expressionAttributeNames(guard.names())
                .expressionAttributeValues(guard.values())
                .returnValues(ReturnValue.ALL_OLD)
                .returnValuesOnConditionCheckFailure(guard.onRefusal())
                .returnConsumedCapacity(table.metering())
                .build();
    }

    private Guard guard() {
        return Guard.of(condition == null ? null : Verdict.EXISTS.and(condition));
    }

    @Override
    public TransactWriteItem toItem(String table) {
        Guard guard = guard();
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(key.toItem())
                        .conditionExpression(guard.text())
                        .expressionAttributeNames(guard.names())
                        .expressionAttributeValues(guard.values())
                        .returnValuesOnConditionCheckFailure(guard.onRefusal()))
                .build();
    }
}
