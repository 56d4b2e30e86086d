package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What both tables can do, so that one suite can say it of both. */
interface TableUnderTest {
    /** Makes specifications, and says the table's name. */
    MovieTable specifications();

    Optional<Movie> put(Movie movie);

    WriteOutcome putIfAbsent(Movie movie);

    WriteOutcome putIf(Movie movie, MovieCondition condition);

    Movie get(MovieKey key, Attribute<?>... fields);

    Map<MovieKey, Movie> getAll(Collection<MovieKey> keys);

    Optional<Movie> delete(MovieKey key);

    WriteOutcome deleteIf(MovieKey key, MovieCondition condition);

    long deleteAll(Collection<MovieKey> keys);

    long deleteAll(MovieRead<?> read);

    WriteOutcome move(MovieKey from, MovieKey to);

    Movie apply(MovieUpdate update);

    WriteOutcome tryApply(MovieUpdate update);

    Movie apply(ExactlyOnce update);

    void apply(MovieTransaction transaction);

    TransactionOutcome tryApply(MovieTransaction transaction);

    Page<Movie> page(MovieRead<?> read);

    List<Movie> list(MovieRead<?> read);

    Optional<Movie> first(MovieRead<?> read);

    long count(MovieRead<?> read);

    LoadReport run(BatchLoad load);

    ExportReport run(Export export);

    /** What the future ends with, itself. */
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

    static TableUnderTest of(MovieTable table) {
        return new TableUnderTest() {
            @Override
            public MovieTable specifications() {
                return table;
            }

            @Override
            public Optional<Movie> put(Movie movie) {
                return table.put(movie);
            }

            @Override
            public WriteOutcome putIfAbsent(Movie movie) {
                return table.putIfAbsent(movie);
            }

            @Override
            public WriteOutcome putIf(Movie movie, MovieCondition condition) {
                return table.putIf(movie, condition);
            }

            @Override
            public Movie get(MovieKey key, Attribute<?>... fields) {
                return table.get(key, fields);
            }

            @Override
            public Map<MovieKey, Movie> getAll(Collection<MovieKey> keys) {
                return table.getAll(keys);
            }

            @Override
            public Optional<Movie> delete(MovieKey key) {
                return table.delete(key);
            }

            @Override
            public WriteOutcome deleteIf(MovieKey key, MovieCondition condition) {
                return table.deleteIf(key, condition);
            }

            @Override
            public long deleteAll(Collection<MovieKey> keys) {
                return table.deleteAll(keys);
            }

            @Override
            public long deleteAll(MovieRead<?> read) {
                return read.deleteAll();
            }

            @Override
            public WriteOutcome move(MovieKey from, MovieKey to) {
                return table.move(from, to);
            }

            @Override
            public Movie apply(MovieUpdate update) {
                return update.apply();
            }

            @Override
            public WriteOutcome tryApply(MovieUpdate update) {
                return update.tryApply();
            }

            @Override
            public Movie apply(ExactlyOnce update) {
                return update.apply();
            }

            @Override
            public void apply(MovieTransaction transaction) {
                transaction.apply();
            }

            @Override
            public TransactionOutcome tryApply(MovieTransaction transaction) {
                return transaction.tryApply();
            }

            @Override
            public Page<Movie> page(MovieRead<?> read) {
                return read.page();
            }

            @Override
            public List<Movie> list(MovieRead<?> read) {
                return read.list();
            }

            @Override
            public Optional<Movie> first(MovieRead<?> read) {
                return read.first();
            }

            @Override
            public long count(MovieRead<?> read) {
                return read.count();
            }

            @Override
            public LoadReport run(BatchLoad load) {
                return load.run();
            }

            @Override
            public ExportReport run(Export export) {
                return export.run();
            }
        };
    }

    /** Runs what another table of the same name specifies, as its own specifications would block. */
    static TableUnderTest of(AsyncMovieTable table, MovieTable specifications) {
        return new TableUnderTest() {
            @Override
            public MovieTable specifications() {
                return specifications;
            }

            @Override
            public Optional<Movie> put(Movie movie) {
                return joined(table.put(movie));
            }

            @Override
            public WriteOutcome putIfAbsent(Movie movie) {
                return joined(table.putIfAbsent(movie));
            }

            @Override
            public WriteOutcome putIf(Movie movie, MovieCondition condition) {
                return joined(table.putIf(movie, condition));
            }

            @Override
            public Movie get(MovieKey key, Attribute<?>... fields) {
                return joined(table.get(key, fields));
            }

            @Override
            public Map<MovieKey, Movie> getAll(Collection<MovieKey> keys) {
                return joined(table.getAll(keys));
            }

            @Override
            public Optional<Movie> delete(MovieKey key) {
                return joined(table.delete(key));
            }

            @Override
            public WriteOutcome deleteIf(MovieKey key, MovieCondition condition) {
                return joined(table.deleteIf(key, condition));
            }

            @Override
            public long deleteAll(Collection<MovieKey> keys) {
                return joined(table.deleteAll(keys));
            }

            @Override
            public long deleteAll(MovieRead<?> read) {
                return joined(table.deleteAll(read));
            }

            @Override
            public WriteOutcome move(MovieKey from, MovieKey to) {
                return joined(table.move(from, to));
            }

            @Override
            public Movie apply(MovieUpdate update) {
                return joined(table.apply(update));
            }

            @Override
            public WriteOutcome tryApply(MovieUpdate update) {
                return joined(table.tryApply(update));
            }

            @Override
            public Movie apply(ExactlyOnce update) {
                return joined(table.apply(update));
            }

            @Override
            public void apply(MovieTransaction transaction) {
                joined(table.apply(transaction));
            }

            @Override
            public TransactionOutcome tryApply(MovieTransaction transaction) {
                return joined(table.tryApply(transaction));
            }

            @Override
            public Page<Movie> page(MovieRead<?> read) {
                return joined(table.page(read));
            }

            @Override
            public List<Movie> list(MovieRead<?> read) {
                return joined(table.list(read));
            }

            @Override
            public Optional<Movie> first(MovieRead<?> read) {
                return joined(table.first(read));
            }

            @Override
            public long count(MovieRead<?> read) {
                return joined(table.count(read));
            }

            @Override
            public LoadReport run(BatchLoad load) {
                return joined(table.run(load));
            }

            @Override
            public ExportReport run(Export export) {
                return joined(table.run(export));
            }
        };
    }
}
