package io.github.movietable;

import io.github.movietable.expression.Changes;
import io.github.movietable.expression.FailedClause;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Path;
import io.github.movietable.expression.Placeholders;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * One run of an update. {@code SET info.rating} is impossible where {@code info} is missing, and making {@code info} in
 * the same expression overlaps. So the first form demands that {@code info} is a map; a refusal brings the item, and
 * where {@code info} is missing the second form sets it as a whole, with all changes within it, provided that it is
 * still missing. Refused because it came into being meanwhile: the first form again.
 */
record UpdateRun(
        TableView table,
        MovieKey key,
        Changes changes,
        @Nullable MovieCondition condition,
        boolean creates) {
    private static final int ROUNDS = 3;

    WriteOutcome tryApply() {
        UpdateItemRequest request = toRequest();
        for (int round = 1; ; round++) {
            try {
                return applied(table.calls().updateItem(request));
            } catch (ConditionalCheckFailedException refused) {
                Map<String, AttributeValue> item = refused.hasItem() ? refused.item() : Map.of();
                Optional<WriteOutcome> refusal = refusal(item);
                if (refusal.isPresent()) {
                    return refusal.get();
                }
                if (round == ROUNDS) {
                    return notMet(item, List.of());
                }
                request = request(changes.foldedInto(item));
            }
        }
    }

    /** A refusal that is the caller's to know; none where only a parent is missing. */
    private Optional<WriteOutcome> refusal(Map<String, AttributeValue> item) {
        if (item.isEmpty() && !creates) {
            return Optional.of(new WriteOutcome.NotFound(key));
        }
        for (MovieCondition own : ownConditions()) {
            if (!own.test(() -> item)) {
                return Optional.of(notMet(item, own.whyNot(() -> item)));
            }
        }
        Optional<Path> obstacle = changes.obstacle(item);
        if (obstacle.isPresent()) {
            throw Movie.parentType(key, obstacle.get(), item);
        }
        return Optional.empty();
    }

    /** What the caller asked for or implied, as opposed to what the form of the request needs. */
    private List<MovieCondition> ownConditions() {
        List<MovieCondition> own = new ArrayList<>(changes.sourcesExist());
        if (condition != null) {
            own.add(0, condition);
        }
        return own;
    }

    private WriteOutcome notMet(Map<String, AttributeValue> item, List<FailedClause> why) {
        return item.isEmpty()
                ? new WriteOutcome.NotFound(key)
                : new WriteOutcome.ConditionNotMet(Movie.fromItem(item), why);
    }

    private static WriteOutcome applied(UpdateItemResponse response) {
        return new WriteOutcome.Applied(Movie.fromItem(response.attributes()));
    }

    UpdateItemRequest toRequest() {
        return request(new Changes.Folded(changes, List.of()));
    }

    private UpdateItemRequest request(Changes.Folded form) {
        Placeholders placeholders = new Placeholders();
        UpdateItemRequest.Builder request = UpdateItemRequest.builder()
                .tableName(table.name())
                .key(key.toItem())
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(table.calls().metering());
        if (!form.changes().isEmpty()) {
            request.updateExpression(placeholders.changes(form.changes()));
        }
        List<MovieCondition> all = conditions(form);
        if (!all.isEmpty()) {
            request.conditionExpression(
                    placeholders.condition('c', MovieCondition.allOf(all.toArray(MovieCondition[]::new))));
        }
        return request.expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .build();
    }

    private List<MovieCondition> conditions(Changes.Folded form) {
        List<MovieCondition> all = new ArrayList<>();
        if (!creates) {
            all.add(MovieWrites.EXISTS);
        }
        all.addAll(form.changes().demands());
        all.addAll(form.conditions());
        if (condition != null) {
            all.add(condition);
        }
        return all;
    }
}
