package io.github.movietable;

import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.read.Bounds;
import io.github.movietable.internal.read.PageCourse;
import io.github.movietable.internal.read.Place;
import io.github.movietable.internal.read.YearByYear;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The movies of several years, ordered by year and title: one query for each year, several at a time, with the results
 * merged. It reads only the movies of these years, and costs at least half a unit for each year; a scan for the same
 * movies reads the whole table.
 *
 * <pre>{@code
 * List<Movie> fifties = movies.inYears(1950, 1959).where(RATING.atLeast(8)).list();
 * Optional<Movie> latest = movies.inYears(List.of(1941, 1985)).descending().first();
 * }</pre>
 *
 * <p>A {@link #page} takes as many calls as it needs. It ends at the limit; without a limit it ends after eight years,
 * or earlier within a year that exceeds 1 MB or {@code pageSize}.
 */
@CheckReturnValue
public final class YearsQuery extends OrderedRead<YearsQuery> {
    private static final int MAX_YEARS = 1000;

    private final List<Integer> years;

    private YearsQuery(TableView table, ReadClauses clauses, List<Integer> years) {
        super(table, clauses);
        this.years = years;
    }

    static YearsQuery of(TableView table, int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("inYears(" + from + ", " + to + "): give the earlier year first");
        }
        checkCount((long) to - from + 1);
        return new YearsQuery(
                table,
                ReadClauses.of(table),
                IntStream.rangeClosed(from, to).boxed().toList());
    }

    static YearsQuery of(TableView table, Collection<Integer> years) {
        List<Integer> sorted = List.copyOf(new TreeSet<>(years));
        checkCount(sorted.size());
        return new YearsQuery(table, ReadClauses.of(table), sorted);
    }

    private static void checkCount(long count) {
        if (count < 1 || count > MAX_YEARS) {
            throw new IllegalArgumentException("inYears reads 1 to " + MAX_YEARS + " years, one query each, not "
                    + count + "; for more, scan().years(from, to) reads the whole table once");
        }
    }

    @Override
    YearsQuery of(TableView by, ReadClauses changed) {
        return new YearsQuery(by, changed, years);
    }

    /**
     * The first request of each year, in the order of the results; no call is made. A year of over 1 MB takes more.
     *
     * @return the requests as they are sent, except that the limit shrinks as movies are found
     */
    public List<QueryRequest> toRequests() {
        Place from = from();
        Bounds bounds = clauses().bounds().peeking();
        List<QueryRequest> requests = new ArrayList<>();
        for (int year : years(from)) {
            Place begin = requests.isEmpty() && from.kind() == Place.Kind.BEHIND ? from : Place.BEGINNING;
            requests.add(query(year).plan().request(begin, bounds.examinedPerCall()));
        }
        return requests;
    }

    /** The years from a {@link Place}, at which a read can resume, on, in the order of the results. */
    private List<Integer> years(Place from) {
        List<Integer> ordered = new ArrayList<>(years);
        if (clauses().isDescending()) {
            Collections.reverse(ordered);
        }
        int first = from.kind() == Place.Kind.BEGINNING ? 0 : ordered.indexOf(year(from));
        if (first < 0) {
            throw new InvalidCursorException("its year is not one of this read");
        }
        return ordered.subList(first, ordered.size());
    }

    private static int year(Place place) {
        try {
            return place.kind() == Place.Kind.BEHIND ? MovieKey.in(place.key()).year() : place.year();
        } catch (InvalidMovieException e) {
            // only a forged cursor has a key that is not a movie's
            throw new InvalidCursorException("it is damaged");
        }
    }

    private Place from() {
        Cursor after = clauses().after();
        Place from = after == null ? Place.BEGINNING : after.placeIn(binding());
        if (after != null && from.kind() != Place.Kind.YEAR && from.kind() != Place.Kind.BEHIND) {
            throw new InvalidCursorException("its year is not one of this read");
        }
        return from;
    }

    private PartitionQuery query(int year) {
        return YearQuery.of(table(), year).with(clauses()).query();
    }

    @Override
    Cursor.Binding binding() {
        return table().binding("queries " + table().name() + " " + years + " "
                + clauses().binding());
    }

    @Override
    Step<PageCourse<Movie>> course(Gate gate, boolean isOnePage) {
        Place from = from();
        boolean mayReadAhead = clauses().isPrefetching();
        return Step.done(new YearByYear<>(
                year -> pages(query(year).plan()).through(gate),
                years(from),
                from,
                isOnePage ? clauses().bounds().peeking() : clauses().bounds(),
                isOnePage,
                mayReadAhead,
                table().client().ticker()::nanos));
    }

    @Override
    String explained(@Nullable TableInfo figures) {
        Explanation explanation = new Explanation(
                        years.size() + " queries of the table " + table().name() + ", up to " + YearByYear.WINDOW
                                + " at once",
                        figures)
                .line("years", years.size() == 1 ? years.get(0) : years.get(0) + " to " + years.get(years.size() - 1))
                .line("order", order("year and title"));
        boolean consistent = clauses().isConsistent();
        double least = years.size() * (consistent ? 1 : 0.5);
        return clauses()
                .explain(explanation)
                .line(
                        "cost",
                        YearQuery.cost(explanation, consistent) + "; at least " + Explanation.about(least, "read")
                                + ", because each year is a query")
                .line("the scan that gives the same", scanCost(explanation, consistent))
                .with(toRequests());
    }

    private static String scanCost(Explanation explanation, boolean consistent) {
        return explanation
                .tableUnits(consistent)
                .map(units -> Explanation.about(units, "read"))
                .orElse("the whole table, whose size is unknown");
    }

    /** The read in words, with the values of its conditions. */
    @Override
    public String toString() {
        return "query " + table().name() + ": "
                + clauses().inWords("years " + years.get(0) + " to " + years.get(years.size() - 1));
    }
}
