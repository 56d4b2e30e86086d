package io.github.movietable;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.EndlessYear;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/** The rules of reactive streams, as their own kit verifies them, for publish. */
public class PublisherMoviesTest extends FlowPublisherVerification<Movie> {
    private static final int MILLIS = 500;
    private static final int NOTHING_MILLIS = 60;

    public PublisherMoviesTest() {
        super(new TestEnvironment(MILLIS, NOTHING_MILLIS), NOTHING_MILLIS);
    }

    @Override
    public Flow.Publisher<Movie> createFlowPublisher(long elements) {
        AsyncMovieTable movies = AsyncMovieTable.named("Movies", new EndlessYear(elements, 3));
        return movies.publish(movies.inYear(1985));
    }

    /** An error that needs no request is signalled at once. */
    @Override
    public Flow.Publisher<Movie> createFailedFlowPublisher() {
        AsyncMovieTable movies = AsyncMovieTable.named("Movies", new EndlessYear(9, 1));
        Cursor ofAnother =
                movies.page(movies.inYear(1984).limit(1)).join().next().orElseThrow();
        return movies.publish(movies.inYear(1985).startAfter(ofAnother));
    }

    @Override
    public long maxElementsFromPublisher() {
        return Integer.MAX_VALUE;
    }
}
