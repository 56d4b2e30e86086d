package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.model.Units;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a query's and a scan's response become: a page, and the iteration over pages. */
final class PageReader {
    private PageReader() {}

    /** The part of a response that both operations share. */
    record Answer(
            List<Map<String, AttributeValue>> items,
            @Nullable Map<String, AttributeValue> lastKey,
            int matched,
            int scanned,
            double units) {}

    static Page<Movie> pageOf(Answer answer, ReadClauses clauses, String binding) {
        int limit = clauses.limit() > 0 ? clauses.limit() : Integer.MAX_VALUE;
        boolean cut = answer.items().size() > limit;
        List<Movie> movies =
                answer.items().stream().limit(limit).map(clauses::movie).toList();
        Optional<MovieKey> last = cut
                ? Optional.of(movies.get(limit - 1).key())
                : Optional.ofNullable(answer.lastKey())
                        .filter(k -> !k.isEmpty())
                        .map(MovieKey::in);
        Optional<Cursor> next = last.map(key -> Cursor.at(Cursor.Place.behind(key), binding));
        if (clauses.after() != null && next.filter(clauses.after()::equals).isPresent()) {
            // it would be read for ever
            throw new MoviesException(
                    "the read does not advance: DynamoDB answered the place it was asked to go on from");
        }
        Page.Stop stop = next.isEmpty() ? Page.Stop.END : stop(clauses, answer.matched(), answer.scanned());
        return Page.of(movies, next, stop, answer.matched(), answer.scanned(), Units.ofReads(answer.units()));
    }

    static Page.Stop stop(ReadClauses clauses, long matched, long examined) {
        if (clauses.limit() > 0 && matched >= clauses.limit()) {
            return Page.Stop.LIMIT;
        }
        return clauses.readAtMost() > 0 && examined >= clauses.readAtMost()
                ? Page.Stop.READ_LIMIT
                : Page.Stop.PAGE_FULL;
    }

    static @Nullable Map<String, AttributeValue> startKey(ReadClauses clauses, String binding) {
        Cursor after = clauses.after();
        if (after == null) {
            return null;
        }
        Cursor.Place place = after.placeIn(binding);
        if (place.title() == null) {
            throw new InvalidCursorException("it belongs to a read over years");
        }
        return MovieKey.of(place.year(), place.title()).toItem();
    }

    /** Pages one behind the other, each read when it is asked for. */
    static Iterator<Page<Movie>> iterate(ReadClauses first, Function<ReadClauses, Page<Movie>> read) {
        return new Iterator<>() {
            private Optional<ReadClauses> next = Optional.of(first);

            @Override
            public boolean hasNext() {
                return next.isPresent();
            }

            @Override
            public Page<Movie> next() {
                ReadClauses clauses = next.orElseThrow(() -> new NoSuchElementException("there are no more pages"));
                Page<Movie> page = read.apply(clauses);
                next = clauses.behind(page);
                return page;
            }
        };
    }
}
