package io.github.movietable;

import io.github.movietable.internal.read.Given;
import io.github.movietable.model.Movie;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * Publishes the movies or pages of a read; each subscriber starts the read anew.
 *
 * @param read the read
 * @param isOnePage whether the read ends with its first page
 * @param ahead how many pages may be read ahead of demand, at the most
 * @param isOfPages true if each signal is a page, so that a requested signal is a page to read; false if it is a movie
 * @param isWhole true if a deadline counts for the whole read, false if it counts for each page
 * @param items turns a page into the values to signal
 */
record ReadPublisher<T>(
        MovieRead<?> read,
        boolean isOnePage,
        int ahead,
        boolean isOfPages,
        boolean isWhole,
        Function<Given<Movie>, List<T>> items)
        implements Flow.Publisher<T> {
    static Flow.Publisher<Movie> movies(MovieRead<?> read) {
        return new ReadPublisher<>(read, false, 1, false, false, given -> {
            ReadEnds.tellOdd(read, given);
            return given.chunk().items();
        });
    }

    static Flow.Publisher<Page<Movie>> pages(MovieRead<?> read) {
        return new ReadPublisher<>(read, false, 1, true, false, given -> {
            ReadEnds.tellOdd(read, given);
            return List.of(ReadEnds.page(read, given));
        });
    }

    /**
     * Publishes the pages in their internal form, for terminals, such as {@code list}, that make one result of them.
     */
    static Flow.Publisher<Given<Movie>> given(MovieRead<?> read, boolean isOnePage, boolean isWhole) {
        return new ReadPublisher<>(read, isOnePage, Integer.MAX_VALUE, true, isWhole, given -> {
            if (!isOnePage) {
                ReadEnds.tellOdd(read, given);
            }
            return List.of(given);
        });
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        ReadFlow.begin(subscriber, this);
    }
}
