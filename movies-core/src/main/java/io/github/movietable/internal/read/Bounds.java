package io.github.movietable.internal.read;

import org.jspecify.annotations.Nullable;

/**
 * The bounds of a read: how many items it may still return, and how many DynamoDB may still examine for it.
 *
 * @param limit how many items the read may still return; {@link #NONE} if there is no limit
 * @param readAtMost how many items DynamoDB may still examine; {@link #NONE} if there is no such bound
 * @param pageSize how many items DynamoDB may examine in one call; {@link #NONE} for as many as fit into 1 MB
 * @param isFiltered whether the read has a filter, so that DynamoDB may examine more items than it returns
 */
public record Bounds(long limit, long readAtMost, long pageSize, boolean isFiltered) {
    /** The value of a bound that is not set. */
    public static final long NONE = Long.MAX_VALUE;

    /** No bounds: everything is read. */
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
     * These bounds with a limit that is higher by one: if DynamoDB returns one item more than the limit, the read has
     * not ended at the limit. With a filter the bounds stay as they are, because the next item may not match.
     *
     * @return the bounds for a page whose cursor means that there is more
     */
    public Bounds peeking() {
        return isFiltered || !hasLimit() ? this : new Bounds(limit + 1, readAtMost, pageSize, false);
    }

    /**
     * Whether the number of returned items is limited.
     *
     * @return true if {@code limit} is set
     */
    public boolean hasLimit() {
        return limit != NONE;
    }

    /**
     * Whether the number of items that DynamoDB examines is bounded.
     *
     * @return true if {@code readAtMost} is set
     */
    public boolean hasReadLimit() {
        return readAtMost != NONE;
    }

    /**
     * Whether the read has to end.
     *
     * @return true if the limit or the bound of examined items is used up
     */
    public boolean isReached() {
        return limit <= 0 || readAtMost <= 0;
    }

    /**
     * The bounds that remain after one response's items.
     *
     * @param chunk the items that were read, and how many DynamoDB examined
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
