package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Placeholders;
import io.github.movietable.internal.Calls;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * All movies of the table, in no order: the years are mixed. A scan reads, and costs, the whole table, whatever is
 * filtered out afterwards; {@link MovieTable#inYear} and {@link MovieTable#inYears} read what they return.
 */
public final class MovieScan extends MovieRead<MovieScan> {
    private final @Nullable MovieCondition years;

    private MovieScan(TableView table, ReadClauses clauses, @Nullable MovieCondition years) {
        super(table, clauses);
        this.years = years;
    }

    static MovieScan of(TableView table) {
        return new MovieScan(table, ReadClauses.of(table), null);
    }

    @Override
    MovieScan with(ReadClauses changed) {
        return new MovieScan(table(), changed, years);
    }

    /**
     * Only movies of some years: a filter, so the whole table is read. {@link MovieTable#inYears} gives the same movies,
     * in order and for less.
     *
     * @param from the first year
     * @param to the last year, included
     * @return the scan with this filter
     * @throws IllegalArgumentException if the years are the wrong way round
     */
    public MovieScan years(int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("years(" + from + ", " + to + "): give the earlier year first");
        }
        MovieCondition range = Attribute.named(MovieKey.YEAR).asNumber().between(from, to);
        return new MovieScan(table(), clauses(), range);
    }

    /** A scan, unlike a query, may filter on the key. */
    @Override
    void checkFilter(MovieCondition condition) {}

    private ReadClauses filtered() {
        return years == null ? clauses() : clauses().where(years);
    }

    /**
     * {@inheritDoc}
     *
     * <p>It is one call. With {@code limit(n)} and without filter it asks for one more than n, so that its cursor means
     * that there is more.
     */
    @Override
    public Page<Movie> page() {
        return pageOf(table().calls().scan(toRequest()));
    }

    /**
     * The request that {@link #page} sends; no call is made.
     *
     * @return exactly what is sent
     */
    public ScanRequest toRequest() {
        return request(true);
    }

    private ScanRequest request(boolean peek) {
        Placeholders placeholders = new Placeholders();
        ReadClauses all = filtered();
        return ScanRequest.builder()
                .tableName(table().name())
                .filterExpression(all.filter(placeholders))
                .select(all.select())
                .projectionExpression(all.projection(placeholders))
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .consistentRead(all.consistent() ? true : null)
                .limit(all.examinedPerCall(peek))
                .exclusiveStartKey(PageReader.startKey(all, binding()))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private String binding() {
        return "scan " + table().name() + " " + filtered().binding();
    }

    Page<Movie> pageOf(ScanResponse response) {
        PageReader.Answer answer = new PageReader.Answer(
                response.items(),
                response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : null,
                response.count(),
                response.scannedCount(),
                Calls.units(response.consumedCapacity()));
        return PageReader.pageOf(answer, filtered(), binding());
    }

    @Override
    Iterator<Page<Movie>> pageIterator() {
        return PageReader.iterate(clauses(), c -> {
            MovieScan rest = with(c);
            return rest.pageOf(table().calls().scan(rest.request(false)));
        });
    }

    @Override
    String explained(@Nullable TableInfo figures) {
        Explanation explanation = new Explanation("Scan of the table " + table().name(), figures)
                .line("keys", "all")
                .line("order", "none: years and titles are mixed");
        return filtered()
                .explain(explanation)
                .line("cost", cost(explanation))
                .warning("it reads and pays for the whole table; inYear and inYears read what they return")
                .with(toRequest());
    }

    private String cost(Explanation explanation) {
        boolean consistent = clauses().consistent();
        String rule = "a read unit for each " + (consistent ? 4 : 8) + " KB of the whole table";
        return explanation
                .tableUnits(consistent)
                .map(units -> rule + "; " + Explanation.about(units, "read"))
                .orElse(rule + ", whose size is unknown");
    }

    /** What is read, values included. */
    @Override
    public String toString() {
        return "scan " + table().name() + ": " + filtered().inWords("the whole table");
    }
}
