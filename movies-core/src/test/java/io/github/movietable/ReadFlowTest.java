package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.EndlessYear;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.Films;
import io.github.movietable.testing.MemoryTable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.adapter.JdkFlowAdapter;

@Timeout(60)
class ReadFlowTest {
    private static AsyncMovieTable table(EndlessYear client) {
        return AsyncMovieTable.named("Movies", client).runningOn(Runnable::run);
    }

    /** A subscriber that requests one more item with each item that it gets, and measures the depth of the stack. */
    private static final class OneByOne<T> implements Flow.Subscriber<T> {
        private final CompletableFuture<Long> count = new CompletableFuture<>();
        private final long most;
        private Flow.Subscription subscription;
        private long given;
        private long errors;
        private long deepest;

        OneByOne(long most) {
            this.most = most;
        }

        @Override
        public void onSubscribe(Flow.Subscription asked) {
            subscription = asked;
            asked.request(1);
        }

        @Override
        public void onNext(T next) {
            given++;
            deepest = Math.max(
                    deepest,
                    StackWalker.getInstance().walk(frames -> frames.limit(400).count()));
            if (given < most) {
                subscription.request(1);
            }
        }

        @Override
        public void onError(Throwable failure) {
            errors++;
            count.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            count.complete(given);
        }
    }

    @Test
    void neitherLargePagesNorManyDeepenTheStack() {
        OneByOne<Movie> large = new OneByOne<>(Long.MAX_VALUE);
        AsyncMovieTable movies = table(new EndlessYear(100_000, 50_000));
        movies.publish(movies.inYear(1985)).subscribe(large);
        assertThat(large.count.join()).isEqualTo(100_000);
        assertThat(large.deepest).isLessThan(300);

        OneByOne<Page<Movie>> many = new OneByOne<>(Long.MAX_VALUE);
        AsyncMovieTable small = table(new EndlessYear(20_000, 1));
        small.publishPages(small.inYear(1985)).subscribe(many);
        assertThat(many.count.join()).isEqualTo(20_000);
        assertThat(many.deepest).isLessThan(300);
    }

    @Test
    void noPageIsAskedForBeyondDemandAndOneAhead() {
        EndlessYear client = new EndlessYear(1000, 10);
        AsyncMovieTable movies = table(client);
        movies.publishPages(movies.inYear(1985)).subscribe(new OneByOne<>(3));
        assertThat(client.asked()).isEqualTo(4);

        EndlessYear another = new EndlessYear(1000, 10);
        AsyncMovieTable without = table(another);
        without.publish(without.inYear(1985).withoutPrefetch()).subscribe(new OneByOne<>(11));
        assertThat(another.asked()).isEqualTo(2);
    }

    /** A program that iterates has up to eight years, or all segments, on their way. */
    @Test
    void yearsAndSegmentsAreReadNoFurtherAhead() {
        EndlessYear client = new EndlessYear(10, 10);
        AsyncMovieTable movies = table(client);
        movies.publish(movies.inYears(1950, 1969)).subscribe(new OneByOne<>(11));
        assertThat(client.asked()).as("two years, and one more").isEqualTo(3);
        movies.publishPages(movies.inYears(1950, 1969)).subscribe(new OneByOne<>(3));
        assertThat(client.asked()).isEqualTo(3 + 4);
        assertThat(movies.list(movies.inYears(1950, 1969)).join()).hasSize(200);

        FaultyHttp http = FaultyHttp.faultless();
        AsyncMovieTable films = AsyncMovieTable.named(Films.table().name(), http.asyncClient());
        AtomicInteger given = new AtomicInteger();
        AtomicInteger ahead = new AtomicInteger();
        JdkFlowAdapter.flowPublisherToFlux(films.publishPages(films.scan().segments(8)))
                .doOnNext(page -> ahead.accumulateAndGet(http.attempts() - given.incrementAndGet(), Math::max))
                .limitRate(1)
                .blockLast();
        assertThat(given).hasValueGreaterThanOrEqualTo(8);
        assertThat(ahead).hasValueLessThanOrEqualTo(1);
    }

    static Stream<Arguments> readsThatMayReadSideBySide() {
        return Stream.of(Arguments.of(years(), 8), Arguments.of(segments(), 20));
    }

    private static Named<Function<AsyncMovieTable, MovieRead<?>>> years() {
        return Named.of("years", movies -> movies.inYears(1901, 1950));
    }

    private static Named<Function<AsyncMovieTable, MovieRead<?>>> segments() {
        return Named.of("segments", movies -> movies.scan().segments(20));
    }

