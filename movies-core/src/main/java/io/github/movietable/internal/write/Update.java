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
 * Updates a movie, with UpdateItem or in a transaction.
 *
 * <p>{@code SET info.rating} is impossible if {@code info} is missing, and DynamoDB refuses to create {@code info} in
 * the same expression, because the paths overlap. So the first {@link Form} of the request has the condition that
 * {@code info} is a map. A refusal brings the stored item; if the item lacks {@code info}, the second form sets {@code
 * info} as a whole, with all changes in it, on the condition that it is still missing. If the second form is refused
 * because {@code info} was created meanwhile, the first form is sent again.
 *
 * @param plan the movie, changes and conditions
 * @param form how the changes are written, chosen by the stored movie as far as it is known
 */
public record Update(UpdatePlan plan, Form form) implements Action {
    /** How many forms are sent before a refusal ends the update. */
    static final int ROUNDS = 3;

    /**
     * An update in its first form, which suits a movie that has all parents of changed attributes.
     *
     * @param plan the movie, changes and conditions
     * @return the update
     */
    public static Update of(UpdatePlan plan) {
        return new Update(plan, Form.plain(plan.changes()));
    }

    @Override
    public MovieKey key() {
        return plan.key();
    }

    /**
     * Runs the update with UpdateItem.
     *
     * @param table the table
     * @param returning which attributes DynamoDB is to return
     * @return steps that end with the attributes that DynamoDB returned
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

    /**
     * Ends the update after a failure. If DynamoDB refused the request as invalid, the type of a stored value may not
     * fit a change; the movie is then read to find out.
     */
    private Step<Written> failed(RuntimeException failure, Target table, boolean open) {
        return Target.isInvalid(failure) && !open
                ? Unfit.explained(List.of(this), failure, table, () -> {
                    throw failure;
                })
                : verdict().after(failure, open, table);
    }

    private Verdict verdict() {
        return new Verdict(
                key(), plan.trace(), stored -> stored.filter(plan::isDoneIn).isPresent());
    }

    /**
     * The request of this form of the update.
     *
     * @param table the table
     * @param returning which attributes DynamoDB is to return
     * @return the request, without the settings for the client's retries
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

    /**
     * The two expressions of a request, which share their placeholders. The changes are null if this form has none,
     * because everything that was to be removed is missing.
     */
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
        return new Update(plan, Form.suiting(item, plan.changes()));
    }
}
