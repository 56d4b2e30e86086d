package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.expression.TextAttribute;
import io.github.movietable.internal.call.AsyncClient;
import io.github.movietable.internal.call.Hidden;
import io.github.movietable.internal.call.Tables;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.internal.write.Put;
import io.github.movietable.load.BatchLoad;
import io.github.movietable.load.Export;
import io.github.movietable.load.ExportReport;
import io.github.movietable.load.LoadReport;
import io.github.movietable.model.Meter;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * {@link MovieTable} without blocking: the same operations over a {@link DynamoDbAsyncClient}, for programs that run on
 * an event loop or have a thousand requests in flight.
 *
 * <pre>{@code
 * AsyncMovieTable movies = AsyncMovieTable.named("Movies", asyncClient);
 * CompletableFuture<Movie> now = movies.get(1985, "Brazil")
 *         .thenCompose(movie ->
 *                 movies.apply(movies.update(movie.key()).increment(RANK, 1)));
 * CompletableFuture<List<Movie>> best =
 *         movies.list(movies.inYear(1985).where(RATING.atLeast(8)));
 * }</pre>
 *
 * <p>A method that returns a future starts its operation at once. A method whose result takes clauses ({@code where},
 * {@code set}, …) returns the same specification as in {@link MovieTable}; to run it, pass it to {@link #page page},
 * {@link #list list}, {@link #publish publish}, {@link #apply(MovieUpdate) apply} or {@link #run(BatchLoad) run} here.
 * A specification may come from any table object with the same table name. The table object that runs it provides
 * client, meter, executor, deadline and cursor secret; a read is consistent if that table or the read is. The
 * specification's own methods that run it, such as {@code list()}, block: never call them on an event loop.
 *
 * <p>No method here waits. If an operation fails, even because of a null argument, its future completes with the
 * exception that {@link MovieTable} throws; {@code join()} wraps it in a {@link
 * java.util.concurrent.CompletionException}. Only methods that return no future throw directly. Cancelling or
 * completing a future ends its operation: no other request is sent, but the SDK may still retry the one in flight.
 *
 * <p>No thread waits for a response. The thread that completes the SDK's future passes the response to the table's
 * executor, which decodes it and completes the future that you hold; see {@link #runningOn}. While a load or an export
 * runs, it uses up to two threads of the library to read or write its files.
 *
 * <p>Immutable, thread-safe and cheap to create. It uses your client and never closes it.
 */
@CheckReturnValue
@SuppressWarnings("doclint:missing") // parameters and results are documented in MovieTable
public final class AsyncMovieTable {
    private final TableView view;
    private final Verbs verbs;
    private final TableLifecycle life;
    private final MovieTable specifications;

    private AsyncMovieTable(TableView view) {
        this.view = view;
        this.verbs = new Verbs(view);
        this.life = new TableLifecycle(view);
        this.specifications = MovieTable.of(view);
    }

    /** A table by its name, which need not exist yet; see {@link MovieTable#named}. You close the client yourself. */
    public static AsyncMovieTable named(String name, DynamoDbAsyncClient client) {
        OldestVersions.check();
        return named(name, client, Ticker.SYSTEM);
    }

    static AsyncMovieTable named(String name, DynamoDbAsyncClient client, Ticker ticker) {
        return new AsyncMovieTable(TableView.of(name, AsyncClient.of(client, ticker)));
    }

    /** The names of all tables of the account and region, in DynamoDB's order; see {@link MovieTable#listTables}. */
    public static CompletableFuture<List<String>> listTables(DynamoDbAsyncClient client) {
        return TableView.started(() -> AsyncClient.of(client, Ticker.SYSTEM).begin(Tables.names()));
    }

    /** The name or ARN that was passed to {@link #named}. */
    public String name() {
        return view.name();
    }

    /** A view of this table whose reads are strongly consistent; see {@link MovieTable#consistent}. */
    public AsyncMovieTable consistent() {
        return new AsyncMovieTable(view.consistently());
    }

    /** A view that adds up the capacity units of its calls in a meter; see {@link MovieTable#meteredBy}. */
    public AsyncMovieTable meteredBy(Meter meter) {
        return new AsyncMovieTable(view.meteredBy(meter));
    }

    /** A view that signs cursors and accepts only cursors with its signature; see {@link MovieTable#signingCursors}. */
    public AsyncMovieTable signingCursors(byte[] secret) {
        return new AsyncMovieTable(view.sealedWith(Seal.with(secret)));
    }

    /**
     * A view of this table that uses your executor. The executor decodes responses, decides what to send next,
     * completes futures and calls subscribers, so stages that depend on a future run there too, unless you give them an
     * executor. By default all tables share a daemon thread, or several if it can't keep up or your stages block. With
     * {@code Runnable::run}, or if the executor rejects a task, the thread that completes the SDK's future does the work.
     *
     * @param executor runs short tasks; the library never shuts it down
     * @return a view of the same table; this object is unchanged
     */
    public AsyncMovieTable runningOn(Executor executor) {
        return new AsyncMovieTable(view.runningOn(executor));
    }

    /** A view with a time limit for each operation, in publishers for each page; see {@link MovieTable#withDeadline}. */
    public AsyncMovieTable withDeadline(Duration longest) {
        return new AsyncMovieTable(view.within(longest));
    }

    /** Creates the table with on-demand capacity; see {@link MovieTable#create()}. Completes when the table is active. */
    public CompletableFuture<Void> create() {
        return create(Throughput.onDemand());
    }

    /** Creates the table; see {@link MovieTable#create(Throughput)}. Completes when the table is active. */
    public CompletableFuture<Void> create(Throughput throughput) {
        return view.beginSilent(() -> life.create(throughput, null));
    }

    /** Creates the table with a secondary index on titles; see {@link MovieTable#create(Throughput, TitleIndex)}. */
    public CompletableFuture<Void> create(Throughput throughput, TitleIndex index) {
        return view.beginSilent(() -> life.create(throughput, Objects.requireNonNull(index, "index")));
    }

    /** Adds an index on titles; see {@link MovieTable#addTitleIndex(TitleIndex)}. Completes when the index is ready. */
    public CompletableFuture<Void> addTitleIndex(TitleIndex index) {
        return addTitleIndex(index, progress -> {});
    }

    /** Adds an index on titles and reports its progress; see {@link MovieTable#addTitleIndex(TitleIndex, Consumer)}. */
    public CompletableFuture<Void> addTitleIndex(TitleIndex index, Consumer<TitleIndex.Progress> told) {
        return view.beginSilent(() -> life.addTitleIndex(index, told));
    }

    /** Creates the table with on-demand capacity unless it exists; see {@link MovieTable#createIfMissing()}. */
    public CompletableFuture<Boolean> createIfMissing() {
        return createIfMissing(Throughput.onDemand());
    }

    /** Creates the table unless it exists; see {@link MovieTable#createIfMissing(Throughput)}. */
    public CompletableFuture<Boolean> createIfMissing(Throughput throughput) {
        return view.begin(() -> life.createIfMissing(throughput, null));
    }

    /** Creates the table or its index if missing; see {@link MovieTable#createIfMissing(Throughput, TitleIndex)}. */
    public CompletableFuture<Boolean> createIfMissing(Throughput throughput, TitleIndex index) {
        return view.begin(() -> life.createIfMissing(throughput, Objects.requireNonNull(index, "index")));
    }

    /** Whether the table exists, in any state; see {@link MovieTable#exists}. */
    public CompletableFuture<Boolean> exists() {
        return view.begin(life::exists);
    }

    /** The table's state, item count and size; see {@link MovieTable#describe}. */
    public CompletableFuture<TableInfo> describe() {
        return view.begin(verbs::describe);
    }

    /** Deletes the table and everything in it; see {@link MovieTable#drop}. Completes when the table is gone. */
    public CompletableFuture<Void> drop() {
        return view.beginSilent(life::drop);
    }

    /** Puts a movie and returns the movie that it replaced, if any; see {@link MovieTable#put}. */
    public CompletableFuture<Optional<Movie>> put(Movie movie) {
        return view.begin(() -> verbs.put(movie));
    }

    /** Puts a movie unless one with the same key is stored; see {@link MovieTable#putIfAbsent}. */
    public CompletableFuture<WriteOutcome> putIfAbsent(Movie movie) {
        return putIf(movie, Put.ABSENT);
    }

    /** Puts a movie if the movie stored under its key meets a condition; see {@link MovieTable#putIf}. */
    public CompletableFuture<WriteOutcome> putIf(Movie movie, MovieCondition condition) {
        return view.begin(() -> verbs.putIf(movie, condition));
    }

    /** Gets a movie; fails if there is none. See {@link MovieTable#get(MovieKey, Attribute...)}. */
    public CompletableFuture<Movie> get(MovieKey key, Attribute<?>... fields) {
        return view.begin(() -> verbs.get(key, fields));
    }

    /** Gets a movie; fails if there is none. See {@link MovieTable#get(int, String, Attribute...)}. */
    public CompletableFuture<Movie> get(int year, String title, Attribute<?>... fields) {
        return view.begin(() -> verbs.get(MovieKey.of(year, title), fields));
    }

    /** Gets a movie, or empty if there is none; see {@link MovieTable#find(MovieKey, Attribute...)}. */
    public CompletableFuture<Optional<Movie>> find(MovieKey key, Attribute<?>... fields) {
        return view.begin(() -> verbs.find(key, fields));
    }

    /** Gets a movie, or empty if there is none; see {@link MovieTable#find(int, String, Attribute...)}. */
    public CompletableFuture<Optional<Movie>> find(int year, String title, Attribute<?>... fields) {
        return view.begin(() -> verbs.find(MovieKey.of(year, title), fields));
    }

    /** Gets many movies by BatchGetItem; keys that are not stored are left out. See {@link MovieTable#getAll}. */
    public CompletableFuture<Map<MovieKey, Movie>> getAll(Collection<MovieKey> keys, Attribute<?>... fields) {
        return view.begin(() -> verbs.getAll(keys, fields));
    }

    /** Gets up to 100 movies in one transaction; see {@link MovieTable#transactionalGet}. */
    public CompletableFuture<Map<MovieKey, Movie>> transactionalGet(Collection<MovieKey> keys, Attribute<?>... fields) {
        return view.begin(() -> verbs.transactionalGet(keys, fields));
    }

    /** Deletes a movie and returns it, or empty if there was none; see {@link MovieTable#delete(MovieKey)}. */
    public CompletableFuture<Optional<Movie>> delete(MovieKey key) {
        return view.begin(() -> verbs.delete(key));
    }

    /** Deletes a movie and returns it, or empty if there was none; see {@link MovieTable#delete(int, String)}. */
    public CompletableFuture<Optional<Movie>> delete(int year, String title) {
        return view.begin(() -> verbs.delete(MovieKey.of(year, title)));
    }

    /** Deletes a movie if it meets a condition; see {@link MovieTable#deleteIf(MovieKey, MovieCondition)}. */
    public CompletableFuture<WriteOutcome> deleteIf(MovieKey key, MovieCondition condition) {
        return view.begin(() -> verbs.deleteIf(key, condition));
    }

    /** Deletes a movie if it meets a condition; see {@link MovieTable#deleteIf(int, String, MovieCondition)}. */
    public CompletableFuture<WriteOutcome> deleteIf(int year, String title, MovieCondition condition) {
        return view.begin(() -> verbs.deleteIf(MovieKey.of(year, title), condition));
    }

    /** Deletes the movies with these keys, in batches, and returns their number; see {@link MovieTable#deleteAll}. */
    public CompletableFuture<Long> deleteAll(Collection<MovieKey> keys) {
        return TableView.started(() -> BulkDelete.begin(view, keys));
    }

    /** Changes the key of a movie, in one transaction; see {@link MovieTable#move}. */
    public CompletableFuture<WriteOutcome> move(MovieKey from, MovieKey to) {
        return view.begin(() -> verbs.move(from, to));
    }

    /** An empty update of an existing movie; {@link #apply(MovieUpdate)} or {@link #tryApply(MovieUpdate)} runs it. */
    public MovieUpdate update(MovieKey key) {
        return specifications.update(key);
    }

    /** An empty update of an existing movie; {@link #apply(MovieUpdate)} or {@link #tryApply(MovieUpdate)} runs it. */
    public MovieUpdate update(int year, String title) {
        return specifications.update(year, title);
    }

    /** Runs an update and returns the movie as now stored; see {@link MovieUpdate#apply}. */
    public CompletableFuture<Movie> apply(MovieUpdate update) {
        return view.begin(() -> update.applied(view));
    }

    /** Runs an update and returns its outcome, even if it was refused; see {@link MovieUpdate#tryApply}. */
    public CompletableFuture<WriteOutcome> tryApply(MovieUpdate update) {
        return view.begin(() -> update.tried(view));
    }

    /** Runs an update as an idempotent transaction, and returns the movie; see {@link ExactlyOnce#apply}. */
    public CompletableFuture<Movie> apply(ExactlyOnce update) {
        return view.begin(() -> update.applied(view));
    }

    /** Runs an update as an idempotent transaction, and returns its outcome; see {@link ExactlyOnce#tryApply}. */
    public CompletableFuture<WriteOutcome> tryApply(ExactlyOnce update) {
        return view.begin(() -> update.tried(view));
    }

    /** An empty transaction; {@code apply} or {@code tryApply} here runs it. See {@link MovieTable#transaction}. */
    public MovieTransaction transaction() {
        return specifications.transaction();
    }

    /** Runs a transaction; fails if DynamoDB cancels it. See {@link MovieTransaction#apply}. */
    public CompletableFuture<Void> apply(MovieTransaction transaction) {
        return view.beginSilent(() -> transaction.applied(view));
    }

    /** Runs a transaction and returns its outcome, even if it was cancelled; see {@link MovieTransaction#tryApply}. */
    public CompletableFuture<TransactionOutcome> tryApply(MovieTransaction transaction) {
        return view.begin(() -> transaction.tried(view));
    }

    /** Writes with optimistic locking, by a random text that each write changes; see {@link VersionedMovies}. */
    public AsyncVersionedMovies versioned(TextAttribute attribute) {
        return new AsyncVersionedMovies(view, movie -> VersionMark.random(attribute, movie));
    }

    /** Writes with optimistic locking, by a number that counts up; see {@link MovieTable#versioned(NumberAttribute)}. */
    public AsyncVersionedMovies versioned(NumberAttribute attribute) {
        return new AsyncVersionedMovies(view, movie -> VersionMark.counted(attribute, movie));
    }

    /** A query for the movies of one year, sorted by title. See {@link MovieTable#inYear}. */
    public YearQuery inYear(int year) {
        return specifications.inYear(year);
    }

    /** Queries for a range of years, sorted by year and title. See {@link MovieTable#inYears(int, int)}. */
    public YearsQuery inYears(int from, int to) {
        return specifications.inYears(from, to);
    }

    /** Queries for the given years, sorted by year and title. See {@link MovieTable#inYears(Collection)}. */
    public YearsQuery inYears(Collection<Integer> years) {
        return specifications.inYears(years);
    }

    /** A query of the title index for the movies with this title, sorted by year. See {@link MovieTable#titled}. */
    public TitleQuery titled(String title) {
        return specifications.titled(title);
    }

    /** A scan of all movies, in no order. It reads, and is charged for, the whole table. See {@link MovieTable#scan}. */
    public MovieScan scan() {
        return specifications.scan();
    }

    /** Runs a read for one page; see {@link MovieRead#page}. */
    public CompletableFuture<Page<Movie>> page(MovieRead<?> read) {
        return TableView.started(() -> Gatherer.begin(WholeRead.page(read.by(view))));
    }

    /** Runs a read and returns all its movies, which must fit into memory; see {@link MovieRead#list}. */
    public CompletableFuture<List<Movie>> list(MovieRead<?> read) {
        return TableView.started(() -> Gatherer.begin(WholeRead.list(read.by(view))));
    }

    /** The first movie of a read, or empty if it finds none; see {@link MovieRead#first}. */
    public CompletableFuture<Optional<Movie>> first(MovieRead<?> read) {
        return TableView.started(() -> Gatherer.begin(WholeRead.first(read.by(view))));
    }

    /** Counts the movies that a read finds, without returning them; see {@link MovieRead#count}. */
    public CompletableFuture<Long> count(MovieRead<?> read) {
        return TableView.started(() -> Gatherer.begin(WholeRead.count(read.by(view))));
    }

    /** Deletes the movies that a read finds, and returns how many it deleted; see {@link MovieRead#deleteAll}. */
    public CompletableFuture<Long> deleteAll(MovieRead<?> read) {
        return TableView.started(() -> BulkDelete.begin(read.by(view)));
    }

    /**
     * Publishes the movies of a read. Each subscriber starts a read of its own, at its first {@code request}. One page
     * is read ahead of demand, unless the read is {@linkplain MovieRead#withoutPrefetch without prefetch}; several
     * years or segments are read at once only if the subscriber requests {@code Long.MAX_VALUE}. If the read fails,
     * {@code onError} follows the movies that were read before. Cancelling a subscription cancels requests in flight.
     *
     * @param read a read that was made by a table of the same name
     * @return the publisher, for any number of subscribers
     * @throws IllegalArgumentException if the read is of a table with another name
     */
    public Flow.Publisher<Movie> publish(MovieRead<?> read) {
        return ReadPublisher.movies(read.by(view));
    }

    /**
     * Publishes the pages of a read, each with its cost in capacity units. Otherwise it works as {@link #publish},
     * except that as many segments are read at once as the subscriber has requested pages, and one more.
     *
     * @param read a read that was made by a table of the same name
     * @return the publisher, for any number of subscribers
     * @throws IllegalArgumentException if the read is of a table with another name
     */
    public Flow.Publisher<Page<Movie>> publishPages(MovieRead<?> read) {
        return ReadPublisher.pages(read.by(view));
    }

    /** A load of a file or folder, run with {@link #run(BatchLoad)}; see {@link MovieTable#batchLoad(Path)}. */
    public BatchLoad batchLoad(Path file) {
        return specifications.batchLoad(file);
    }

    /** A load of a stream of JSON, run with {@link #run(BatchLoad)}; see {@link MovieTable#batchLoad(InputStream)}. */
    public BatchLoad batchLoad(InputStream bytes) {
        return specifications.batchLoad(bytes);
    }

    /** A load of a stream of movies, run with {@link #run(BatchLoad)}; see {@link MovieTable#batchLoad(Stream)}. */
    public BatchLoad batchLoad(Stream<Movie> movies) {
        return specifications.batchLoad(movies);
    }

    /** A load of an iterable of movies, run with {@link #run(BatchLoad)}; see {@link MovieTable#batchLoad(Iterable)}. */
    public BatchLoad batchLoad(Iterable<Movie> movies) {
        return specifications.batchLoad(movies);
    }

    /**
     * Runs a load. A thread of the library iterates over your stream or collection of movies, and calls your listeners.
     *
     * @param load a load that was made by a table of the same name
     * @return the report on all records, or a {@link io.github.movietable.load.LoadFailedException} that holds it. If
     *     you cancel the future, the load ends in an orderly way within about a second, and that exception follows
     */
    public CompletableFuture<LoadReport> run(BatchLoad load) {
        return view.beginLong(
                isCancelled -> Hidden.make(BatchLoad.class, BatchLoad.class, view.start(isCancelled), load)::run);
    }

    /** An export of all movies to a file, run with {@link #run(Export)}; see {@link MovieTable#exportTo}. */
    public Export exportTo(Path file) {
        return specifications.exportTo(file);
    }

    /**
     * Runs an export. A thread of the library writes the file.
     *
     * @param export an export that was made by a table of the same name
     * @return a report on the export. If you cancel the future, the export stops and leaves no new file; within about a
     *     second the future then completes with an {@link io.github.movietable.load.ExportFailedException}
     */
    public CompletableFuture<ExportReport> run(Export export) {
        return view.beginLong(
                isCancelled -> Hidden.make(Export.class, Export.class, view.start(isCancelled), export)::run);
    }

    /** The class and the table's name, for logs. */
    @Override
    public String toString() {
        return "AsyncMovieTable " + view.name();
    }
}
