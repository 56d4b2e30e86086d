package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import io.github.movietable.expression.Item;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.read.Bounds;
import io.github.movietable.internal.read.OneByOne;
import io.github.movietable.internal.read.PageCourse;
import io.github.movietable.internal.read.Pager;
import io.github.movietable.internal.read.Pages;
import io.github.movietable.internal.read.Place;
import io.github.movietable.internal.read.Plan;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A read of many movies, not yet run: clauses that all reads share, and the terminals that run it. Each terminal reads
 * anew.
 *
 * <p>Immutable, thread-safe, fit to be a constant. {@link #where} accumulates; of every other clause the last one
 * counts.
 *
 * @param <S> the read itself
 */
@CheckReturnValue
public abstract sealed class MovieRead<S extends MovieRead<S>> implements Iterable<Movie>
        permits OrderedRead, MovieScan {
    private final TableView table;
    private final ReadClauses clauses;

    MovieRead(TableView table, ReadClauses clauses) {
        this.table = table;
        this.clauses = clauses;
    }

    abstract S of(TableView by, ReadClauses changed);

    final S with(ReadClauses changed) {
        return of(table, changed);
    }

    /** The same read, run by a table of the same name; it is consistent if either of them is. */
    final S by(TableView runs) {
        runs.checkRuns("a read", table);
        S same = of(runs, clauses);
        return runs.consistent() && !clauses.isConsistent() ? same.consistent() : same;
    }

    /** Refuses a filter that DynamoDB refuses. */
    abstract void checkFilter(MovieCondition condition);

    /** Refuses strong consistency if DynamoDB has none. */
    void checkConsistent() {}

    /**
     * The read as a course that has not begun. It is the result of a step, as some reads look at the table first.
     *
     * @param gate is shut when the read ends
     * @param isOnePage whether to end with the first page
     */
    abstract Step<PageCourse<Movie>> course(Gate gate, boolean isOnePage);

    /** The read that its cursors belong to. */
    abstract Cursor.Binding binding();

    /** The pages of a plan, as movies. */
    final Pages<Movie> pages(Plan plan) {
        return new Pages<>(plan, clauses.fields()::movie, Pages.AT_ONCE, table.target()::failed);
    }

    final PageCourse<Movie> oneByOne(Pager<Movie> first, Supplier<Pager<Movie>> others, Place from, boolean isOnePage) {
        Bounds bounds = isOnePage ? clauses.bounds().peeking() : clauses.bounds();
        int ahead = clauses.isPrefetching() ? 1 : 0;
        return new OneByOne<>(
                first, others, from, bounds, isOnePage, ahead, table.client().ticker()::nanos);
    }

    final TableView table() {
        return table;
    }

    final ReadClauses clauses() {
        return clauses;
    }

    /**
     * Only movies of which a condition holds. DynamoDB filters after reading: a movie that is filtered out costs as much.
     * Filters accumulate: all must hold.
     *
     * @param condition what must hold
     * @return the read with this filter
     * @throws IllegalArgumentException if a query's filter names the key, which DynamoDB refuses
     */
    public final S where(MovieCondition condition) {
        checkFilter(condition);
        return with(clauses.where(condition));
    }

    /**
     * Only some attributes, and always the key. The movies are then {@link Movie#isPart() parts}. It saves transfer, not
     * units: DynamoDB charges for whole movies. Paths that overlap are merged.
     *
     * @param attributes the attributes to read; none means all
     * @return the read of these attributes
     */
    public final S fields(Attribute<?>... attributes) {
        return with(clauses.fields(List.of(attributes)));
    }

    /**
     * At most so many movies are returned.
     *
     * @param movies how many, at least 1
     * @return the read with this limit
     */
    public final S limit(int movies) {
        return with(clauses.limit((int) atLeastOne("limit", movies)));
    }

    /**
     * DynamoDB examines at most so many items a call, those that are filtered out included. Default: as many as fit into 1 MB.
     *
     * @param items how many, at least 1
     * @return the read with this page size
     */
    public final S pageSize(int items) {
        return with(clauses.pageSize((int) atLeastOne("pageSize", items)));
    }

    /**
     * DynamoDB examines at most so many items in all, those that are filtered out included. It bounds the cost of a read.
     *
     * @param items how many, at least 1
     * @return the read with this bound
     */
    public final S readAtMost(long items) {
        return with(clauses.readAtMost(atLeastOne("readAtMost", items)));
    }

    /**
     * Reads with strong consistency: every write that ended before is seen. It costs twice.
     *
     * @return the consistent read
     * @throws IllegalStateException if the read is of an index, which DynamoDB can't read so
     */
    public final S consistent() {
        checkConsistent();
        return with(clauses.consistently());
    }

    /**
     * Reads no page before it is asked for. By default the next page is fetched while your program works on a page, never
     * beyond a limit. That hides the wait, and costs a page in vain if your program stops early.
     *
     * @return the read without prefetch
     */
    public final S withoutPrefetch() {
        return with(clauses.withoutPrefetch());
    }

    /**
     * Passes over items that are no movies: their year is no whole number, or they have another key. By
     * default such an item ends the read with an {@link io.github.movietable.model.InvalidMovieException} that names it.
     * DynamoDB counts it all the same: {@link #readAtMost} and a page's figures include it, {@link #limit} and {@link
     * #count} do not.
     *
     * @param told is given each such item as it is stored, or its chosen fields, on the thread that reads; an exception of
     *     it ends the read
     * @return the read without such items
     */
    public final S passingOver(Consumer<Item> told) {
        return with(clauses.passingOver(told));
    }

    /**
     * Goes on behind the page that a cursor came from.
     *
     * @param cursor a cursor of the same read; limits, fields and page size may differ
     * @return the read from there on; a terminal throws {@link InvalidCursorException} if the cursor is not of this read
     */
    public final S startAfter(Cursor cursor) {
        return with(clauses.startAfter(cursor));
    }

    /**
     * Reads one page: by one call, if it is of one year, one title, or a scan without segments. With {@code limit(n)} and
     * without filter the call asks for one movie more than n, so that the page has a cursor only if there is more.
     *
     * @return the movies, how to go on, and what it cost
     * @throws InvalidCursorException if the cursor is damaged or of another read
     */
    public final Page<Movie> page() {
        return ReadRun.run(WholeRead.page(this));
    }

    /**
     * All pages, read one by one as they are asked for. After a failure the iterator gives the same failure again: it
     * never goes on behind a gap.
     *
     * @return the pages; each iteration reads anew
     */
    public final Iterable<Page<Movie>> pages() {
        return () -> ReadRun.of(this).pages();
    }

    /**
     * The movies, page by page as they are asked for. Leaving a loop early leaves nothing open. After a failure the
     * iterator gives the same failure again: it never goes on behind a gap.
     *
     * @return an iterator that reads
     */
    @Override
    public final Iterator<Movie> iterator() {
        return ReadRun.of(this).movies();
    }

    /**
     * The movies as a stream, read page by page as it is consumed; DynamoDB is not called before.
     *
     * @return a sequential stream; closing it early stops the reading, and calls off requests in flight
     */
    public final Stream<Movie> stream() {
        ReadRun reading = ReadRun.of(this);
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(reading.movies(), traits), false)
                .onClose(reading::close);
    }

    /**
     * All movies at once. They must fit into memory.
     *
     * @return the movies, in the read's order
     */
    public final List<Movie> list() {
        return ReadRun.run(WholeRead.list(this));
    }

    /**
     * The first movie.
     *
     * @return the movie, or empty if there is none
     */
    public final Optional<Movie> first() {
        return ReadRun.run(WholeRead.first(this));
    }

    /**
     * How many movies there are: those that match, up to the limit. DynamoDB counts, and charges as if it returned them.
     * Items that are no movies count too, unless {@link #passingOver} has a listener: then keys are read instead, which
     * costs the same.
     *
     * @return the count
     */
    public final long count() {
        return ReadRun.run(WholeRead.count(this));
    }

    /**
     * Deletes the movies, in batches while they are read. Both the reading and the deleting cost units. A movie that
     * somebody changes in between is deleted all the same, even if it no longer matches the filter. An item that is no movie
     * is deleted too, by a call of its own, unless {@link #passingOver} has a listener.
     *
     * @return how many were deleted
     */
    @CanIgnoreReturnValue
    public final long deleteAll() {
        return BulkDelete.run(this);
    }

    /** The same read of keys alone, for work on each; items that are no movies are handed over. */
    final S keys(Consumer<Item> odd) {
        return clauses.odd() == null ? keys().passingOver(odd) : keys();
    }

    /** The same read of keys alone. */
    final S keys() {
        return with(clauses.fields(List.of(Attribute.named(MovieKey.TITLE))));
    }

    /**
     * The read in plain words: operation, keys, filter, fields, cost, and the request as JSON. No call is made. It holds
     * the values of the conditions.
     *
     * @return some lines of text
     */
    public final String explain() {
        return explained(null);
    }

    /**
     * The read in plain words, with an estimate of its cost from the table's own figures. No call is made.
     *
     * @param figures from {@link MovieTable#describe}; up to six hours old
     * @return some lines of text
     */
    public final String explain(TableInfo figures) {
        return explained(figures);
    }

    abstract String explained(@Nullable TableInfo figures);

    private static long atLeastOne(String clause, long count) {
        if (count < 1) {
            throw new IllegalArgumentException(clause + " is at least 1, not " + count);
        }
        return count;
    }
}
