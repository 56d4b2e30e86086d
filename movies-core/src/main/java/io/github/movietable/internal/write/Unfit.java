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
 * Finds out why DynamoDB refused an update as invalid. One reason is a stored value whose type does not fit a change,
 * such as a string that is to be incremented; reading the movie shows it.
 */
final class Unfit {
    private Unfit() {}

    /**
     * Reads the movie of each update in turn, with strong consistency, and then describes the table to see its key.
     * Throws the exception that explains the failure; if nothing explains it, continues with {@code otherwise}.
     */
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
