package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Placeholders;
import io.github.movietable.expression.Projection;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** The clauses that all reads share. A count of 0 means that the clause was not given. */
record ReadClauses(
        @Nullable MovieCondition filter,
        List<Attribute<?>> fields,
        int limit,
        int pageSize,
        long readAtMost,
        boolean descending,
        boolean consistent,
        boolean countOnly,
        boolean prefetch,
        @Nullable Cursor after) {

    static ReadClauses of(TableView table) {
        return new ReadClauses(null, List.of(), 0, 0, 0, false, table.consistent(), false, true, null);
    }

    ReadClauses where(MovieCondition more) {
        MovieCondition all = filter == null ? more : filter.and(more);
        return new ReadClauses(
                all, fields, limit, pageSize, readAtMost, descending, consistent, countOnly, prefetch, after);
    }

    ReadClauses fields(List<Attribute<?>> chosen) {
        return new ReadClauses(
                filter, chosen, limit, pageSize, readAtMost, descending, consistent, countOnly, prefetch, after);
    }

    ReadClauses limit(int count) {
        return new ReadClauses(
                filter, fields, count, pageSize, readAtMost, descending, consistent, countOnly, prefetch, after);
    }

    ReadClauses pageSize(int count) {
        return new ReadClauses(
                filter, fields, limit, count, readAtMost, descending, consistent, countOnly, prefetch, after);
    }

    ReadClauses readAtMost(long count) {
        return new ReadClauses(
                filter, fields, limit, pageSize, count, descending, consistent, countOnly, prefetch, after);
    }

    ReadClauses descending(boolean backwards) {
        return new ReadClauses(
                filter, fields, limit, pageSize, readAtMost, backwards, consistent, countOnly, prefetch, after);
    }

    ReadClauses consistently() {
        return new ReadClauses(
                filter, fields, limit, pageSize, readAtMost, descending, true, countOnly, prefetch, after);
    }

    ReadClauses withoutPrefetch() {
        return new ReadClauses(
                filter, fields, limit, pageSize, readAtMost, descending, consistent, countOnly, false, after);
    }

    ReadClauses counting() {
        return new ReadClauses(
                filter, fields, limit, pageSize, readAtMost, descending, consistent, true, prefetch, after);
    }

    ReadClauses startAfter(@Nullable Cursor cursor) {
        return new ReadClauses(
                filter, fields, limit, pageSize, readAtMost, descending, consistent, countOnly, prefetch, cursor);
    }

    /** What is left to read behind a page; empty where the page was the last. */
    Optional<ReadClauses> behind(Page<?> page) {
        long left = limit - page.matched();
        long toRead = readAtMost - page.examined();
        boolean done = page.next().isEmpty() || (limit > 0 && left <= 0) || (readAtMost > 0 && toRead <= 0);
        return done
                ? Optional.empty()
                : Optional.of(limit(limit > 0 ? (int) left : 0)
                        .readAtMost(readAtMost > 0 ? toRead : 0)
                        .startAfter(page.next().get()));
    }

    /**
     * How many items DynamoDB may examine in one call; null for as many as fit into 1 MB.
     *
     * @param peek whether to ask for one more than the limit, to learn whether there is one
     */
    @Nullable
    Integer examinedPerCall(boolean peek) {
        long least = Long.MAX_VALUE;
        if (limit > 0 && filter == null) {
            least = peek ? limit + 1L : limit;
        }
        if (pageSize > 0) {
            least = Math.min(least, pageSize);
        }
        if (readAtMost > 0) {
            least = Math.min(least, readAtMost);
        }
        return least > Integer.MAX_VALUE ? null : (Integer) (int) least;
    }

    @Nullable
    String projection(Placeholders placeholders) {
        return fields.isEmpty() || countOnly ? null : placeholders.projection(projection());
    }

    /** Null for the items themselves. */
    @Nullable
    Select select() {
        return countOnly ? Select.COUNT : null;
    }

    @Nullable
    String filter(Placeholders placeholders) {
        return filter == null ? null : placeholders.condition('f', filter);
    }

    Movie movie(Map<String, AttributeValue> item) {
        return fields.isEmpty() ? Movie.fromItem(item) : Movie.fromItem(item, projection());
    }

    private Projection projection() {
        return Projection.of(MovieKey.NAMES, fields);
    }

    /** For people, values included. */
    String inWords(Object where) {
        return where
                + (filter == null ? "" : ", filtered by " + filter)
                + (fields.isEmpty() ? "" : ", fields " + fields)
                + (limit > 0 ? ", limit " + limit : "")
                + (descending ? ", descending" : "");
    }

    /** The clauses' lines of an explanation. */
    Explanation explain(Explanation explanation) {
        explanation
                .line("filter, after reading", filter, filter != null)
                .line("fields", projection() + " (saves transfer, not units)", !fields.isEmpty())
                .line("limit", limit + " movies returned", limit > 0)
                .line("page size", pageSize + " items examined a call", pageSize > 0)
                .line("reads at most", readAtMost + " items", readAtMost > 0)
                .line("consistency", consistent ? "strong, at twice the units" : "eventual");
        return filter == null
                ? explanation
                : explanation.warning("what the filter leaves out is read and paid for all the same");
    }

    /** What of the clauses decides the answer. */
    String binding() {
        return (descending ? "descending" : "ascending") + (filter == null ? "" : " where " + filter.exactly());
    }
}
