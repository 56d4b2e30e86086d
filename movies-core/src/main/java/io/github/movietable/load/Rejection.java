package io.github.movietable.load;

import io.github.movietable.model.MovieKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record that was not loaded: where it is, and the rule that it breaks. It holds no values but the key. */
public final class Rejection {
    private final long record;
    private final long line;
    private final @Nullable MovieKey key;
    private final String pointer;
    private final String reason;

    Rejection(long record, long line, @Nullable MovieKey key, String pointer, String reason) {
        this.record = record;
        this.line = line;
        this.key = key;
        this.pointer = pointer;
        this.reason = reason;
    }

    /**
     * Which record of the source.
     *
     * @return its number, from 1
     */
    public long record() {
        return record;
    }

    /**
     * The line on which the record begins.
     *
     * @return its number, from 1; 0 where DynamoDB refused the record, which is known only after it was read
     */
    public long line() {
        return line;
    }

    /**
     * The movie's key.
     *
     * @return the key; empty where the record has none that is valid
     */
    public Optional<MovieKey> key() {
        return Optional.ofNullable(key);
    }

    /**
     * What in the record is wrong.
     *
     * @return a JSON pointer; empty for the record as a whole
     */
    public String pointer() {
        return pointer;
    }

    /**
     * The rule that the record breaks.
     *
     * @return the rule
     */
    public String reason() {
        return reason;
    }

    /** On one line: {@code record 7 (line 93) (2013, "Rush"): /info/rating: a number can have 38 digits …}. */
    @Override
    public String toString() {
        return "record " + record + (line > 0 ? " (line " + line + ")" : "") + (key == null ? "" : " " + key) + ": "
                + (pointer.isEmpty() ? "" : pointer + ": ") + reason;
    }
}
