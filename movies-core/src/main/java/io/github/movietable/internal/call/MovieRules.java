package io.github.movietable.internal.call;

import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.document.ItemRules;
import io.github.movietable.internal.document.ItemSize;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Checks DynamoDB's rules for items, and throws the exception for movies if one is broken. */
public final class MovieRules {
    private MovieRules() {}

    /**
     * Checks the values and the size of a movie before it is put, in one pass.
     *
     * @param key the movie's key
     * @param item the movie as an item
     * @return the item's size
     * @throws InvalidMovieException if the item breaks a rule; names the first such rule
     */
    public static ItemSize check(MovieKey key, Map<String, AttributeValue> item) {
        try {
            return ItemRules.check(item);
        } catch (BrokenRuleException e) {
            throw new InvalidMovieException(key, e.pointer(), e.rule());
        }
    }
}
