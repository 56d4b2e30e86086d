package io.github.movietable;

import io.github.movietable.expression.Item;
import io.github.movietable.internal.read.Chunk;
import io.github.movietable.internal.read.Given;
import io.github.movietable.internal.read.ItemKey;
import io.github.movietable.internal.read.PageCourse.Failed;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.Movie;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Turns the results of a read, {@link Given} or {@link Failed}, into the pages, cursors and exceptions that users get.
 */
final class ReadEnds {
    private ReadEnds() {}

    /** Joins the responses to several requests into one page. */
    static Page<Movie> onePage(MovieRead<?> read, List<Given<Movie>> parts) {
        if (parts.isEmpty()) {
            return Page.end();
        }
        Given<Movie> whole = Given.joined(parts, read.clauses().bounds());
        tellOdd(read, whole);
        return page(read, whole);
    }

    static Page<Movie> page(MovieRead<?> read, Given<Movie> given) {
        Chunk<Movie> chunk = given.chunk();
        Optional<Cursor> next =
                given.isLast() ? Optional.empty() : Optional.of(Cursor.at(given.places(), read.binding()));
        return Page.of(chunk.items(), next, stop(given), chunk.matched(), chunk.examined(), chunk.units());
    }

    private static Page.Stop stop(Given<Movie> given) {
        if (given.isLast()) {
            return Page.Stop.END;
        }
        if (given.chunk().given() >= given.before().limit()) {
            return Page.Stop.LIMIT;
        }
        return given.chunk().examined() >= given.before().readAtMost() ? Page.Stop.READ_LIMIT : Page.Stop.PAGE_FULL;
    }

    /**
     * Hands items that are not movies to the listener of {@code passingOver}; throws if there are some and no listener.
     */
    static void tellOdd(MovieRead<?> read, Given<Movie> given) {
        Consumer<Item> told = read.clauses().odd();
        for (Chunk.Odd odd : given.chunk().odd()) {
            if (told == null) {
                throw found(read.table().name(), odd);
            }
            told.accept(odd);
        }
    }

    private static InvalidMovieException found(String table, Chunk.Odd odd) {
        return new InvalidMovieException(
                odd.why().pointer(),
                odd.why().rule() + ": the item " + ItemKey.inWords(odd.item()) + " of the table " + table
                        + " is not a movie; passingOver(…) skips such items");
    }

    static Throwable failure(MovieRead<?> read, @Nullable Failed failed) {
        if (failed == null) {
            return AbortedException.create("the read was closed");
        }
        boolean isOfSegment = failed.segment() >= 0
                && !(failed.cause() instanceof AbortedException || failed.cause() instanceof MoviesTimeoutException);
        return isOfSegment
                ? new SegmentFailedException(
                        read.table().name(),
                        failed.segment(),
                        failed.places().size(),
                        Cursor.at(failed.places(), read.binding()),
                        failed.cause())
                : failed.cause();
    }
}
