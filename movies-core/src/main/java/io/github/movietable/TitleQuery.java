package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.read.IndexPages;
import io.github.movietable.internal.read.PageCourse;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The movies of one title in all years, ordered by year. The query reads the title index, which may not show a write
 * for a moment. It costs a read unit for each 8 KB that it finds. The methods that run it throw {@link
 * TitleIndex.MissingException} if the table has no title index.
 *
 * <pre>{@code
 * movies.addTitleIndex(TitleIndex.likeTheTable()); // once for the table
 * List<Movie> films = movies.titled("Scarface").list();
 * Optional<Movie> remake = movies.titled("Scarface").years(1950, 2000).first();
 * }</pre>
 *
 * <p>The index that this library makes holds whole movies. If another program made it with only some of the attributes,
 * its movies are {@link Movie#isPart() parts}, which {@code put} refuses.
 */
@CheckReturnValue
public final class TitleQuery extends OrderedRead<TitleQuery> {
    private static final NumberAttribute YEAR = Attribute.named(MovieKey.YEAR).asNumber();

    private final String title;
    private final @Nullable MovieCondition years;

    private TitleQuery(TableView table, ReadClauses clauses, String title, @Nullable MovieCondition years) {
        super(table, clauses);
        this.title = title;
        this.years = years;
    }

    static TitleQuery of(TableView table, String title) {
        TitleQuery query = new TitleQuery(
                table, ReadClauses.of(table), MovieKey.of(0, title).title(), null);
        if (table.consistent()) {
            query.checkConsistent();
        }
        return query;
    }

    @Override
    TitleQuery of(TableView by, ReadClauses changed) {
        return new TitleQuery(by, changed, title, years);
    }

    /**
     * Reads only the movies of some years; those of other years are not read, and cost nothing.
     *
     * @param from the first year
     * @param to the last year, included
     * @return a new query for these years
     * @throws IllegalArgumentException if {@code from} is later than {@code to}
     */
    public TitleQuery years(int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("years(" + from + ", " + to + "): give the earlier year first");
        }
        return new TitleQuery(table(), clauses(), title, YEAR.between(from, to));
    }

    @Override
    void checkConsistent() {
        throw new IllegalStateException(
                "DynamoDB can't read an index with strong consistency; titled(…) finds the keys, consistent().getAll(keys)"
                        + " reads the movies");
    }

    private PartitionQuery query() {
        MovieCondition ofTitle = Attribute.named(MovieKey.TITLE).asText().is(title);
        return new PartitionQuery(table(), TitleIndex.NAME, years == null ? ofTitle : ofTitle.and(years), clauses());
    }

    /**
     * The request that {@link #page} sends; no call is made.
     *
     * @return the request, just as it is sent
     */
    public QueryRequest toRequest() {
        PartitionQuery query = query();
        return query.request(query.planOfWholeMovies());
    }

    @Override
    Step<PageCourse<Movie>> course(Gate gate, boolean isOnePage) {
        PartitionQuery query = query();
        IndexPages<Movie> pages = new IndexPages<>(
                pages(query.planOfWholeMovies()),
                pages(query.plan()).as(clauses().fields().ofPart()::movie),
                TitleIndex.NAME,
                refusal -> new TitleIndex.MissingException(table().name(), refusal));
        return Step.done(oneByOne(pages, () -> pages.through(gate), query.from(), isOnePage));
    }

    @Override
    Cursor.Binding binding() {
        return query().binding();
    }

    @Override
    String explained(@Nullable TableInfo figures) {
        Explanation explanation = new Explanation(
                        "Query of the index " + TitleIndex.NAME + " of the table " + table().name(), figures)
                .line("key condition", query().keyCondition())
                .line("order", order("year"));
        return clauses()
                .explain(explanation)
                .line("cost", YearQuery.cost(explanation, false))
                .with(toRequest());
    }

    /** The query in words, with the values of its conditions. */
    @Override
    public String toString() {
        return "query " + table().name() + ": " + clauses().inWords(query().keyCondition());
    }
}
