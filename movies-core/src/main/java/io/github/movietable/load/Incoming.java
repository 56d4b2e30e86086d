package io.github.movietable.load;

import io.github.movietable.internal.batch.Write;
import io.github.movietable.model.InvalidMovieException;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way from the source to the course: checked and measured.
 *
 * @param record the record
 * @param write what is to be sent; null if it can't be stored
 * @param problem why it can't be stored, or null
 * @param digest of the source up to this record; null if nobody asks for it
 */
record Incoming(
        LoadRecord record,
        @Nullable Write write,
        @Nullable InvalidMovieException problem,
        @Nullable String digest) {
    private static final int LITTLE = 500;

    static Incoming of(LoadRecord record, @Nullable String digest) {
        try {
            return new Incoming(record, record.toWrite(), null, digest);
        } catch (InvalidMovieException e) {
            return new Incoming(record, null, e, digest);
        }
    }

    /** Bytes of memory, about. */
    long held() {
        String text = record.text();
        return write == null
                ? LITTLE + (text == null ? 0 : text.length())
                : write.size().held();
    }
}
