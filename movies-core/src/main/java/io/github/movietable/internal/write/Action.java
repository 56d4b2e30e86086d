package io.github.movietable.internal.write;

import io.github.movietable.model.MovieKey;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** An action of a transaction: a check, or a write that can be sent alone as well. */
public sealed interface Action permits Guarded, Update {
    /**
     * The movie.
     *
     * @return its key
     */
    MovieKey key();

    /**
     * The action in a word, for people.
     *
     * @return the word
     */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /**
     * The action as an element of TransactWriteItems.
     *
     * @param table the table's name
     * @return the action
     */
    TransactWriteItem toItem(String table);

    /**
     * The refusal that the caller is told if DynamoDB refuses the action for this item; empty if another form of the
     * action may succeed.
     */
    Optional<Written> refusal(Map<String, AttributeValue> item);

    /** The form of the action that may succeed for an item for which {@link #refusal} is empty. */
    default Action formFor(Map<String, AttributeValue> item) {
        return this;
    }
}
