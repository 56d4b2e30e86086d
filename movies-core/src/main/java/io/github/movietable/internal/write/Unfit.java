package io.github.movietable.internal.write;

import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Target;
import io.github.movietable.model.AttributeTypeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * Why DynamoDB calls an update invalid: it says so too if a stored value has not the type that a change needs, a text that
 * is to be added to. The stored movie tells.
 */
final class Unfit {
    private Unfit() {}

    /** Looks at each movie in turn, strongly consistent, and then at the table's key. Goes on if nothing explains it. */
    static <T> Step<T> explained(
            List<Update> updates, RuntimeException failure, Target table, Supplier<Step<T>> otherwise) {
        if (updates.isEmpty()) {
            return table.explained(failure, otherwise);
        }
        Update update = updates.get(0);
        return Step.send(Look.at(update.key(), table), answer -> {
            GetItemResponse response = answer.response();
            if (response == null) {
                return table.explained(failure, otherwise);
            }
            unfit(update, response.item(), failure).ifPresent(unfit -> {
                throw unfit;
            });
            return explained(updates.subList(1, updates.size()), failure, table, otherwise);
        });
    }

    private static Optional<AttributeTypeException> unfit(
            Update update, Map<String, AttributeValue> item, RuntimeException failure) {
        Changes changes = update.plan().changes();
        Optional<AttributeTypeException> parent = update.plan().obstacle(item);
        return parent.isPresent()
                ? parent
                : changes.unfit(item)
                        .map(unfit -> new AttributeTypeException(
                                update.key(), unfit.path().toString(), unfit.expected(), unfit.found(), failure));
    }
}
