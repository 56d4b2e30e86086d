package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.load.BatchLoad;
import io.github.movietable.load.Export;
import io.github.movietable.load.ExportReport;
import io.github.movietable.load.LoadReport;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import reactor.adapter.JdkFlowAdapter;

/**
 * A table of either kind, with the methods that both have, so that one suite can test both.
 *
 * @param specifications makes specifications, and runs verbs if there is no asynchronous table
 */
record TableUnderTest(MovieTable specifications, @Nullable AsyncMovieTable async) {
    static TableUnderTest of(MovieTable table) {
        return new TableUnderTest(table, null);
    }

    static TableUnderTest of(AsyncMovieTable table, MovieTable specifications) {
        return new TableUnderTest(specifications, table);
    }

    private <T> T either(
            Function<MovieTable, T> blocking, Function<AsyncMovieTable, CompletableFuture<T>> notBlocking) {
        return async == null ? blocking.apply(specifications) : joined(notBlocking.apply(async));
    }

    /** Waits for a future; throws its exception without wrapping it. */
    static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException itself ? itself : new IllegalStateException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("it did not end", e);
        }
    }

    Optional<Movie> put(Movie movie) {
        return either(movies -> movies.put(movie), movies -> movies.put(movie));
    }

    WriteOutcome putIfAbsent(Movie movie) {
        return either(movies -> movies.putIfAbsent(movie), movies -> movies.putIfAbsent(movie));
    }

    WriteOutcome putIf(Movie movie, MovieCondition condition) {
        return either(movies -> movies.putIf(movie, condition), movies -> movies.putIf(movie, condition));
    }

    Movie get(MovieKey key, Attribute<?>... fields) {
        return either(movies -> movies.get(key, fields), movies -> movies.get(key, fields));
    }

    Map<MovieKey, Movie> getAll(Collection<MovieKey> keys) {
        return either(movies -> movies.getAll(keys), movies -> movies.getAll(keys));
    }

    Optional<Movie> find(MovieKey key, Attribute<?>... fields) {
        return either(movies -> movies.find(key, fields), movies -> movies.find(key, fields));
    }

    Map<MovieKey, Movie> transactionalGet(Collection<MovieKey> keys) {
        return either(movies -> movies.transactionalGet(keys), movies -> movies.transactionalGet(keys));
    }

    Movie put(NumberAttribute version, Movie movie) {
        return either(
                movies -> movies.versioned(version).put(movie),
                movies -> movies.versioned(version).put(movie));
    }

    void delete(NumberAttribute version, Movie asRead) {
        either(
                movies -> {
                    movies.versioned(version).delete(asRead);
                    return null;
                },
                movies -> movies.versioned(version).delete(asRead));
    }

    boolean createIfMissing() {
        return either(movies -> movies.createIfMissing(), movies -> movies.createIfMissing());
    }

    TableInfo describe() {
        return either(movies -> movies.describe(), movies -> movies.describe());
    }

    Optional<Movie> delete(MovieKey key) {
        return either(movies -> movies.delete(key), movies -> movies.delete(key));
    }

    WriteOutcome deleteIf(MovieKey key, MovieCondition condition) {
        return either(movies -> movies.deleteIf(key, condition), movies -> movies.deleteIf(key, condition));
    }

    long deleteAll(Collection<MovieKey> keys) {
        return either(movies -> movies.deleteAll(keys), movies -> movies.deleteAll(keys));
    }

    long deleteAll(MovieRead<?> read) {
        return either(movies -> read.deleteAll(), movies -> movies.deleteAll(read));
    }

    WriteOutcome move(MovieKey from, MovieKey to) {
        return either(movies -> movies.move(from, to), movies -> movies.move(from, to));
    }

    Movie apply(MovieUpdate update) {
        return either(movies -> update.apply(), movies -> movies.apply(update));
    }

    WriteOutcome tryApply(MovieUpdate update) {
        return either(movies -> update.tryApply(), movies -> movies.tryApply(update));
    }

    Movie apply(ExactlyOnce update) {
        return either(movies -> update.apply(), movies -> movies.apply(update));
    }

    WriteOutcome tryApply(ExactlyOnce update) {
        return either(movies -> update.tryApply(), movies -> movies.tryApply(update));
    }

    void apply(MovieTransaction transaction) {
        either(
                movies -> {
                    transaction.apply();
                    return null;
                },
                movies -> movies.apply(transaction));
    }

    TransactionOutcome tryApply(MovieTransaction transaction) {
        return either(movies -> transaction.tryApply(), movies -> movies.tryApply(transaction));
    }

    Page<Movie> page(MovieRead<?> read) {
        return either(movies -> read.page(), movies -> movies.page(read));
    }

    List<Movie> list(MovieRead<?> read) {
        return either(movies -> read.list(), movies -> movies.list(read));
    }

    /** The movies of a read, one by one: of its iterator or its publisher. */
    List<Movie> each(MovieRead<?> read) {
        return either(movies -> read.stream().toList(), movies -> all(movies.publish(read)));
    }

    /** The sizes of the pages of a read. */
    List<Integer> eachPage(MovieRead<?> read) {
        return either(
                movies -> StreamSupport.stream(read.pages().spliterator(), false)
                        .map(page -> page.items().size())
                        .toList(),
                movies -> all(movies.publishPages(read))
                        .thenApply(pages ->
                                pages.stream().map(page -> page.items().size()).toList()));
    }

    private static <T> CompletableFuture<List<T>> all(Flow.Publisher<T> publisher) {
        return JdkFlowAdapter.flowPublisherToFlux(publisher).collectList().toFuture();
    }

    Optional<Movie> first(MovieRead<?> read) {
        return either(movies -> read.first(), movies -> movies.first(read));
    }

    long count(MovieRead<?> read) {
        return either(movies -> read.count(), movies -> movies.count(read));
    }

    LoadReport run(BatchLoad load) {
        return either(movies -> load.run(), movies -> movies.run(load));
    }

    ExportReport run(Export export) {
        return either(movies -> export.run(), movies -> movies.run(export));
    }
}
