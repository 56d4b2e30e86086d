package io.github.movietable.internal.read;

import io.github.movietable.model.MovieKey;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A place in a read: where the next page begins.
 *
 * @param kind which kind of place
 * @param year the year at whose beginning it is; 0 for every other kind
 * @param key the key of the item that it is behind, as DynamoDB gave it (it need not be a movie's key); empty for every
 *     other kind
 */
public record Place(Kind kind, int year, Map<String, AttributeValue> key) {
    /** Which kind of place. */
    public enum Kind {
        /** At the beginning of the read. */
        BEGINNING,
        /** At the beginning of a year. */
        YEAR,
        /** Behind an item. */
        BEHIND,
        /** At the end of the read. */
        END
    }

    /** At the beginning of the read. */
    public static final Place BEGINNING = new Place(Kind.BEGINNING, 0, Map.of());

    /** At the end of the read. */
    public static final Place END = new Place(Kind.END, 0, Map.of());

    /**
     * At the beginning of a year.
     *
     * @param year the year
     * @return the place
     */
    public static Place atYear(int year) {
        return new Place(Kind.YEAR, year, Map.of());
    }

    /**
     * Behind a movie.
     *
     * @param key the movie's key
     * @return the place
     */
    public static Place behind(MovieKey key) {
        return behind(key.toItem());
    }

    /**
     * Behind an item.
     *
     * @param key its key
     * @return the place
     */
    public static Place behind(Map<String, AttributeValue> key) {
        return new Place(Kind.BEHIND, 0, key);
    }

    /**
     * Whether nothing comes behind it.
     *
     * @return whether it is the end
     */
    public boolean isEnd() {
        return kind == Kind.END;
    }
}
