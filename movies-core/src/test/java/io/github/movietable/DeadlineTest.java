package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.RANK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.load.Cancellation;
import io.github.movietable.load.LoadFailedException;
import io.github.movietable.load.LoadReport;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.EndlessYear;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.Generated;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.adapter.JdkFlowAdapter;

/** Operations under a deadline end in time, on both tables, and report what is known about their outcome. */
@Timeout(60)
class DeadlineTest {
    private static final Duration SOON = Duration.ofMillis(400);
    private static final MovieKey KEY = MovieKey.of(1985, "Brazil");

    private final CountDownLatch released = new CountDownLatch(1);
    private final MovieTable stored = Database.newTable();
    private final FaultyHttp http = FaultyHttp.scripted(attempt -> hanging());

    /** A request that arrives, but gets no response before the test ends or the SDK gives up. */
    private Fault hanging() {
        return (attempt, sender) -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("not answered");
        };
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    private TableUnderTest table(boolean isAsync) {
        MovieTable blocking = MovieTable.named(stored.name(), http.client()).withDeadline(SOON);
        return isAsync
                ? TableUnderTest.of(
                        AsyncMovieTable.named(stored.name(), http.asyncClient()).withDeadline(SOON), blocking)
                : TableUnderTest.of(blocking);
    }

