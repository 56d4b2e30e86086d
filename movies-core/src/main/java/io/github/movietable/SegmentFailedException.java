package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a parallel scan failed. The others were cancelled. The movies that your program was given are right
 * but not all: go on with {@link #cursor}, which has the place of each segment.
 */
public final class SegmentFailedException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final int segment;
    private final Cursor cursor;

    SegmentFailedException(String table, int segment, int total, Cursor cursor, @Nullable Throwable cause) {
        super(
                "scanning the table " + table + ": segment " + segment + " of " + total
                        + " failed, and the others were cancelled; startAfter(cursor()) goes on where each stood"
                        + reason(cause),
                cause);
        this.segment = segment;
        this.cursor = cursor;
    }

    /** A message of the SDK may hold values of the request, so it is left to the cause. */
    private static String reason(@Nullable Throwable cause) {
        return cause instanceof MoviesException ours ? ". The reason: " + ours.getMessage() : "";
    }

    /**
     * Which segment.
     *
     * @return its number, from 0
     */
    public int segment() {
        return segment;
    }

    /**
     * The places of all segments, each behind the last page that your program was given. {@code page} gives its movies only
     * at the end, so its cursor stands where the page began; after {@code list} and {@code count} repeat the whole read.
     *
     * @return a cursor of the same scan
     */
    public Cursor cursor() {
        return cursor;
    }
}
