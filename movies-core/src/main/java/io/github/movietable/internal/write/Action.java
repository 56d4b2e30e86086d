package io.github.movietable.internal.write;

import io.github.movietable.model.MovieKey;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** An action of a transaction: a check, or a write that can be sent alone as well. */
public sealed interface Action permits Put, Delete, Check, Update {
    /**
     * The movie.
     *
     * @return its key
     */
    MovieKey key();

    /**
     * The action in a word.
     *
     * @return the word
     */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /**
     * The action as a transaction has it.
     *
     * @param table the table's name
     * @return the action
     */
    TransactWriteItem toItem(String table);

    /** The action's refusal as the caller is told it; empty if another form of the action may succeed. */
    Optional<Written> refusal(Map<String, AttributeValue> item);

    /** The form of the action that suits an item of which {@link #refusal} had nothing to tell. */
    default Action formFor(Map<String, AttributeValue> item) {
        return this;
    }
}
