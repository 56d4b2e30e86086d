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
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A query or scan that is not yet run. Its clauses, such as {@link #where}, return a changed copy of the read. Its
 * terminals, such as {@link #page} and {@link #list}, run it; each call of a terminal reads from DynamoDB again.
 *
 * <p>Immutable, thread-safe, and can be kept in a constant. Conditions given to {@link #where} accumulate; every other
 * clause replaces its earlier value.
 *
 * @param <S> the type of this read, which its clauses return
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

    /** This read, to be run by a table of the same name. It is consistent if the read or that table is. */
    final S by(TableView runs) {
        runs.checkRuns("a read", table);
        S same = of(runs, clauses);
        return runs.consistent() && !clauses.isConsistent() ? same.consistent() : same;
    }

    /** Throws if DynamoDB would reject the condition as a filter of this kind of read. */
    abstract void checkFilter(MovieCondition condition);

    /** Throws if the read uses an index, which DynamoDB can't read with strong consistency. */
    void checkConsistent() {}

    /**
     * Makes the {@link PageCourse}, which decides which requests the read sends. It is the result of a {@link Step},
     * because some reads call DescribeTable first.
     *
     * @param gate stops requests from being sent once the read has ended
     * @param isOnePage whether the read ends after its first page
     */
    abstract Step<PageCourse<Movie>> course(Gate gate, boolean isOnePage);

    /** Identifies this read in its cursors, so that it can reject cursors of other reads. */
    abstract Cursor.Binding binding();

    /** Requests pages as the plan says, and decodes their items as movies. */
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
     * Returns only movies that meet a condition. DynamoDB filters after reading, so a movie that is filtered out costs
     * as much as one that is returned. If this is called several times, movies must meet all the conditions.
     *
     * @param condition the condition that movies must meet
     * @return the read with this filter added
     * @throws IllegalArgumentException if this is a query and the condition names a key attribute
     */
    public final S where(MovieCondition condition) {
        checkFilter(Objects.requireNonNull(condition, "where needs a condition, which is null"));
        return with(clauses.where(condition));
    }

    /**
     * Returns movies with only these attributes and the key; {@link Movie#isPart()} is true for them. That transfers
     * less data but costs the same read units, because DynamoDB charges for whole movies. Paths may overlap.
     *
     * @param attributes the attributes to read; if none is given, all are read
     * @return the read of these attributes
     */
    public final S fields(Attribute<?>... attributes) {
        return with(clauses.fields(List.of(attributes)));
    }

    /**
     * Returns at most this many movies.
     *
     * @param movies the largest number of movies, at least 1
     * @return the read with this limit
     */
    public final S limit(int movies) {
        return with(clauses.limit((int) atLeastOne("limit", movies)));
    }

    /**
     * Lets DynamoDB examine at most this many items in each call, including items that the filter drops. The
     * default is as many as fit into 1 MB.
     *
     * @param items the largest number of items, at least 1
     * @return the read with this page size
     */
    public final S pageSize(int items) {
        return with(clauses.pageSize((int) atLeastOne("pageSize", items)));
    }

    /**
     * Lets DynamoDB examine at most this many items in the whole read, including items that the filter drops, so that
     * the cost of the read is bounded.
     *
     * @param items the largest number of items, at least 1
     * @return the read with this bound
     */
    public final S readAtMost(long items) {
        return with(clauses.readAtMost(atLeastOne("readAtMost", items)));
    }

    /**
     * Reads with strong consistency: the read sees every write that completed before it. It costs twice the read units.
     *
     * @return the consistent read
     * @throws IllegalStateException if the read uses an index, which DynamoDB can read only with eventual consistency
     */
    public final S consistent() {
        checkConsistent();
        return with(clauses.consistently());
    }

    /**
     * Requests a page only when your program asks for it. By default the next page is fetched while your program works
     * on the current one, unless the read's limit is reached. Prefetching hides latency, but a page is paid for in vain if
     * your program stops early.
     *
     * @return the read without prefetch
     */
    public final S withoutPrefetch() {
        return with(clauses.withoutPrefetch());
    }

    /**
     * Skips items that are not movies, because their year is not a whole number or they have another key. By default
     * such an item ends the read with an {@link io.github.movietable.model.InvalidMovieException} that names the item.
     * {@link #readAtMost} and a page's figures include skipped items; {@link #limit} and {@link #count} do not.
     *
     * @param told is called with each skipped item, reduced to the chosen {@link #fields}, on the thread that reads; if
     *     it throws an exception, the read ends with that exception
     * @return the read, which skips such items
     */
    public final S passingOver(Consumer<Item> told) {
        return with(clauses.passingOver(
                Objects.requireNonNull(told, "passingOver needs a consumer of the items, which is null")));
    }

    /**
     * Starts the read after the page that a cursor came from.
     *
     * @param cursor a cursor of the same read; limits, fields and page size may differ
     * @return the rest of the read; its terminals throw {@link InvalidCursorException} if the cursor is of another read
     */
    public final S startAfter(Cursor cursor) {
        return with(clauses.startAfter(Objects.requireNonNull(cursor, "startAfter needs a cursor, which is null")));
    }

    /**
     * Reads one page, with a single call if the read is of one year, of one title, or a scan without segments. With
     * {@code limit(n)} and no filter the call requests n + 1 movies, so the page has a cursor only if there are more.
     *
     * @return the movies, a cursor for the next page if there may be one, and the units consumed
     * @throws InvalidCursorException if the cursor of {@link #startAfter} is damaged or was made by a different read
     */
    public final Page<Movie> page() {
        return ReadRun.run(WholeRead.page(this));
    }

    /**
     * All pages, each read when the iterator reaches it. After a failure every further {@code next()} throws the same
     * exception, so no page is skipped silently.
     *
     * @return the pages; each call of {@code iterator()} starts a new read
     */
    public final Iterable<Page<Movie>> pages() {
        return () -> ReadRun.of(this).pages();
    }

    /**
     * Iterates over the movies, and fetches the next page when it is needed. A loop can be left early; nothing stays
     * open. After a failure every further {@code next()} throws the same exception, so no page is skipped silently.
     *
     * @return a new iterator, which starts a read of its own
     */
    @Override
    public final Iterator<Movie> iterator() {
        return ReadRun.of(this).movies();
    }

    /**
     * The movies as a stream, which fetches pages while it is consumed. No request is sent before that.
     *
     * @return a sequential stream; if you close it early, the read stops and requests in flight are cancelled
     */
    public final Stream<Movie> stream() {
        ReadRun reading = ReadRun.of(this);
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(reading.movies(), traits), false)
                .onClose(reading::close);
    }

    /**
     * Reads all pages, and returns all their movies, which must fit into memory.
     *
     * @return the movies in the order of the read; empty if it finds none
     */
    public final List<Movie> list() {
        return ReadRun.run(WholeRead.list(this));
    }

    /**
     * Reads pages until one has a movie that matches.
     *
     * @return the first movie, or empty if the read finds none
     */
    public final Optional<Movie> first() {
        return ReadRun.run(WholeRead.first(this));
    }

    /**
     * Counts the movies that match, up to {@link #limit}. DynamoDB does the counting, and charges as if it returned the
     * movies. Items that are not movies are counted too, unless {@link #passingOver} is used: then this method reads
     * the keys and counts those of movies, which costs the same.
     *
     * @return the number of movies, at most the limit
     */
    public final long count() {
        return ReadRun.run(WholeRead.count(this));
    }

    /**
     * Deletes the movies that the read finds, in batches while the read goes on. Both consume units. A movie that
     * another writer changes after it was read is deleted even if it no longer matches the filter. An item that is not a
     * movie is deleted too, by a call of its own; it stays if {@link #passingOver} is used.
     *
     * @return the number of movies and other items that were deleted
     */
    @CanIgnoreReturnValue
    public final long deleteAll() {
        return BulkDelete.run(this);
    }

    /**
     * This read, but returning only keys. Items that are not movies go to {@code odd} unless the read has a listener of
     * its own.
     */
    final S keys(Consumer<Item> odd) {
        return clauses.odd() == null ? keys().passingOver(odd) : keys();
    }

    /** This read, but returning only keys: the title is named, and {@link #fields} always adds the rest of the key. */
    final S keys() {
        return with(clauses.fields(List.of(Attribute.named(MovieKey.TITLE))));
    }

    /**
     * Describes the read for people: operation, keys, filter, fields, cost, and the request as JSON. The text includes
     * the values in the conditions. No call is made.
     *
     * @return several lines of text
     */
    public final String explain() {
        return explained(null);
    }

    /**
     * Describes the read like {@link #explain()}, and estimates the cost from the table's size. No call is made.
     *
     * @param figures the result of {@link MovieTable#describe}; its counts may be six hours old
     * @return several lines of text
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
