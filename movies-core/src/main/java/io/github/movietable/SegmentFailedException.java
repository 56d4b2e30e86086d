package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a parallel scan failed. The others were cancelled; what was handed over is right but not all. {@link
 * #cursor} has each segment's place, so that the scan can go on.
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

    /** What the SDK says may hold what was sent; it is the cause. */
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
     * Where each segment stood when its last page was handed over. What returns everything at once has handed over
     * nothing: after {@code page} the cursor stands where the page began, after {@code list} and {@code count} the read
     * itself is to be repeated.
     *
     * @return a cursor of the same scan
     */
    public Cursor cursor() {
        return cursor;
    }
}
