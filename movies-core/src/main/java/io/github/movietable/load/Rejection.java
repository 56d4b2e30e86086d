package io.github.movietable.load;

import io.github.movietable.internal.document.Texts;
import io.github.movietable.model.MovieKey;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record that was not loaded, with its position and the rule that it breaks. It holds no values except the key. */
public final class Rejection implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long record;
    private final LoadRecord.Position position;
    private final @Nullable MovieKey key;
    private final String pointer;
    private final String reason;

    Rejection(long record, LoadRecord.Position position, @Nullable MovieKey key, String pointer, String reason) {
        this.record = record;
        this.position = position;
        this.key = key;
        this.pointer = pointer;
        this.reason = reason;
    }

    /**
     * The number of the record in the source.
     *
     * @return the number, from 1
     */
    public long record() {
        return record;
    }

    /**
     * The line on which the record begins.
     *
     * @return its number, from 1; 0 if the source has no lines, or DynamoDB refused the record, whose position is not
     *     kept
     */
    public long line() {
        return position.line();
    }

    /**
     * The column in which the record begins.
     *
     * @return its number, from 1; 0 if the line is 0
     */
    public long column() {
        return position.column();
    }

    /**
     * The file of the record.
     *
     * @return its name; empty if the source is neither a file nor a folder, or if DynamoDB refused the record
     */
    public Optional<String> file() {
        return Optional.ofNullable(position.file());
    }

    /**
     * The movie's key.
     *
     * @return the key; empty if the record has no valid key
     */
    public Optional<MovieKey> key() {
        return Optional.ofNullable(key);
    }

    /**
     * Where in the record the problem is.
     *
     * @return a JSON pointer, such as {@code /info/rating}; empty for the record as a whole
     */
    public String pointer() {
        return pointer;
    }

    /**
     * The rule that the record breaks, in words.
     *
     * @return the rule; if DynamoDB refused the record, its error code and message
     */
    public String reason() {
        return reason;
    }

    /** On one line: {@code record 7 (movies.json, line 93, column 1) (2013, "Rush"): /info/rating: a number
     * has …}. */
    @Override
    public String toString() {
        String at = position.toString();
        return "record " + record + (at.isEmpty() ? "" : " (" + at + ")") + (key == null ? "" : " " + key) + ": "
                + at(pointer) + reason;
    }

    /** A pointer for a message, escaped: names in the source may have control characters, bad for a terminal. */
    static String at(String pointer) {
        String quoted = Texts.quoted(pointer);
        return pointer.isEmpty() ? "" : quoted.substring(1, quoted.length() - 1) + ": ";
    }
}
