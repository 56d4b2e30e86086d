package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.model.Units;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a query's and a scan's response become: a page. */
final class PageReader {
    private PageReader() {}

    /** The part of a response that both operations share. */
    record Answer(
            List<Map<String, AttributeValue>> items,
            @Nullable Map<String, AttributeValue> lastKey,
            int matched,
            int scanned,
            double units) {}

    static Page<Movie> pageOf(Answer answer, ReadClauses clauses, Cursor.Binding binding) {
        int limit = clauses.limit() > 0 ? clauses.limit() : Integer.MAX_VALUE;
        boolean cut = answer.items().size() > limit;
        List<Movie> movies =
                answer.items().stream().limit(limit).map(clauses::movie).toList();
        Optional<MovieKey> last = cut
                ? Optional.of(movies.get(limit - 1).key())
                : Optional.ofNullable(answer.lastKey())
                        .filter(k -> !k.isEmpty())
                        .map(MovieKey::in);
        Optional<Cursor> next = last.map(key -> Cursor.at(Place.behind(key), binding));
        if (clauses.after() != null && next.filter(clauses.after()::equals).isPresent()) {
            throw stuck();
        }
        Page.Stop stop = next.isEmpty() ? Page.Stop.END : stop(clauses, answer.matched(), answer.scanned());
        return Page.of(movies, next, stop, answer.matched(), answer.scanned(), Units.ofReads(answer.units()));
    }

    /** Without this it would be read for ever. */
    static MoviesException stuck() {
        return new MoviesException("the read does not advance: DynamoDB answered the place it was asked to go on from");
    }

    static Page.Stop stop(ReadClauses clauses, long matched, long examined) {
        if (clauses.limit() > 0 && matched >= clauses.limit()) {
            return Page.Stop.LIMIT;
        }
        return clauses.readAtMost() > 0 && examined >= clauses.readAtMost()
                ? Page.Stop.READ_LIMIT
                : Page.Stop.PAGE_FULL;
    }
}
