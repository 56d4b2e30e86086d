package io.github.movietable;

import io.github.movietable.expression.Changes;
import io.github.movietable.expression.Placeholders;
import io.github.movietable.model.AttributeTypeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** One run of an update by UpdateItem. */
record UpdateRun(UpdateSpec spec, ReturnValue returning) {
    /** How an update ended: with what DynamoDB returned, or refused. */
    record End(Map<String, AttributeValue> attributes, Optional<WriteOutcome> refusal) {}

    /** What DynamoDB said to one form of the update. */
    private record Answer(
            Map<String, AttributeValue> item, @Nullable ConditionalCheckFailedException refused) {}

    End run() {
        boolean repeatable = spec.changes().areRepeatable();
        WatchedWrite write = WatchedWrite.of(
                        "updating",
                        spec.table(),
                        spec.key(),
                        repeatable,
                        stored -> stored.filter(spec::isDoneIn).isPresent())
                .knownBy(spec::isMine);
        Changes.Folded form = spec.firstForm();
        for (int round = 1; ; round++) {
            Answer answer = send(request(form), write);
            if (answer.refused() == null) {
                return new End(answer.item(), Optional.empty());
            }
            Optional<End> end = end(answer.item(), answer.refused(), write, round);
            if (end.isPresent()) {
                return end.get();
            }
            form = spec.changes().foldedInto(answer.item());
        }
    }

    private Answer send(UpdateItemRequest request, WatchedWrite write) {
        UpdateItemRequest watched = request.toBuilder()
                .overrideConfiguration(write.open().configuration())
                .build();
        return write.attempt(
                () -> new Answer(spec.table().calls().updateItem(watched).attributes(), null),
                refused -> new Answer(WatchedWrite.item(refused), refused));
    }

    /** The end that a refusal makes; none where another form of the request may succeed. */
    private Optional<End> end(
            Map<String, AttributeValue> item, ConditionalCheckFailedException refused, WatchedWrite write, int round) {
        Optional<WriteOutcome> refusal = spec.refusal(item);
        if (refusal.isPresent()) {
            return Optional.of(ended(write.ended(refused, refusal.get())));
        }
        Optional<AttributeTypeException> obstacle = spec.obstacle(item);
        if (obstacle.isEmpty() && round < UpdateSpec.ROUNDS) {
            return Optional.empty();
        }
        WriteOutcome outcome = write.ended(refused, spec.notMet(item, List.of()));
        if (obstacle.isPresent() && !outcome.isApplied()) {
            throw obstacle.get();
        }
        return Optional.of(ended(outcome));
    }

    private static End ended(WriteOutcome outcome) {
        return outcome instanceof WriteOutcome.Applied applied
                ? new End(applied.movie().toItem(), Optional.empty())
                : new End(Map.of(), Optional.of(outcome));
    }

    UpdateItemRequest toRequest() {
        return request(spec.firstForm());
    }

    private UpdateItemRequest request(Changes.Folded form) {
        Placeholders placeholders = new Placeholders();
        return UpdateItemRequest.builder()
                .tableName(spec.table().name())
                .key(spec.key().toItem())
                .updateExpression(form.changes().isEmpty() ? null : placeholders.changes(form.changes()))
                .conditionExpression(spec.conditionText(form, placeholders))
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .returnValues(returning)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(spec.table().calls().metering())
                .build();
    }
}
