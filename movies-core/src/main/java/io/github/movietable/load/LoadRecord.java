package io.github.movietable.load;

import io.github.movietable.internal.batch.Write;
import io.github.movietable.internal.call.MovieRules;
import io.github.movietable.internal.document.ItemSize;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A record as it was read and checked: a write, or the reason why it can't be stored.
 *
 * @param number its number in the source, from 1
 * @param position where it begins in the source
 * @param item the storable values of a record that can't be stored as a whole; otherwise empty, because the write has
 *     the item
 * @param isDeletion whether the movie is to be deleted
 * @param write the write, checked and measured; null if the record can't be stored
 * @param problem why the record can't be stored, or null
 * @param text the record's text in the source, if it can't be stored; null if the text was too long to keep
 */
record LoadRecord(
        long number,
        Position position,
        Map<String, AttributeValue> item,
        boolean isDeletion,
        @Nullable Write write,
        @Nullable InvalidMovieException problem,
        @Nullable String text) {
    /** About how many bytes of memory a record takes beside its text, if it can't be stored. */
    private static final int LITTLE = 500;

    /** Where a record begins: its file, or null if there is none; its line and column, from 1, or 0 if it has none. */
    record Position(@Nullable String file, long line, long column) implements Serializable {
        static final Position NONE = new Position(null, 0, 0);

        @Override
        public String toString() {
            String lines = line > 0 ? "line " + line + ", column " + column : "";
            return file == null ? lines : file + (lines.isEmpty() ? "" : ", " + lines);
        }
    }

    /** A record that can be stored. */
    static LoadRecord of(Position position, Write write) {
        return new LoadRecord(write.record(), position, Map.of(), write.item() == null, write, null, null);
    }

    /** A record that could not be parsed: only its position, the problem and perhaps its text are known. */
    static LoadRecord rejected(long number, Position position, String rule, @Nullable String text) {
        return new LoadRecord(number, position, Map.of(), false, null, new InvalidMovieException("", rule), text);
    }

    /**
     * Makes the write of a record, whose item is checked and measured.
     *
     * @param item the item, or the key of a deletion
     * @param measured the item's size if it was checked while it was read, or null
     * @throws InvalidMovieException if the item or the key can't be stored
     */
    static Write write(long number, Map<String, AttributeValue> item, @Nullable ItemSize measured, boolean isDeletion) {
        MovieKey key = MovieKey.in(item);
        ItemSize size = measured == null ? MovieRules.check(key, item) : measured;
        return isDeletion ? Write.delete(key, number) : Write.put(key, item, size, number);
    }

    /** About how many bytes of memory the record takes. */
    long held() {
        return write == null
                ? LITTLE + (text == null ? 0 : text.length())
                : write.size().held();
    }

    @Nullable
    MovieKey keyIfValid() {
        if (write != null) {
            return write.key();
        }
        try {
            return MovieKey.in(item);
        } catch (InvalidMovieException e) {
            return null;
        }
    }
}
