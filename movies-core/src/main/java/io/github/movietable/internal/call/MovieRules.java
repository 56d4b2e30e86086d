package io.github.movietable.internal.call;

import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.document.ItemRules;
import io.github.movietable.internal.document.ItemSize;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB's rules for items, as they are told of a movie. */
public final class MovieRules {
    private MovieRules() {}

    /**
     * Checks a movie before it is put: in one pass all its values, and its size.
     *
     * @param key its key
     * @param item the item
     * @return its size
     * @throws InvalidMovieException at the first rule that it breaks
     */
    public static ItemSize check(MovieKey key, Map<String, AttributeValue> item) {
        try {
            return ItemRules.check(item);
        } catch (BrokenRuleException e) {
            throw new InvalidMovieException(key, e.pointer(), e.rule());
        }
    }
}
