package io.github.movietable.load;

import io.github.movietable.internal.batch.Write;
import io.github.movietable.internal.call.MovieRules;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A record as it was read: an item, or what of it can't be stored.
 *
 * @param number its number in the source, from 1
 * @param position where it begins
 * @param item what was read; of a record that can't be stored without the values that can't
 * @param problem why it can't be stored, or null
 * @param text the record as it was written, where it can't be stored; null where it was too long to keep
 * @param isDeletion whether the movie is to be deleted; the item then is its key
 */
record LoadRecord(
        long number,
        Position position,
        Map<String, AttributeValue> item,
        @Nullable InvalidMovieException problem,
        @Nullable String text,
        boolean isDeletion) {

    /** Where a record begins: the file, where it is one, line and column, from 1; 0 where there are none. */
    record Position(@Nullable String file, long line, long column) implements Serializable {
        static final Position NONE = new Position(null, 0, 0);

        @Override
        public String toString() {
            String lines = line > 0 ? "line " + line + ", column " + column : "";
            return file == null ? lines : file + (lines.isEmpty() ? "" : ", " + lines);
        }
    }

    LoadRecord withProblem(InvalidMovieException found) {
        return new LoadRecord(number, position, item, found, text, isDeletion);
    }

    /**
     * The record as it is sent.
     *
     * @throws InvalidMovieException if it can't be stored
     */
    Write toWrite() {
        if (problem != null) {
            throw problem;
        }
        MovieKey key = MovieKey.in(item);
        return isDeletion ? Write.delete(key, number) : Write.put(key, item, MovieRules.check(key, item), number);
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
