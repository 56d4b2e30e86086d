package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.Item;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Rendering;
import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.internal.read.Bounds;
import io.github.movietable.internal.read.Fields;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * The clauses that all reads share, such as filter, fields and limit. A count of 0 means that the clause was not given.
 * Immutable: {@link #with} changes a copy before any other code sees it.
 */
final class ReadClauses implements Cloneable {
    private @Nullable MovieCondition filter;
    private List<Attribute<?>> named = List.of();
    private Fields fields = Fields.ALL;
    private int limit;
    private int pageSize;
    private long readAtMost;
    private boolean descending;
    private boolean consistent;
    private boolean countOnly;
    private boolean prefetch = true;
    private @Nullable Cursor after;
    private @Nullable Consumer<Item> odd;

    private ReadClauses(boolean consistent) {
        this.consistent = consistent;
    }

    static ReadClauses of(TableView table) {
        return new ReadClauses(table.consistent());
    }

    private ReadClauses with(Consumer<ReadClauses> change) {
        try {
            ReadClauses copy = (ReadClauses) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    ReadClauses where(MovieCondition more) {
        return with(c -> c.filter = filter == null ? more : filter.and(more));
    }

    ReadClauses fields(List<Attribute<?>> chosen) {
        Fields of = Fields.of(chosen);
        return with(c -> {
            c.named = chosen;
            c.fields = of;
        });
    }

    ReadClauses limit(int count) {
        return with(c -> c.limit = count);
    }

    ReadClauses pageSize(int count) {
        return with(c -> c.pageSize = count);
    }

    ReadClauses readAtMost(long count) {
        return with(c -> c.readAtMost = count);
    }

    ReadClauses descending(boolean backwards) {
        return with(c -> c.descending = backwards);
    }

    ReadClauses consistently() {
        return with(c -> c.consistent = true);
    }

    ReadClauses withoutPrefetch() {
        return with(c -> c.prefetch = false);
    }

    ReadClauses counting() {
        return with(c -> c.countOnly = true);
    }

    ReadClauses startAfter(Cursor cursor) {
        return with(c -> c.after = cursor);
    }

    ReadClauses passingOver(Consumer<Item> told) {
        return with(c -> c.odd = told);
    }

    int limit() {
        return limit;
    }

    long readAtMost() {
        return readAtMost;
    }

    boolean isDescending() {
        return descending;
    }

    boolean isConsistent() {
        return consistent;
    }

    boolean isPrefetching() {
        return prefetch;
    }

    @Nullable
    Cursor after() {
        return after;
    }

    @Nullable
    Consumer<Item> odd() {
        return odd;
    }

    Bounds bounds() {
        return new Bounds(
                limit > 0 ? limit : Bounds.NONE,
                readAtMost > 0 ? readAtMost : Bounds.NONE,
                pageSize > 0 ? pageSize : Bounds.NONE,
                filter != null);
    }

    /** The attributes to read of each item. */
    Fields fields() {
        return fields;
    }

    @Nullable
    String projection(Placeholders placeholders) {
        return countOnly ? null : fields.text(placeholders);
    }

    /** {@code COUNT} for a read that only counts; null for one that returns items. */
    @Nullable
    Select select() {
        return countOnly ? Select.COUNT : null;
    }

    @Nullable
    String filter(Placeholders placeholders) {
        return filter == null ? null : Rendering.render(filter, 'f', placeholders);
    }

    /** The read in words, with the values of its conditions. {@code where} names the part of the table that is read. */
    String inWords(Object where) {
        return where
                + (filter == null ? "" : ", filtered by " + filter)
                + (named.isEmpty() ? "" : ", fields " + named)
                + (limit > 0 ? ", limit " + limit : "")
                + (descending ? ", descending" : "");
    }

    /** Adds a line for each of the clauses to an explanation. */
    Explanation explain(Explanation explanation) {
        explanation
                .line("filter, after reading", filter, filter != null)
                .line("fields", fields.projection() + " (saves transfer, not units)", !named.isEmpty())
                .line("limit", limit + " movies returned", limit > 0)
                .line("page size", pageSize + " items examined a call", pageSize > 0)
                .line("reads at most", readAtMost + " items", readAtMost > 0)
                .line("items that are not movies", "are skipped", odd != null)
                .line("consistency", consistent ? "strong, at twice the units" : "eventual");
        return filter == null
                ? explanation
                : explanation.warning("items that the filter drops are read and paid for too");
    }

    /**
     * Order and filter as text, for the binding of cursors: a read refuses a cursor that was made with another order or
     * filter.
     */
    String binding() {
        return (descending ? "descending" : "ascending")
                + (filter == null ? "" : " where " + Rendering.exactly(filter));
    }
}
