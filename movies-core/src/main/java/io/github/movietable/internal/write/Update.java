package io.github.movietable.internal.write;

import io.github.movietable.internal.call.OpenAttempts;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Target;
import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.model.AttributeTypeException;
import io.github.movietable.model.MovieKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * UpdateItem.
 *
 * <p>{@code SET info.rating} is impossible where {@code info} is missing, and making {@code info} in the same expression
 * overlaps. So the first form demands that {@code info} is a map; a refusal brings the item, and if {@code info} is
 * missing the second form sets it as a whole, with all changes within it, provided that it is still missing. Refused
 * because it came into being meanwhile: the first form again.
 *
 * @param plan what the update says
 * @param form the form that suits what is known of the stored movie
 */
public record Update(UpdatePlan plan, Changes.Folded form) implements Action {
    /** How often the form changes before the last refusal counts. */
    static final int ROUNDS = 3;

    /**
     * The first form.
     *
     * @param plan what the update says
     * @return the update
     */
    public static Update of(UpdatePlan plan) {
        return new Update(plan, new Changes.Folded(plan.changes(), List.of()));
    }

    @Override
    public MovieKey key() {
        return plan.key();
    }

    /**
     * The verb.
     *
     * @param table the table
     * @param returning what a success is to tell
     * @return ends with what DynamoDB returned
     */
    public Step<Written> steps(Target table, ReturnValue returning) {
        return round(table, returning, ROUNDS, false);
    }

    private Step<Written> round(Target table, ReturnValue returning, int roundsLeft, boolean open) {
        return Step.send(Request.of(toSend(table, returning)), answer -> {
            RuntimeException failure = answer.failure();
            if (failure == null) {
                return Step.done(new Written.Applied(answer.orThrow().attributes()));
            }
            boolean isOpen = open || OpenAttempts.before(failure);
            return failure instanceof ConditionalCheckFailedException refused
                    ? refused(refused, table, returning, roundsLeft, isOpen)
                    : failed(failure, table, isOpen);
        });
    }

    private Step<Written> refused(
            ConditionalCheckFailedException refused,
            Target table,
            ReturnValue returning,
            int roundsLeft,
            boolean open) {
        Map<String, AttributeValue> item = Verdict.item(refused);
        Optional<Written> refusal = plan.refusal(item);
        Optional<AttributeTypeException> obstacle = refusal.isPresent() ? Optional.empty() : plan.obstacle(item);
        if (refusal.isEmpty() && obstacle.isEmpty() && roundsLeft > 1) {
            return formFor(item).round(table, returning, roundsLeft - 1, open);
        }
        Written end = verdict().after(refused, open, refusal.orElseGet(() -> Verdict.unexplained(key(), item)));
        if (obstacle.isPresent() && end instanceof Written.Refused) {
            throw obstacle.get();
        }
        return Step.done(end);
    }

    /** DynamoDB calls a request invalid if a stored value has not the type that a change needs: the item tells which. */
    private Step<Written> failed(RuntimeException failure, Target table, boolean open) {
        return Target.isInvalid(failure) && !open
                ? Unfit.explained(List.of(this), failure, table, () -> {
                    throw failure;
                })
                : verdict().after(failure, open, table);
    }

    private Verdict verdict() {
        return new Verdict(
                key(), plan.isMine(), stored -> stored.filter(plan::isDoneIn).isPresent());
    }

    /**
     * The request.
     *
     * @param table the table
     * @param returning what a success is to tell
     * @return what is sent, but for how the client retries it
     */
    public UpdateItemRequest toRequest(Target table, ReturnValue returning) {
        return request(table, returning).build();
    }

    private UpdateItemRequest toSend(Target table, ReturnValue returning) {
        return request(table, returning)
                .overrideConfiguration(table.retrying(plan.changes().areRepeatable()))
                .build();
    }

    private UpdateItemRequest.Builder request(Target table, ReturnValue returning) {
        Rendered rendered = rendered();
        return UpdateItemRequest.builder()
                .tableName(table.name())
                .key(key().toItem())
                .updateExpression(rendered.changes())
                .conditionExpression(rendered.guard().text())
                .expressionAttributeNames(rendered.guard().names())
                .expressionAttributeValues(rendered.guard().values())
                .returnValues(returning)
                .returnValuesOnConditionCheckFailure(rendered.guard().onRefusal())
                .returnConsumedCapacity(table.metering());
    }

    /** Changes and condition share their placeholders. Once all that is to be removed is gone, no changes are left. */
    private record Rendered(@Nullable String changes, Guard guard) {}

    private Rendered rendered() {
        Placeholders placeholders = new Placeholders();
        String changes = form.changes().isEmpty() ? null : form.changes().render(placeholders);
        return new Rendered(changes, Guard.of(plan.conditionOf(form), placeholders));
    }

    @Override
    public TransactWriteItem toItem(String table) {
        Rendered rendered = rendered();
        Guard guard = rendered.guard();
        if (rendered.changes() == null) {
            return Check.of(table, key(), guard);
        }
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key().toItem())
                        .updateExpression(rendered.changes())
                        .conditionExpression(guard.text())
                        .expressionAttributeNames(guard.names())
                        .expressionAttributeValues(guard.values())
                        .returnValuesOnConditionCheckFailure(guard.onRefusal()))
                .build();
    }

    @Override
    public Optional<Written> refusal(Map<String, AttributeValue> item) {
        Optional<Written> refusal = plan.refusal(item);
        if (refusal.isEmpty()) {
            plan.obstacle(item).ifPresent(obstacle -> {
                throw obstacle;
            });
        }
        return refusal;
    }

    @Override
    public Update formFor(Map<String, AttributeValue> item) {
        return new Update(plan, plan.changes().foldedInto(item));
    }
}
