package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a parallel scan failed, and the other segments were cancelled. The movies that your program got are
 * correct but incomplete. To continue, pass {@link #cursor}, which has a position in each segment, to {@code
 * startAfter}.
 */
public final class SegmentFailedException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final int segment;
    private final Cursor cursor;

    SegmentFailedException(String table, int segment, int total, Cursor cursor, @Nullable Throwable cause) {
        super(
                "scanning the table " + table + ": segment " + segment + " of " + total
                        + " failed, and the others were cancelled; startAfter(cursor()) continues each where it stopped"
                        + reason(cause),
                cause);
        this.segment = segment;
        this.cursor = cursor;
    }

    /** Repeats only messages of the library: those of the SDK may contain values of the request. */
    private static String reason(@Nullable Throwable cause) {
        return cause instanceof MoviesException ours ? ". The reason: " + ours.getMessage() : "";
    }

    /**
     * The number of the segment that failed.
     *
     * @return the number, from 0
     */
    public int segment() {
        return segment;
    }

    /**
     * The position in each segment, after the last page that your program got. If {@code page} fails, it returns no
     * movies, so the cursor is at the beginning of that page. If {@code list} or {@code count} fails, repeat the whole
     * read.
     *
     * @return a cursor of the same scan
     */
    public Cursor cursor() {
        return cursor;
    }
}
