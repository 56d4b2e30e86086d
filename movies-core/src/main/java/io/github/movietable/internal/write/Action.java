package io.github.movietable.internal.write;

import io.github.movietable.model.MovieKey;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** An action of a transaction: a condition check, or a write that can also be sent without a transaction. */
public sealed interface Action permits Guarded, Update {
    /**
     * The movie that the action checks or writes.
     *
     * @return the movie's key
     */
    MovieKey key();

    /**
     * Names the action, for messages.
     *
     * @return one word, such as {@code put}
     */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /**
     * The action as an element of TransactWriteItems.
     *
     * @param table the table's name
     * @return the element
     */
    TransactWriteItem toItem(String table);

    /**
     * The result that the caller gets if DynamoDB refuses the action and returns this stored item; empty if another
     * {@link Form} of the action may succeed for the item.
     */
    Optional<Written> refusal(Map<String, AttributeValue> item);

    /** The action in the {@link Form} that may succeed for an item for which {@link #refusal} is empty. */
    default Action formFor(Map<String, AttributeValue> item) {
        return this;
    }
}
