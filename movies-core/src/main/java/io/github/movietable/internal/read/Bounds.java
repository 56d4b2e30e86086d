package io.github.movietable.internal.read;

import org.jspecify.annotations.Nullable;

/**
 * How many items a read may still take.
 *
 * @param limit how many items it may still give; {@link #NONE} if there is no limit
 * @param readAtMost how many items DynamoDB may still examine; {@link #NONE} if there is no such bound
 * @param pageSize how many items DynamoDB may examine in one call; {@link #NONE} for as many as fit into 1 MB
 * @param isFiltered whether the read has a filter, so that DynamoDB may examine more items than it returns
 */
public record Bounds(long limit, long readAtMost, long pageSize, boolean isFiltered) {
    /** The value of a bound that is not set. */
    public static final long NONE = Long.MAX_VALUE;

    /** The bounds of a read of everything: none. */
    public static final Bounds OPEN = new Bounds(NONE, NONE, NONE, false);

    /**
     * How many items DynamoDB may examine in the next call.
     *
     * @return the least of the bounds; null for as many as fit into 1 MB
     */
    public @Nullable Integer examinedPerCall() {
        long least = Math.min(Math.min(isFiltered ? NONE : limit, pageSize), readAtMost);
        return least > Integer.MAX_VALUE ? null : (Integer) (int) least;
    }

    /**
     * These bounds with a limit that is higher by one: if DynamoDB returns that item too, there is more behind the
     * limit. With a filter the bounds stay as they are, because the next item may not match.
     *
     * @return the bounds for a page whose cursor means that there is more
     */
    public Bounds peeking() {
        return isFiltered || !hasLimit() ? this : new Bounds(limit + 1, readAtMost, pageSize, false);
    }

    /**
     * Whether there is a limit.
     *
     * @return whether there is
     */
    public boolean hasLimit() {
        return limit != NONE;
    }

    /**
     * Whether a bound is set on the items that DynamoDB examines.
     *
     * @return whether it is
     */
    public boolean hasReadLimit() {
        return readAtMost != NONE;
    }

    /**
     * Whether nothing more may be taken.
     *
     * @return whether one of the bounds is reached
     */
    public boolean isReached() {
        return limit <= 0 || readAtMost <= 0;
    }

    /**
     * The bounds that remain after a chunk.
     *
     * @param chunk the chunk that was read
     * @return the bounds that remain
     */
    public Bounds behind(Chunk<?> chunk) {
        return new Bounds(
                hasLimit() ? limit - chunk.given() : NONE,
                hasReadLimit() ? readAtMost - chunk.examined() : NONE,
                pageSize,
                isFiltered);
    }
}
