package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.RANK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.expression.Attribute;
import io.github.movietable.load.BatchLoad;
import io.github.movietable.load.Export;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All futures and publishers of an asynchronous table: the threads that complete them, and wrong arguments. */
@Timeout(60)
class AsyncFuturesTest {
    private static final MovieKey KEY = MovieKey.of(1985, "Brazil");

    /** Responses after which an operation pauses and then asks again. */
    private static final Fault NOTHING_DONE =
            (attempt, sender) -> attempt.operation().equals("BatchWriteItem")
                    ? Fault.unprocessedBehind(0).happen(attempt, sender)
                    : Fault.EMPTY_ANSWER.happen(attempt, sender);

    private final ExecutorService own = Executors.newFixedThreadPool(2, task -> new Thread(task, "own"));
    private final ExecutorService ofClient = Executors.newCachedThreadPool(task -> new Thread(task, "client"));
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private final MovieTable stored = Database.newTable();

    @AfterEach
    void endThreads() {
        mayAnswer.countDown();
        own.shutdownNow();
        ofClient.shutdownNow();
    }

    private AsyncMovieTable table(Fault fault) {
        FaultyHttp http = FaultyHttp.scripted(attempt -> (same, sender) -> {
            await(mayAnswer);
            return fault.happen(same, sender);
        });
        return AsyncMovieTable.named(stored.name(), http.asyncClientOn(ofClient))
                .runningOn(own);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private CompletableFuture<?> seen(CompletableFuture<?> future) {
        return future.handle(
                (value, failure) -> threads.add(Thread.currentThread().getName()));
    }

    /** Completes when the publisher has ended; notes the thread of each signal. */
    private <T> CompletableFuture<?> seen(Flow.Publisher<T> publisher) {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        publisher.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(T next) {
                threads.add(Thread.currentThread().getName());
            }

            @Override
            public void onError(Throwable failure) {
                onComplete();
            }

            @Override
            public void onComplete() {
                threads.add(Thread.currentThread().getName());
                ended.complete(true);
            }
        });
        return ended;
    }

    private void areCompletedByTheExecutor(Collection<CompletableFuture<?>> seen) {
        assertThat(seen).noneMatch(CompletableFuture::isDone);
        mayAnswer.countDown();
        seen.forEach(CompletableFuture::join);
        assertThat(threads).containsExactly("own");
    }

    @Test
    void theTablesExecutorCompletesFuturesAndCallsSubscribers(@TempDir Path folder) {
        stored.put(Movie.of(KEY));
        AsyncMovieTable table = table(Fault.NONE);

        areCompletedByTheExecutor(List.of(
                seen(table.exists()),
                seen(table.createIfMissing()),
                seen(table.put(Movie.of(1986, "Aliens"))),
                seen(table.get(1, "none")),
                seen(table.getAll(List.of(KEY))),
                seen(table.deleteIf(KEY, RANK.is(1))),
                seen(table.apply(table.update(KEY).set(RANK, 1))),
                seen(table.tryApply(table.transaction().put(Movie.of(1987, "Predator")))),
                seen(table.page(table.inYears(1980, 1989))),
                seen(table.list(table.scan().segments(3))),
                seen(table.first(table.inYear(1985))),
                seen(table.count(table.titled("Brazil"))),
                seen(table.publish(table.scan())),
                seen(table.publishPages(table.inYears(1980, 1989))),
                seen(table.deleteAll(List.of(MovieKey.of(1, "none")))),
                seen(table.deleteAll(table.inYear(1))),
                seen(table.run(table.batchLoad(List.of(Movie.of(1988, "Big"))))),
                seen(table.run(table.exportTo(folder.resolve("all.jsonl"))))));
    }

    /** The deadline passes while the operations pause before they ask DynamoDB again. */
    @Test
    void theTablesExecutorAlsoCompletesWhatIsLate() {
        AsyncMovieTable table = table(NOTHING_DONE).withDeadline(Duration.ofMillis(400));

        areCompletedByTheExecutor(List.of(
                seen(table.list(table.inYear(1985))),
                seen(table.publish(table.scan())),
                seen(table.deleteAll(List.of(KEY))),
                seen(table.deleteAll(table.inYear(1985)))));
    }

    @Test
    void cancellingEndsThePausesOfReadsAndDeletes() {
        VirtualTime clock = new VirtualTime(1, Duration.ZERO, Duration.ZERO);
        FaultyHttp http = FaultyHttp.scripted(attempt -> NOTHING_DONE);
        AsyncMovieTable table = AsyncMovieTable.named(stored.name(), http.asyncClientThatCompletesAtOnce(), clock)
                .runningOn(Runnable::run);

        for (Supplier<CompletableFuture<?>> call : List.<Supplier<CompletableFuture<?>>>of(
                () -> table.list(table.inYear(1985)),
                () -> table.count(table.scan().segments(3)),
                () -> table.deleteAll(List.of(KEY)),
                () -> table.deleteAll(table.inYear(1985)))) {
            CompletableFuture<?> running = call.get();
            int before = http.attempts();
            while (http.attempts() == before) {
                clock.pause(Duration.ofMillis(1));
            }
            int after = http.attempts();
            assertThat(running).as("it pauses again").isNotDone();
            running.cancel(true);
            clock.pause(Duration.ofMinutes(1));
            assertThat(http.attempts()).as("it was cancelled in a pause").isEqualTo(after);
        }
    }

    @Test
    void theThreadOfALoadTakesTheProgramsOwnMovies() {
        mayAnswer.countDown();
        Set<Thread> taking = ConcurrentHashMap.newKeySet();
        Set<Thread> telling = ConcurrentHashMap.newKeySet();
        AsyncMovieTable table = table(Fault.NONE);
        Stream<Movie> movies = Stream.of(1985, 1986, 1987)
                .map(year -> Movie.of(year, "Brazil"))
                .peek(movie -> taking.add(Thread.currentThread()));
        BatchLoad load = table.batchLoad(movies).onProgress(progress -> telling.add(Thread.currentThread()));

        assertThat(table.run(load).join().written()).isEqualTo(3);
        assertThat(taking)
                .singleElement()
                .satisfies(thread -> assertThat(thread.getName()).startsWith("movies-own-"));
        assertThat(telling).isEqualTo(taking);
    }

    @Test
    void aWrongArgumentFailsTheFuture() throws Exception {
        mayAnswer.countDown();
        AsyncMovieTable table = table(Fault.NONE);
        AsyncVersionedMovies versioned = table.versioned(Attribute.number("version"));
        List<MovieKey> ofNull = new ArrayList<>();
        ofNull.add(null);
        List<Throwable> failures = new ArrayList<>();

        for (Supplier<CompletableFuture<?>> call : List.<Supplier<CompletableFuture<?>>>of(
                () -> AsyncMovieTable.listTables(null),
                () -> table.create(null),
                () -> table.create(Throughput.onDemand(), null),
                () -> table.createIfMissing(Throughput.onDemand(), null),
                () -> table.addTitleIndex(null),
                () -> table.put(null),
                () -> table.putIf(Movie.of(KEY), null),
                () -> table.get(null),
                () -> table.get(1985, null),
                () -> table.find(null),
                () -> table.getAll(null),
                () -> table.getAll(ofNull),
                () -> table.transactionalGet(null),
                () -> table.delete(null),
                () -> table.delete(1985, null),
                () -> table.deleteIf(KEY, null),
                () -> table.deleteAll((Collection<MovieKey>) null),
                () -> table.deleteAll(ofNull),
                () -> table.deleteAll((MovieRead<?>) null),
                () -> table.move(null, KEY),
                () -> table.apply((MovieUpdate) null),
                () -> table.tryApply((ExactlyOnce) null),
                () -> table.apply((MovieTransaction) null),
                () -> table.page(null),
                () -> table.list(null),
                () -> table.first(null),
                () -> table.count(null),
                () -> table.run((BatchLoad) null),
                () -> table.run((Export) null),
                () -> versioned.put(null),
                () -> versioned.delete(null))) {
            failures.add(call.get().handle((value, failure) -> failure).get(10, TimeUnit.SECONDS));
        }
        assertThat(failures).allSatisfy(failure -> assertThat(failure).isInstanceOf(NullPointerException.class));
    }
}
