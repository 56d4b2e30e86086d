package io.github.movietable;

import io.github.movietable.internal.read.Given;
import io.github.movietable.model.Movie;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A terminal method of a read, such as {@code list} or {@code count}, that makes one result of all pages.
 *
 * @param read the read
 * @param isOnePage whether the read ends with its first page
 * @param demand how many more pages to demand at the start and after each page
 * @param end makes the result of the pages
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
        // DynamoDB also counts items that are not movies; to leave these out, the keys have to be read
        MovieRead<?> counted = clauses.odd() == null ? read.with(clauses.counting()) : read.keys();
        return new WholeRead<>(counted, false, Long.MAX_VALUE, parts -> {
            long matched = 0;
            for (Given<Movie> part : parts) {
                matched += part.chunk().given();
            }
            return limit > 0 ? Math.min(limit, matched) : matched;
        });
    }

    private static List<Movie> movies(List<Given<Movie>> parts) {
        List<Movie> all = new ArrayList<>();
        for (Given<Movie> part : parts) {
            all.addAll(part.chunk().items());
        }
        return Collections.unmodifiableList(all);
    }
}
