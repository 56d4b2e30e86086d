package io.github.movietable.internal.write;

import io.github.movietable.model.MovieKey;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What can be an action of a transaction: a single write, which renders both, or a check. */
public sealed interface Action permits Put, Delete, Check, Update {
    /**
     * The movie.
     *
     * @return its key
     */
    MovieKey key();

    /**
     * What it does, in a word.
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

    /** What the action's refusal tells the caller; empty if another form of it may succeed. */
    Optional<Written> refusal(Map<String, AttributeValue> item);

    /** The form of the action that suits an item of which {@link #refusal} had nothing to tell. */
    default Action formFor(Map<String, AttributeValue> item) {
        return this;
    }
}
