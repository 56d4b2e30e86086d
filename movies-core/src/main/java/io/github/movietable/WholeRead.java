package io.github.movietable;

import io.github.movietable.internal.read.Given;
import io.github.movietable.model.Movie;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A terminal that ends with one answer: what is read for it, and what is made of all that came.
 *
 * @param read what is read
 * @param isOnePage whether it ends where a page of its own ends
 * @param demand how many pages are wanted each time that one is asked for
 * @param end makes the answer
 */
record WholeRead<T>(MovieRead<?> read, boolean isOnePage, long demand, Function<List<Given<Movie>>, T> end) {
    static WholeRead<Page<Movie>> page(MovieRead<?> read) {
        return new WholeRead<>(read, true, Long.MAX_VALUE, parts -> ReadEnds.onePage(read, parts));
    }

    static WholeRead<List<Movie>> list(MovieRead<?> read) {
        return new WholeRead<>(read, false, Long.MAX_VALUE, WholeRead::movies);
    }

    static WholeRead<Optional<Movie>> first(MovieRead<?> read) {
        return new WholeRead<>(
                read.limit(1), false, 1, parts -> movies(parts).stream().findFirst());
    }

    static WholeRead<Long> count(MovieRead<?> read) {
        ReadClauses clauses = read.clauses();
        int limit = clauses.limit();
        // only what is read can be told from items that are no movies
        MovieRead<?> counted = clauses.odd() == null ? read.with(clauses.counting()) : read.keys();
        return new WholeRead<>(counted, false, Long.MAX_VALUE, parts -> {
            long matched =
                    parts.stream().mapToLong(part -> part.chunk().given()).sum();
            return limit > 0 ? Math.min(limit, matched) : matched;
        });
    }

    private static List<Movie> movies(List<Given<Movie>> parts) {
        return parts.stream().flatMap(part -> part.chunk().items().stream()).toList();
    }
}
