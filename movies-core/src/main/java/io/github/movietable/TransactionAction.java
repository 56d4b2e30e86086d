package io.github.movietable;

import io.github.movietable.expression.Changes;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Placeholders;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** One action of a transaction: how it is sent, and what a refusal of it means. */
sealed interface TransactionAction {
    MovieKey key();

    /** What it does, in a word. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    TransactWriteItem toItem();

    /** What the action's refusal tells the caller; empty where another form of it may succeed. */
    Optional<TransactionOutcome.Reason> refusal(Map<String, AttributeValue> item);

    /** The form of the action that suits an item of which {@link #refusal} had nothing to tell. */
    default TransactionAction formFor(Map<String, AttributeValue> item) {
        return this;
    }

    private static TransactionOutcome.Reason reason(
            MovieKey key, @Nullable MovieCondition condition, Map<String, AttributeValue> item) {
        if (item.isEmpty()) {
            return new TransactionOutcome.Reason.NotFound(key);
        }
        Movie current = Movie.fromItem(item);
        return new TransactionOutcome.Reason.ConditionNotMet(
                current, condition == null ? List.of() : condition.whyNot(current));
    }

    /** A put, with a condition or without. */
    record Put(MovieWrites writes, Movie movie, @Nullable MovieCondition condition) implements TransactionAction {
        @Override
        public MovieKey key() {
            return movie.key();
        }

        @Override
        public TransactWriteItem toItem() {
            PutItemRequest put =
                    condition == null ? writes.putRequest(movie).build() : writes.putRequest(movie, condition);
            return TransactWriteItem.builder()
                    .put(p -> p.tableName(put.tableName())
                            .item(put.item())
                            .conditionExpression(put.conditionExpression())
                            .expressionAttributeNames(
                                    put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null)
                            .expressionAttributeValues(
                                    put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null)
                            .returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure()))
                    .build();
        }

        @Override
        public Optional<TransactionOutcome.Reason> refusal(Map<String, AttributeValue> item) {
            return Optional.of(reason(key(), condition, item));
        }
    }

    /** A delete, with a condition or without. */
    record Delete(
            MovieWrites writes, MovieKey key, @Nullable MovieCondition condition) implements TransactionAction {
        @Override
        public TransactWriteItem toItem() {
            DeleteItemRequest delete =
                    condition == null ? writes.deleteRequest(key).build() : writes.deleteRequest(key, condition);
            return TransactWriteItem.builder()
                    .delete(d -> d.tableName(delete.tableName())
                            .key(delete.key())
                            .conditionExpression(delete.conditionExpression())
                            .expressionAttributeNames(
                                    delete.hasExpressionAttributeNames() ? delete.expressionAttributeNames() : null)
                            .expressionAttributeValues(
                                    delete.hasExpressionAttributeValues() ? delete.expressionAttributeValues() : null)
                            .returnValuesOnConditionCheckFailure(delete.returnValuesOnConditionCheckFailure()))
                    .build();
        }

        @Override
        public Optional<TransactionOutcome.Reason> refusal(Map<String, AttributeValue> item) {
            return Optional.of(reason(key, condition, item));
        }
    }

    /** Nothing but a condition on a movie that the transaction does not write. */
    record Check(TableView table, MovieKey key, MovieCondition condition) implements TransactionAction {
        @Override
        public TransactWriteItem toItem() {
            Placeholders placeholders = new Placeholders();
            return TransactWriteItem.builder()
                    .conditionCheck(c -> c.tableName(table.name())
                            .key(key.toItem())
                            .conditionExpression(placeholders.condition('c', MovieWrites.EXISTS.and(condition)))
                            .expressionAttributeNames(placeholders.names())
                            .expressionAttributeValues(placeholders.values())
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                    .build();
        }

        @Override
        public Optional<TransactionOutcome.Reason> refusal(Map<String, AttributeValue> item) {
            return Optional.of(reason(key, condition, item));
        }
    }

    /** An update, in the form that suits what is known of the stored movie. */
    record Update(UpdateSpec spec, Changes.Folded form) implements TransactionAction {
        @Override
        public MovieKey key() {
            return spec.key();
        }

        @Override
        public TransactWriteItem toItem() {
            Placeholders placeholders = new Placeholders();
            if (form.changes().isEmpty()) {
                // all there was to remove is gone already: what is left is the condition
                return TransactWriteItem.builder()
                        .conditionCheck(c -> c.tableName(spec.table().name())
                                .key(spec.key().toItem())
                                .conditionExpression(spec.conditionText(form, placeholders))
                                .expressionAttributeNames(placeholders.names())
                                .expressionAttributeValues(placeholders.values())
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                        .build();
            }
            return TransactWriteItem.builder()
                    .update(u -> u.tableName(spec.table().name())
                            .key(spec.key().toItem())
                            .updateExpression(placeholders.changes(form.changes()))
                            .conditionExpression(spec.conditionText(form, placeholders))
                            .expressionAttributeNames(placeholders.names())
                            .expressionAttributeValues(placeholders.values())
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                    .build();
        }

        @Override
        public Optional<TransactionOutcome.Reason> refusal(Map<String, AttributeValue> item) {
            spec.obstacle(item).ifPresent(obstacle -> {
                throw obstacle;
            });
            return spec.refusal(item)
                    .map(outcome -> outcome instanceof WriteOutcome.ConditionNotMet notMet
                            ? new TransactionOutcome.Reason.ConditionNotMet(notMet.current(), notMet.why())
                            : new TransactionOutcome.Reason.NotFound(spec.key()));
        }

        @Override
        public TransactionAction formFor(Map<String, AttributeValue> item) {
            return new Update(spec, spec.changes().foldedInto(item));
        }
    }
}
