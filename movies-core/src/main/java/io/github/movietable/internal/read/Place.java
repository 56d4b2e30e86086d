package io.github.movietable.internal.read;

import io.github.movietable.model.MovieKey;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A position at which a read can resume: where the next page begins.
 *
 * @param kind the kind of position
 * @param year the year, if the position is the beginning of a year; 0 for every other kind
 * @param key the key of an item, if the position is right after that item; as DynamoDB gave the key, which need not be
 *     a movie's; empty for every other kind
 */
public record Place(Kind kind, int year, Map<String, AttributeValue> key) {
    /** The kinds of positions. */
    public enum Kind {
        /** The beginning of the read. */
        BEGINNING,
        /** The beginning of a year. */
        YEAR,
        /** Right after an item. */
        BEHIND,
        /** The end of the read. */
        END
    }

    /** The beginning of the read. */
    public static final Place BEGINNING = new Place(Kind.BEGINNING, 0, Map.of());

    /** The end of the read. */
    public static final Place END = new Place(Kind.END, 0, Map.of());

    /**
     * The position at the beginning of a year.
     *
     * @param year the year
     * @return the place
     */
    public static Place atYear(int year) {
        return new Place(Kind.YEAR, year, Map.of());
    }

    /**
     * The position right after a movie.
     *
     * @param key the movie's key
     * @return the place
     */
    public static Place behind(MovieKey key) {
        return behind(key.toItem());
    }

    /**
     * The position right after an item.
     *
     * @param key the item's key
     * @return the place
     */
    public static Place behind(Map<String, AttributeValue> key) {
        return new Place(Kind.BEHIND, 0, key);
    }

    /**
     * Whether the read has nothing after this place.
     *
     * @return true for the end
     */
    public boolean isEnd() {
        return kind == Kind.END;
    }
}
