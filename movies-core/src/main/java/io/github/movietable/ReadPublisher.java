package io.github.movietable;

import io.github.movietable.internal.read.Given;
import io.github.movietable.model.Movie;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * A read that begins anew for each subscriber.
 *
 * @param read the read
 * @param isOnePage whether it ends with its first page
 * @param isOfPages whether each signal is a page, so that one signal requested is one page to read
 * @param isWhole whether a deadline counts for the whole read, and not for each page
 * @param items makes the signals of a page
 */
record ReadPublisher<T>(
        MovieRead<?> read, boolean isOnePage, boolean isOfPages, boolean isWhole, Function<Given<Movie>, List<T>> items)
        implements Flow.Publisher<T> {
    static Flow.Publisher<Movie> movies(MovieRead<?> read) {
        return new ReadPublisher<>(read, false, false, false, given -> {
            ReadEnds.tellOdd(read, given);
            return given.chunk().items();
        });
    }

    static Flow.Publisher<Page<Movie>> pages(MovieRead<?> read) {
        return new ReadPublisher<>(read, false, true, false, given -> {
            ReadEnds.tellOdd(read, given);
            return List.of(ReadEnds.page(read, given));
        });
    }

    /** The pages as the course gives them. */
    static Flow.Publisher<Given<Movie>> given(MovieRead<?> read, boolean isOnePage, boolean isWhole) {
        return new ReadPublisher<>(read, isOnePage, true, isWhole, given -> {
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
