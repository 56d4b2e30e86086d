package io.github.movietable.load;

import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A record as it was read: an item, or what of it can't be stored. */
record LoadRecord(
        long number,
        long line,
        Map<String, AttributeValue> item,
        @Nullable InvalidMovieException problem) {
    Map<String, AttributeValue> checked() {
        if (problem != null) {
            throw problem;
        }
        return item;
    }

    @Nullable
    MovieKey keyIfValid() {
        try {
            return MovieKey.in(item);
        } catch (InvalidMovieException e) {
            return null;
        }
    }
}
