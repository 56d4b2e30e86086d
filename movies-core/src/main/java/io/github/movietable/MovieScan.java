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
 * All movies of the table, in no order: the years are mixed. A scan reads, and costs, the whole table, whatever is
 * filtered out afterwards; {@link MovieTable#inYear} and {@link MovieTable#inYears} read only the movies that
 * they return.
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
 * <p>A large table is read faster in segments: {@link #segments(int)} reads several at once in this program, {@link
 * #segment} one of several in each of several programs.
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
        return new MovieScan(table(), clauses(), range, segments);
    }

    /**
     * Reads in as many segments at once as the table's size suggests: one for each 2 GB, and at least as many as there
     * are processors, up to four. It asks for the size by one DescribeTable, and takes four if that is denied.
     *
     * @return the scan in segments; your program is given their movies in the order in which pages arrive
     * @throws IllegalStateException if the scan is of one {@link #segment} of several: it would read the others too
     */
    public MovieScan segments() {
        return with(segments.automatic());
    }

    /**
     * Reads in so many segments at once. Memory holds one page of each at the most. A {@link #page} is then one page of
     * each segment, and a cursor holds the places of all.
     *
     * <p>With a {@link #limit} the scan begins with one segment, and reads twice as many at once after each page that did
     * not reach it, so that little is paid for in vain. With {@link #readAtMost} it reads the segments one after the
     * other. A page that DynamoDB throttles is asked for again, after jittered waits of up to 5 seconds; the scan fails if
     * that was in vain for some minutes.
     *
     * @param count 1 to 1,000
     * @return the scan in segments; your program is given their movies in the order in which pages arrive. If a segment
     *     fails, a {@link SegmentFailedException} has the places of all
     * @throws IllegalStateException if the scan is of one {@link #segment} of several: it would read the others too
     */
    public MovieScan segments(int count) {
        return with(segments.all(count));
    }

    /**
     * Reads one segment of several, for spreading a scan over several programs: each reads another segment of the same
     * number.
     *
     * @param index which one, from 0
     * @param of how many there are, 1 to 1,000,000
     * @return the scan of this segment
     * @throws IllegalStateException if the scan is in several {@link #segments(int)} at once
     */
    public MovieScan segment(int index, int of) {
        return with(segments.one(index, of));
    }

    private ReadClauses filtered() {
        return years == null ? clauses() : clauses().where(years);
    }

    /** A scan, unlike a query, may filter on the key. */
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
     * The request that {@link #page} sends; no call is made.
     *
     * @return the request, just as it is sent
     * @throws IllegalStateException if the scan is in several segments: see {@link #toRequests}
     */
    public ScanRequest toRequest() {
        if (segments.isParallel()) {
            throw new IllegalStateException("a scan in segments sends several requests: see toRequests()");
        }
        return plan().request(place(), filtered().bounds().peeking().examinedPerCall());
    }

    /**
     * The requests that {@link #page} sends, one for each segment that is not at its end; no call is made.
     *
     * @return the request, just as it is sent
     * @throws IllegalStateException if the number of segments is found when the scan runs
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
                    "the number of segments is found when the scan runs; name it to see requests");
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

    /** The read in words, values included. */
    @Override
    public String toString() {
        return "scan " + table().name() + ": " + filtered().inWords("the whole table" + segments.inWords());
    }
}
