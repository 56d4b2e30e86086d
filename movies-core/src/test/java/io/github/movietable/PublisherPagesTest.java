package io.github.movietable;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.EndlessYear;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/** The rules of reactive streams, as their own kit verifies them, for publishPages. */
public class PublisherPagesTest extends FlowPublisherVerification<List<Movie>> {
    private static final int MILLIS = 500;
    private static final int NOTHING_MILLIS = 60;

    public PublisherPagesTest() {
        super(new TestEnvironment(MILLIS, NOTHING_MILLIS), NOTHING_MILLIS);
    }

    @Override
    public Flow.Publisher<List<Movie>> createFlowPublisher(long elements) {
        AsyncMovieTable movies = AsyncMovieTable.named("Movies", new EndlessYear(elements, 1));
        return compared(movies.publishPages(movies.inYear(1985)));
    }

    /** An error that needs no request is signalled at once. */
    @Override
    public Flow.Publisher<List<Movie>> createFailedFlowPublisher() {
        AsyncMovieTable movies = AsyncMovieTable.named("Movies", new EndlessYear(9, 1));
        Cursor ofAnother =
                movies.page(movies.inYear(1984).limit(1)).join().next().orElseThrow();
        return compared(movies.publishPages(movies.inYear(1985).startAfter(ofAnother)));
    }

    @Override
    public long maxElementsFromPublisher() {
        return Integer.MAX_VALUE;
    }

    /** Maps pages to their movies, because the kit compares the items of two subscribers, and pages have no equals. */
    private static Flow.Publisher<List<Movie>> compared(Flow.Publisher<Page<Movie>> pages) {
        return subscriber -> pages.subscribe(new Compared(Objects.requireNonNull(subscriber)));
    }

    private record Compared(Flow.Subscriber<? super List<Movie>> subscriber) implements Flow.Subscriber<Page<Movie>> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscriber.onSubscribe(subscription);
        }

        @Override
        public void onNext(Page<Movie> page) {
            subscriber.onNext(page.items());
        }

        @Override
        public void onError(Throwable failure) {
            subscriber.onError(failure);
        }

        @Override
        public void onComplete() {
            subscriber.onComplete();
        }
    }
}