    @Test
    void aTimeWithoutEndIsADeadlineToo(@TempDir Path folder) throws Exception {
        Duration forever = ChronoUnit.FOREVER.getDuration();
        MovieTable movies = stored.withDeadline(forever);

        assertThat(movies.batchLoad(List.of(Movie.of(KEY))).run().written()).isEqualTo(1);
        assertThat(stored.batchLoad(List.of(Movie.of(KEY)))
                        .deadline(forever)
                        .run()
                        .written())
                .isEqualTo(1);
        assertThat(movies.get(KEY)).isEqualTo(Movie.of(KEY));
        assertThat(movies.inYears(1980, 1990).list()).hasSize(1);
        assertThat(movies.exportTo(folder.resolve("all.jsonl")).run().movies()).isEqualTo(1);
        assertThat(movies.scan().deleteAll()).isEqualTo(1);
        AsyncMovieTable async = AsyncMovieTable.named(
                        stored.name(), Database.local().asyncClient())
                .withDeadline(forever);
        assertThat(async.find(KEY).get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofReads(boolean isAsync) {
        TableUnderTest table = table(isAsync);
        MovieTable reads = table.specifications();

        for (Runnable read : List.<Runnable>of(
                () -> table.get(KEY),
                () -> table.getAll(List.of(KEY)),
                () -> table.list(reads.inYear(1985)),
                () -> table.page(reads.inYears(1980, 1989)),
                () -> table.first(reads.scan().segments(2)),
                () -> table.list(reads.scan().segments()),
                () -> table.count(reads.scan()))) {
            assertThatThrownBy(read::run)
                    .isInstanceOf(MoviesTimeoutException.class)
                    .hasMessageContainingAll(stored.name(), "PT0.4S");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofWrites(boolean isAsync) {
        TableUnderTest table = table(isAsync);

        for (Runnable write : List.<Runnable>of(
                () -> table.put(Movie.of(KEY)),
                () -> table.deleteIf(KEY, RANK.is(1)),
                () -> table.apply(table.specifications().update(KEY).set(RANK, 1)),
                () -> table.apply(table.specifications().transaction().put(Movie.of(KEY))))) {
            assertThatThrownBy(write::run)
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("Brazil")
                    .hasCauseInstanceOf(MoviesTimeoutException.class);
        }
        assertThatThrownBy(() -> table.move(KEY, MovieKey.of(1986, "Brazil")))
                .as("it was still reading")
                .isInstanceOf(MoviesTimeoutException.class);
        assertThatThrownBy(() -> table.deleteAll(List.of(KEY)))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContainingAll("0 were deleted", "calling it again deletes the rest")
                .hasCauseInstanceOf(MoviesTimeoutException.class);
        assertThatThrownBy(() -> table.deleteAll(table.specifications().inYear(1985)))
                .as("it was still reading")
                .isInstanceOf(MoviesTimeoutException.class);
    }

    /** DynamoDB refuses the request because an earlier one with the same token is being carried out. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofATransactionThatIsBeingCarriedOut(boolean isAsync) {
        FaultyHttp busy = FaultyHttp.scripted(
                attempt -> (a, sender) -> FaultyHttp.Reply.error(400, "TransactionInProgressException"));
        MovieTable blocking = MovieTable.named(stored.name(), busy.client()).withDeadline(SOON);
        AsyncMovieTable async =
                AsyncMovieTable.named(stored.name(), busy.asyncClient()).withDeadline(SOON);
        ExactlyOnce update = blocking.update(KEY).increment(RANK, 1).exactlyOnce();

        assertThatThrownBy(() -> {
                    Movie unused = isAsync ? TableUnderTest.joined(async.apply(update)) : update.apply();
                })
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(MoviesTimeoutException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofChangesOfTheTable(boolean isAsync) {
        TitleIndex index = TitleIndex.likeTheTable();
        AsyncMovieTable async =
                AsyncMovieTable.named(stored.name(), http.asyncClient()).withDeadline(SOON);
        MovieTable blocking = MovieTable.named(stored.name(), http.client()).withDeadline(SOON);

        for (Runnable sent : isAsync
                ? List.<Runnable>of(
                        () -> TableUnderTest.joined(async.create()), () -> TableUnderTest.joined(async.drop()))
                : List.<Runnable>of(blocking::create, blocking::drop)) {
            assertThatThrownBy(sent::run)
                    .isInstanceOfSatisfying(
                            OutcomeUnknownException.class,
                            unknown -> assertThat(unknown.key()).isNull())
                    .hasMessageContainingAll(stored.name(), "look with describe()", "PT0.4S")
                    .hasCauseInstanceOf(MoviesTimeoutException.class);
        }
        for (Runnable looking : isAsync
                ? List.<Runnable>of(
                        () -> TableUnderTest.joined(async.createIfMissing()),
                        () -> TableUnderTest.joined(async.addTitleIndex(index)),
                        () -> TableUnderTest.joined(async.exists()))
                : List.<Runnable>of(
                        blocking::createIfMissing,
                        () -> blocking.addTitleIndex(index),
                        () -> assertThat(blocking.exists()).isTrue())) {
            assertThatThrownBy(looking::run)
                    .as("nothing was sent that changes the table")
                    .isInstanceOf(MoviesTimeoutException.class);
        }
    }

    /** The deadline ends the wait for the table, and the outcome is unknown. */
    @Test
    void ofATableThatWasAskedForAndIsNotThereYet() {
        FaultyHttp neverActive =
                FaultyHttp.scripted(attempt -> attempt.operation().equals("DescribeTable") ? hanging() : Fault.NONE);
        MovieTable other =
                MovieTable.named(Database.newName(), neverActive.client()).withDeadline(Duration.ofSeconds(2));

        assertThatThrownBy(other::create).isInstanceOf(OutcomeUnknownException.class);
        assertThat(MovieTable.named(other.name(), Database.client()).exists()).isTrue();
    }

    /** The load does not wait for the response to its first request, DescribeTable. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLoadThatIsCancelledWhileItLooksAtTheTableEnds(boolean isAsync) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        FaultyHttp looksHang = FaultyHttp.scripted(attempt -> {
            asked.countDown();
            return hanging();
        });
        List<Movie> movies = List.of(Movie.of(KEY));
        CompletableFuture<?> load;
        if (isAsync) {
            AsyncMovieTable table = AsyncMovieTable.named(stored.name(), looksHang.asyncClient());
            load = table.run(table.batchLoad(movies));
            asked.await();
            load.cancel(true);
        } else {
            Cancellation cancellation = new Cancellation();
            MovieTable table = MovieTable.named(stored.name(), looksHang.client());
            load = CompletableFuture.supplyAsync(
                    () -> table.batchLoad(movies).cancelledBy(cancellation).run());
            asked.await();
            cancellation.cancel();
        }

        assertThatThrownBy(() -> load.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(LoadFailedException.class)
                .hasMessageContaining("it was cancelled");
        assertThat(looksHang.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofLoads(boolean isAsync) {
        TableUnderTest table = table(isAsync);

        assertThatThrownBy(() -> table.run(table.specifications().batchLoad(Stream.of(Movie.of(KEY)))))
                .isInstanceOfSatisfying(
                        LoadFailedException.class,
                        failure -> assertThat(failure).hasMessageContaining("deadline of PT0.4S"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofALoadAndItsTableTheEarlierCounts(boolean isAsync) {
        TableUnderTest table = table(isAsync);
        Duration sooner = SOON.dividedBy(2);

        for (Duration own : List.of(sooner, Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> table.run(table.specifications()
                            .batchLoad(List.of(Movie.of(KEY)))
                            .deadline(own)))
                    .isInstanceOf(LoadFailedException.class)
                    .hasMessageContaining("deadline of " + (own.equals(sooner) ? sooner : SOON));
        }
    }

    @Test
    void anIteratorHasItForEachPage() {
        MovieTable movies = table(false).specifications();
        for (MovieRead<?> read : List.of(movies.inYear(1985), movies.scan().segments())) {
            assertThatThrownBy(() -> read.iterator().next()).isInstanceOf(MoviesTimeoutException.class);
        }
    }

    /** The deadline of DescribeTable, with which this read begins, counts from the first request of the subscriber. */
    @Test
    void aPublisherHasItForEachPage() {
        AsyncMovieTable movies =
                AsyncMovieTable.named(stored.name(), http.asyncClient()).withDeadline(SOON);
        assertThatThrownBy(() -> JdkFlowAdapter.flowPublisherToFlux(
                                movies.publish(movies.scan().segments()))
                        .blockLast())
                .isInstanceOf(MoviesTimeoutException.class);
    }

    @Test
    void aBulkDeleteWhoseTimeIsOverReadsNothing() {
        EndlessYear client = new EndlessYear(100, 10);
        AsyncMovieTable late = AsyncMovieTable.named("Movies", client, FakeTicker.prompt())
                .runningOn(Runnable::run)
                .withDeadline(Duration.ofNanos(1));
        assertThatThrownBy(() -> TableUnderTest.joined(late.deleteAll(late.inYear(1985))))
                .isInstanceOf(MoviesTimeoutException.class);
        assertThat(client.asked()).isZero();
    }

    @Test
    void whatIsInTimeIsNotDisturbed() {
        MovieTable inTime = stored.withDeadline(Duration.ofSeconds(30));
        inTime.put(Movie.of(KEY));
        assertThat(inTime.inYear(1985).list()).hasSize(1);
        assertThat(inTime.deleteAll(List.of(KEY))).isEqualTo(1);
        assertThatThrownBy(() -> stored.withDeadline(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLoadThatIsCancelledEndsWithItsReport() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        FaultyHttp laterWritesHang = FaultyHttp.scripted(attempt -> {
            if (!attempt.operation().equals("BatchWriteItem") || attempt.number() == 0) {
                return Fault.NONE;
            }
            second.countDown();
            return hanging();
        });
        ExecutorService calls = Executors.newCachedThreadPool();
        AsyncMovieTable table = AsyncMovieTable.named(stored.name(), laterWritesHang.asyncClientOn(calls));
        CompletableFuture<?> load =
                table.run(table.batchLoad(Generated.movies(100, 1).toList()));
        second.await();
        load.cancel(true);

        assertThatThrownBy(() -> TableUnderTest.joined(load))
                .isInstanceOfSatisfying(LoadFailedException.class, failure -> {
                    LoadReport report = failure.report();
                    assertThat(failure).hasMessageContaining("it was cancelled");
                    assertThat(report.written())
                            .isPositive()
                            .isEqualTo(stored.scan().count());
                    assertThat(report.unconfirmed()).isPositive().isEqualTo(report.read() - report.written());
                });
        calls.shutdownNow();
    }

    @Test
    void aTableRunsOnlyWhatIsMadeForItsName() {
        AsyncMovieTable table = AsyncMovieTable.named("Other", http.asyncClient());

        for (CompletableFuture<?> future : List.of(
                table.apply(stored.update(KEY).set(RANK, 1)),
                table.list(stored.scan()),
                table.deleteAll(stored.scan()),
                table.run(stored.batchLoad(List.of())),
                table.tryApply(stored.transaction().put(Movie.of(KEY))))) {
            assertThatThrownBy(() -> TableUnderTest.joined(future))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("Other", stored.name());
        }
        assertThat(http.attempts()).isZero();
    }
}
