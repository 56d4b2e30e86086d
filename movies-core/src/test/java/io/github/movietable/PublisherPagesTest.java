package io.github.movietable;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.EndlessYear;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/** The rules of reactive streams, as their own kit verifies them, for publishPages. */
public class PublisherPagesTest extends FlowPublisherVerification<Page<Movie>> {
    private static final int MILLIS = 500;
    private static final int NOTHING_MILLIS = 60;

    public PublisherPagesTest() {
        super(new TestEnvironment(MILLIS, NOTHING_MILLIS), NOTHING_MILLIS);
    }

    @Override
    public Flow.Publisher<Page<Movie>> createFlowPublisher(long elements) {
        AsyncMovieTable movies = AsyncMovieTable.named("Movies", new EndlessYear(elements, 1));
        return movies.publishPages(movies.inYear(1985));
    }

    /** What can be seen to be wrong before anything is read comes at once. */
    @Override
    public Flow.Publisher<Page<Movie>> createFailedFlowPublisher() {
        AsyncMovieTable movies = AsyncMovieTable.named("Movies", new EndlessYear(9, 1));
        Cursor ofAnother =
                movies.page(movies.inYear(1984).limit(1)).join().next().orElseThrow();
        return movies.publishPages(movies.inYear(1985).startAfter(ofAnother));
    }

    @Override
    public long maxElementsFromPublisher() {
        return Integer.MAX_VALUE;
    }
}