    @ParameterizedTest
    @MethodSource("readsThatMayReadSideBySide")
    void yearsAndSegmentsAreReadSideBySideOnlyIfAllIsRequested(
            Function<AsyncMovieTable, MovieRead<?>> read, int sideBySide) {
        EndlessYear ofMovies = new EndlessYear(1000, 10);
        AsyncMovieTable movies = table(ofMovies);
        movies.publish(read.apply(movies)).subscribe(new OneByOne<>(15));
        assertThat(ofMovies.asked()).as("two pages and one ahead").isEqualTo(3);

        EndlessYear ofPages = new EndlessYear(1000, 10);
        AsyncMovieTable pages = table(ofPages);
        pages.publishPages(read.apply(pages)).subscribe(new OneByOne<>(3));
        assertThat(ofPages.asked()).as("three pages and one ahead").isEqualTo(4);

        EndlessYear ofAll = new EndlessYear(1000, 10, CompletableFuture::new);
        AsyncMovieTable all = table(ofAll);
        JdkFlowAdapter.flowPublisherToFlux(all.publish(read.apply(all)))
                .subscribe()
                .dispose();
        assertThat(ofAll.asked()).isEqualTo(sideBySide);
    }

    @Test
    void anErrorIsToldOnceAfterTheMoviesBeforeIt() {
        RuntimeException refused = MemoryTable.refused(400, "AccessDeniedException");
        AtomicLong times = new AtomicLong();
        EndlessYear client = new EndlessYear(
                1000,
                10,
                () -> times.incrementAndGet() > 2
                        ? CompletableFuture.failedFuture(refused)
                        : CompletableFuture.completedFuture(null));
        AsyncMovieTable movies = table(client);
        OneByOne<Movie> subscriber = new OneByOne<>(Long.MAX_VALUE);
        movies.publish(movies.inYear(1985)).subscribe(subscriber);
        subscriber.subscription.request(100);

        assertThat(failureOf(subscriber.count)).isSameAs(refused);
        assertThat(subscriber.given).isEqualTo(20);
        assertThat(subscriber.errors).isEqualTo(1);
        assertThat(client.asked()).isEqualTo(3);
    }

    private static Throwable failureOf(CompletableFuture<?> ended) {
        assertThat(ended).as("it has ended").isCompletedExceptionally();
        return ended.handle((value, failure) -> failure).join();
    }

    @Test
    void cancellingASubscriptionCancelsTheRequestInFlight() {
        EndlessYear client = new EndlessYear(1000, 10, CompletableFuture::new);
        AsyncMovieTable movies = table(client);
        OneByOne<Movie> subscriber = new OneByOne<>(5);
        movies.publish(movies.inYear(1985)).subscribe(subscriber);
        assertThat(client.last()).isNotDone();
        subscriber.subscription.cancel();

        assertThat(client.last()).isCancelled();
        assertThat(subscriber.count).as("nothing is told").isNotDone();
    }

    @Test
    void cancellationAsksForNothingMore() {
        EndlessYear client = new EndlessYear(1000, 10);
        AsyncMovieTable movies = table(client);
        OneByOne<Movie> subscriber = new OneByOne<>(5);
        movies.publish(movies.inYear(1985)).subscribe(subscriber);
        subscriber.subscription.cancel();
        int asked = client.asked();
        subscriber.subscription.request(100);

        assertThat(subscriber.given).isEqualTo(5);
        assertThat(client.asked()).isEqualTo(asked);
    }

    @Test
    void whoeverEndsTheFutureEndsTheRead() {
        AtomicLong times = new AtomicLong();
        CompletableFuture<Void> never = new CompletableFuture<>();
        EndlessYear client = new EndlessYear(
                1000, 10, () -> times.incrementAndGet() > 2 ? never : CompletableFuture.completedFuture(null));
        AsyncMovieTable movies = table(client);
        CompletableFuture<?> list = movies.list(movies.inYear(1985)).orTimeout(50, TimeUnit.MILLISECONDS);
        assertThat(list.handle((movie, failure) -> failure).join())
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        never.complete(null);

        assertThat(client.asked()).isEqualTo(3);
    }

    @Test
    void eachSubscriberHasItsOwnRead() {
        EndlessYear client = new EndlessYear(25, 10);
        AsyncMovieTable movies = table(client);
        Flow.Publisher<Movie> all = movies.publish(movies.inYear(1985));

        assertThat(JdkFlowAdapter.flowPublisherToFlux(all).count().block()).isEqualTo(25);
        assertThat(JdkFlowAdapter.flowPublisherToFlux(all).take(3).count().block())
                .isEqualTo(3);
    }
}
