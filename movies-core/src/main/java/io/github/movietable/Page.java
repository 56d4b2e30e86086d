package io.github.movietable;

import io.github.movietable.model.Units;
import java.util.List;
import java.util.Optional;

/**
 * One page of a read: the movies that matched, a cursor for the next page, and the cost. A page may be empty although
 * more pages follow, because DynamoDB filters after reading.
 *
 * @param <T> the type of its items
 */
public final class Page<T> {
    /** The reason why a page ends. */
    public enum Stop {
        /** The read has no more items. */
        END,
        /** The page has reached its own size, such as DynamoDB's 1 MB or {@code pageSize}; more may follow. */
        PAGE_FULL,
        /** The read's {@code limit} was reached. */
        LIMIT,
        /** The read's {@code readAtMost} was reached. */
        READ_LIMIT
    }

    private final List<T> items;
    private final Optional<Cursor> next;
    private final Stop stop;
    private final long matched;
    private final long examined;
    private final Units units;

    private Page(List<T> items, Optional<Cursor> next, Stop stop, long matched, long examined, Units units) {
        this.items = List.copyOf(items);
        this.next = next;
        this.stop = stop;
        this.matched = matched;
        this.examined = examined;
        this.units = units;
    }

    static <T> Page<T> of(List<T> items, Optional<Cursor> next, Stop stop, long matched, long examined, Units units) {
        return new Page<>(items, next, stop, matched, examined, units);
    }

    /** An empty page, for a read that has no more items. */
    static <T> Page<T> end() {
        return of(List.of(), Optional.empty(), Stop.END, 0, 0, Units.NONE);
    }

    /**
     * The items that matched.
     *
     * @return the items in the read's order; possibly empty
     */
    public List<T> items() {
        return items;
    }

    /**
     * A cursor at which the next page begins; pass it to {@code startAfter} of the same read.
     *
     * <p>If the read has {@code limit(n)} and neither filter, page size nor read limit, a cursor means that more movies
     * match. Otherwise it means only that the read has not reached its end yet.
     *
     * @return the cursor; empty at the end
     */
    public Optional<Cursor> next() {
        return next;
    }

    /**
     * Why the page ends here.
     *
     * @return the reason
     */
    public Stop stop() {
        return stop;
    }

    /**
     * How many of the examined items matched. This is more than {@link #items} has if {@code limit} cut the page.
     *
     * @return the count
     */
    public long matched() {
        return matched;
    }

    /**
     * How many items DynamoDB examined for this page, those filtered out included: all of them are paid for.
     *
     * @return the count
     */
    public long examined() {
        return examined;
    }

    /**
     * The capacity units that DynamoDB charged for the page.
     *
     * @return read units
     */
    public Units units() {
        return units;
    }

    /** The page's counts and cost, without its items. */
    @Override
    public String toString() {
        return "Page of " + items.size() + " (" + examined + " examined, " + units + ", " + stop + ")";
    }
}
