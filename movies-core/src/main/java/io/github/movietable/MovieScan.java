package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.internal.read.PageCourse;
import io.github.movietable.internal.read.Pages;
import io.github.movietable.internal.read.Place;
import io.github.movietable.internal.read.ScanPlan;
import io.github.movietable.internal.read.SideBySide;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * A scan of all movies of the table, in no order: the years are mixed. A scan reads, and is charged for, the whole
 * table, even for the movies that a filter drops. {@link MovieTable#inYear} and {@link MovieTable#inYears} read only
 * the movies of those years.
 *
 * <pre>{@code
 * for (Page<Movie> page : movies.scan().where(GENRES.contains("Sci-Fi")).pages()) {
 *     System.out.println(page.items().size() + " for " + page.units());
 * }
 * try (Stream<Movie> all = movies.scan().segments(4).stream()) {
 *     System.out.println(all.mapToInt(Movie::year).summaryStatistics());
 * }
 * }</pre>
 *
 * <p>A large table is read faster in segments, which DynamoDB scans in parallel: {@link #segments(int)} reads all of
 * them at once in this program; with {@link #segment} each of several programs reads one.
 */
@CheckReturnValue
public final class MovieScan extends MovieRead<MovieScan> {
    private final @Nullable MovieCondition years;
    private final Segments segments;

    private MovieScan(TableView table, ReadClauses clauses, @Nullable MovieCondition years, Segments segments) {
        super(table, clauses);
        this.years = years;
        this.segments = segments;
    }

    static MovieScan of(TableView table) {
        return new MovieScan(table, ReadClauses.of(table), null, Segments.WHOLE);
    }

    @Override
    MovieScan of(TableView by, ReadClauses changed) {
        return new MovieScan(by, changed, years, segments);
    }

    private MovieScan with(Segments chosen) {
        return new MovieScan(table(), clauses(), years, chosen);
    }

    /**
     * Returns only movies of a range of years. This is a filter, so the whole table is still read and charged for;
     * {@link MovieTable#inYears} returns the same movies in order and at a lower cost.
     *
     * @param from the first year
     * @param to the last year, inclusive
     * @return the scan with this filter
     * @throws IllegalArgumentException if {@code from} is after {@code to}
     */
    public MovieScan years(int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("years(" + from + ", " + to + "): give the earlier year first");
        }
        MovieCondition range = Attribute.named(MovieKey.YEAR).asNumber().between(from, to);
        return new MovieScan(table(), clauses(), range, segments);
    }

    /**
     * Reads like {@link #segments(int)}, with a number of segments that suits the table's size: one for each 2 GB, but
     * at least one for each processor of this machine, up to four. The scan gets the size by one DescribeTable call
     * when it runs; if DynamoDB refuses that call, it uses this minimum.
     *
     * @return the scan in segments, which returns movies in the order in which the segments' pages arrive
     * @throws IllegalStateException if {@link #segment} was called: that scan must not read the other segments too
     */
    public MovieScan segments() {
        return with(segments.automatic());
    }

    /**
     * Reads all segments at once, and divides the table into this many. Memory holds at most one page of each. {@link
     * #page} then joins one page of each segment, and a cursor holds the position of every segment.
     *
     * <p>With a {@link #limit} the scan begins with one segment. After each page that does not reach the limit, it
     * doubles the number of segments that it reads at once. So you pay for few movies beyond the limit. With {@link
     * #readAtMost} it reads one segment after the other. A page that DynamoDB throttles is requested again after
     * jittered waits of up to 5 seconds; if the page is still throttled after some minutes, the scan fails.
     *
     * @param count the number of segments, 1 to 1,000
     * @return the scan in segments, which returns movies in the order in which the segments' pages arrive. If a segment
     *     fails, a {@link SegmentFailedException} has a cursor with the positions of all segments
     * @throws IllegalStateException if {@link #segment} was called: that scan must not read the other segments too
     */
    public MovieScan segments(int count) {
        return with(segments.all(count));
    }

    /**
     * Reads only one segment, to spread a scan over several programs: each of them passes a different {@code index} and
     * the same {@code of}.
     *
     * @param index the number of the segment to read, from 0
     * @param of the number of segments into which the table is divided, 1 to 1,000,000
     * @return the scan of this segment
     * @throws IllegalStateException if {@link #segments(int)} or {@link #segments()} was called, which read all segments
     */
    public MovieScan segment(int index, int of) {
        return with(segments.one(index, of));
    }

    private ReadClauses filtered() {
        return years == null ? clauses() : clauses().where(years);
    }

    /** Accepts every condition: the filter of a scan, unlike that of a query, may name key attributes. */
    @Override
    void checkFilter(MovieCondition condition) {}

    private ScanPlan plan() {
        ReadClauses all = filtered();
        Placeholders placeholders = new Placeholders();
        return new ScanPlan(ScanRequest.builder()
                .tableName(table().name())
                .segment(segments.index())
                .totalSegments(segments.index() == null ? null : segments.total())
                .filterExpression(all.filter(placeholders))
                .select(all.select())
                .projectionExpression(all.projection(placeholders))
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .consistentRead(all.isConsistent() ? true : null)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());
    }

    private Place place() {
        Cursor after = clauses().after();
        return after == null ? Place.BEGINNING : after.placeBehindIn(binding());
    }

    /**
     * The request that {@link #page} would send. This method sends nothing.
     *
     * @return the request, exactly as it would be sent
     * @throws IllegalStateException if the scan reads several segments and so sends several requests: see {@link
     *     #toRequests}
     */
    public ScanRequest toRequest() {
        if (segments.isParallel()) {
            throw new IllegalStateException("a scan in segments sends several requests: see toRequests()");
        }
        return plan().request(place(), filtered().bounds().peeking().examinedPerCall());
    }

    /**
     * The requests that {@link #page} would send, one for each segment that has not been read to its end. This method
     * sends nothing.
     *
     * @return the requests, exactly as they would be sent; only one if the scan does not read several segments
     * @throws IllegalStateException if the number of segments is unknown until the scan runs: see {@link #segments()}
     */
    public List<ScanRequest> toRequests() {
        if (!segments.isParallel()) {
            return List.of(toRequest());
        }
        List<Place> places = places(segments.total());
        ScanPlan plan = plan();
        Integer examined = filtered().bounds().examinedPerCall();
        return IntStream.range(0, places.size())
                .filter(i -> !places.get(i).isEnd())
                .mapToObj(i -> plan.segment(i, places.size()).request(places.get(i), examined))
                .toList();
    }

    private List<Place> places(int count) {
        Cursor after = clauses().after();
        if (after != null) {
            return segments.checked(after.placesIn(binding()));
        }
        if (count == 0) {
            throw new IllegalStateException(
                    "the number of segments is unknown until the scan runs; segments(n) shows its requests");
        }
        return Collections.nCopies(count, Place.BEGINNING);
    }

    @Override
    Cursor.Binding binding() {
        return table().binding("scan " + table().name() + segments.binding() + " "
                + filtered().binding());
    }

    @Override
    Step<PageCourse<Movie>> course(Gate gate, boolean isOnePage) {
        Pages<Movie> pages = pages(plan());
        if (!segments.isParallel()) {
            return Step.done(oneByOne(pages, () -> pages.through(gate), place(), isOnePage));
        }
        return clauses().after() != null
                ? Step.done(sideBySide(pages, places(0), gate, isOnePage))
                : segments.count(table().name()).map(count -> sideBySide(pages, places(count), gate, isOnePage));
    }

    private PageCourse<Movie> sideBySide(Pages<Movie> pages, List<Place> places, Gate gate, boolean isOnePage) {
        return new SideBySide<>(
                pages.patiently().through(gate),
                places,
                filtered().bounds(),
                isOnePage,
                clauses().isPrefetching() ? places.size() : 0,
                table().client().ticker()::nanos);
    }

    @Override
    String explained(@Nullable TableInfo figures) {
        Explanation explanation = new Explanation("Scan of the table " + table().name(), figures)
                .line("keys", "all" + segments.inWords())
                .line("order", "none: years and titles are mixed")
                .line("segments at once", atOnce(), segments.isParallel());
        filtered()
                .explain(explanation)
                .line("cost", cost(explanation))
                .warning("it reads and pays for the whole table; inYear and inYears read what they return");
        return segments.isAutomatic() ? explanation.withoutRequest() : explanation.with(toRequests());
    }

    private String atOnce() {
        if (clauses().readAtMost() > 0) {
            return "one, so that the bound on what is read holds exactly";
        }
        return clauses().limit() > 0 ? "one, and twice as many after each page that does not reach the limit" : "all";
    }

    private String cost(Explanation explanation) {
        boolean consistent = clauses().isConsistent();
        String rule = "a read unit for each " + (consistent ? 4 : 8) + " KB of the whole table";
        return explanation
                .tableUnits(consistent)
                .map(units -> rule + "; " + Explanation.about(units, "read"))
                .orElse(rule + ", whose size is unknown");
    }

    /** A description of the scan, including the values in its conditions. */
    @Override
    public String toString() {
        return "scan " + table().name() + ": " + filtered().inWords("the whole table" + segments.inWords());
    }
}
