package io.github.movietable.internal.write;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.model.MovieKey;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A ConditionCheck: a condition on a movie that the transaction does not write.
 *
 * @param key the movie's key; the movie must exist
 * @param condition the condition that must be true of the movie
 */
public record Check(MovieKey key, MovieCondition condition) implements Guarded {
    @Override
    public TransactWriteItem toItem(String table) {
        return of(table, key, Guard.of(Verdict.EXISTS.and(condition)));
    }

    static TransactWriteItem of(String table, MovieKey key, Guard guard) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(key.toItem())
                        .conditionExpression(guard.text())
                        .expressionAttributeNames(guard.names())
                        .expressionAttributeValues(guard.values())
                        .returnValuesOnConditionCheckFailure(guard.onRefusal()))
                .build();
    }
}
