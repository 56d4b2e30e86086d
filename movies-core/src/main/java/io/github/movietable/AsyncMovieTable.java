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
 * {@link MovieTable} without blocking: the same verbs and the same specifications over a {@link DynamoDbAsyncClient}, for
 * programs on an event loop or with a thousand requests in flight.
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
 * <p>A verb whose arguments are complete begins at once. If clauses follow, the verb returns the same specification as
 * {@link MovieTable} does, and a terminal here runs it: {@link #page page}, {@link #list list}, {@link
 * #publish publish}, {@link #apply(MovieUpdate) apply}, {@link #run(BatchLoad) run}. Either table can run a specification of the other if both have the same
 * name. The table that runs it brings client, meter, threads, deadline and signature; a read is consistent if the table or
 * the specification is. The specification's own terminals block: never call them on an event loop.
 *
 * <p>No method here waits. If a verb fails, even because of a null argument, its future completes with the exception that
 * {@link MovieTable} throws; {@code join()} wraps it in a {@link java.util.concurrent.CompletionException}. Only clauses,
 * views and publishers throw at once. Cancelling or completing a future ends its work: nothing more is sent, and pauses
 * end. DynamoDB may still carry out a request that is on its way.
 *
 * <p>No thread waits for an answer. The thread that completes the SDK's future hands the answer to the table's executor,
 * which decodes it and completes ours; see {@link #runningOn}. A load or an export has up to two threads of the library's
 * own while it runs, for its files.
 *
 * <p>Immutable, thread-safe and cheap. It borrows your client and never closes it.
 */
@CheckReturnValue
@SuppressWarnings("doclint:missing") // MovieTable says what parameters and results are
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

    /** A table by its name, which need not exist yet; see {@link MovieTable#named}. The client stays yours to close. */
    public static AsyncMovieTable named(String name, DynamoDbAsyncClient client) {
        OldestVersions.check();
        return named(name, client, Ticker.SYSTEM);
    }

    static AsyncMovieTable named(String name, DynamoDbAsyncClient client, Ticker ticker) {
        return new AsyncMovieTable(TableView.of(name, AsyncClient.of(client, ticker)));
    }

    /** The names of all tables; see {@link MovieTable#listTables}. */
    public static CompletableFuture<List<String>> listTables(DynamoDbAsyncClient client) {
        return AsyncClient.of(client, Ticker.SYSTEM).begin(Tables.names());
    }

    /** The table's name. */
    public String name() {
        return view.name();
    }

    /** This table, read with strong consistency; see {@link MovieTable#consistent}. */
    public AsyncMovieTable consistent() {
        return new AsyncMovieTable(view.consistently());
    }

    /** This table with a meter attached; see {@link MovieTable#meteredBy}. */
    public AsyncMovieTable meteredBy(Meter meter) {
        return new AsyncMovieTable(view.meteredBy(meter));
    }

    /** This table with signed cursors; see {@link MovieTable#signingCursors}. */
    public AsyncMovieTable signingCursors(byte[] secret) {
        return new AsyncMovieTable(view.sealedWith(Seal.with(secret)));
    }

    /**
     * This table with an executor of your own. The executor decodes answers, decides what follows, completes futures and
     * calls subscribers, so stages that depend on a future run there too, unless you give them an executor. By default all
     * tables share a pool of daemon threads. With {@code Runnable::run}, or if the executor refuses a task, the thread that
     * completes the SDK's future does the work.
     *
     * @param executor runs short tasks; stays yours to shut down
     * @return a view of the same table
     */
    public AsyncMovieTable runningOn(Executor executor) {
        return new AsyncMovieTable(view.runningOn(executor));
    }

    /** This table with a deadline, which publishers keep for each page; see {@link MovieTable#withDeadline}. */
    public AsyncMovieTable withDeadline(Duration longest) {
        return new AsyncMovieTable(view.within(longest));
    }

    /** Creates the table on demand; see {@link MovieTable#create()}. Completes when it is active. */
    public CompletableFuture<Void> create() {
        return create(Throughput.onDemand());
    }

    /** Creates the table; see {@link MovieTable#create(Throughput)}. Completes when it is active. */
    public CompletableFuture<Void> create(Throughput throughput) {
        return view.beginSilent(() -> life.create(throughput, null));
    }

    /** Creates the table with an index on titles; see {@link MovieTable#create(Throughput, TitleIndex)}. */
    public CompletableFuture<Void> create(Throughput throughput, TitleIndex index) {
        return view.beginSilent(() -> life.create(throughput, Objects.requireNonNull(index, "index")));
    }

    /** Adds an index on titles; see {@link MovieTable#addTitleIndex(TitleIndex)}. */
    public CompletableFuture<Void> addTitleIndex(TitleIndex index) {
        return addTitleIndex(index, progress -> {});
    }

    /** Adds an index on titles, and tells how it goes on; see {@link MovieTable#addTitleIndex(TitleIndex, Consumer)}. */
    public CompletableFuture<Void> addTitleIndex(TitleIndex index, Consumer<TitleIndex.Progress> told) {
        return view.beginSilent(() -> life.addTitleIndex(index, told));
    }

    /** Creates the table on demand if it is missing; see {@link MovieTable#createIfMissing()}. */
    public CompletableFuture<Boolean> createIfMissing() {
        return createIfMissing(Throughput.onDemand());
    }

    /** Creates the table if it is missing; see {@link MovieTable#createIfMissing(Throughput)}. */
    public CompletableFuture<Boolean> createIfMissing(Throughput throughput) {
        return view.begin(() -> life.createIfMissing(throughput, null));
    }

    /** Creates table and index if they are missing; see {@link MovieTable#createIfMissing(Throughput, TitleIndex)}. */
    public CompletableFuture<Boolean> createIfMissing(Throughput throughput, TitleIndex index) {
        return view.begin(() -> life.createIfMissing(throughput, Objects.requireNonNull(index, "index")));
    }

    /** Whether the table is there; see {@link MovieTable#exists}. */
    public CompletableFuture<Boolean> exists() {
        return view.begin(life::exists);
    }

    /** The table's state and figures; see {@link MovieTable#describe}. */
    public CompletableFuture<TableInfo> describe() {
        return view.begin(verbs::describe);
    }

    /** Drops the table and everything in it; see {@link MovieTable#drop}. Completes when it is gone. */
    public CompletableFuture<Void> drop() {
        return view.beginSilent(life::drop);
    }

    /** Puts a movie, and returns the movie that it replaced; see {@link MovieTable#put}. */
    public CompletableFuture<Optional<Movie>> put(Movie movie) {
        return view.begin(() -> verbs.put(movie));
    }

    /** Puts a movie if there is none of its key; see {@link MovieTable#putIfAbsent}. */
    public CompletableFuture<WriteOutcome> putIfAbsent(Movie movie) {
        return putIf(movie, Put.ABSENT);
    }

    /** Puts a movie if a condition holds of the stored movie; see {@link MovieTable#putIf}. */
    public CompletableFuture<WriteOutcome> putIf(Movie movie, MovieCondition condition) {
        return view.begin(() -> verbs.putIf(movie, condition));
    }

    /** Gets a movie that must be there; see {@link MovieTable#get(MovieKey, Attribute...)}. */
    public CompletableFuture<Movie> get(MovieKey key, Attribute<?>... fields) {
        return view.begin(() -> verbs.get(key, fields));
    }

    /** Gets a movie that must be there; see {@link MovieTable#get(int, String, Attribute...)}. */
    public CompletableFuture<Movie> get(int year, String title, Attribute<?>... fields) {
        return view.begin(() -> verbs.get(MovieKey.of(year, title), fields));
    }

    /** Finds a movie that may be there; see {@link MovieTable#find(MovieKey, Attribute...)}. */
    public CompletableFuture<Optional<Movie>> find(MovieKey key, Attribute<?>... fields) {
        return view.begin(() -> verbs.find(key, fields));
    }

    /** Finds a movie that may be there; see {@link MovieTable#find(int, String, Attribute...)}. */
    public CompletableFuture<Optional<Movie>> find(int year, String title, Attribute<?>... fields) {
        return view.begin(() -> verbs.find(MovieKey.of(year, title), fields));
    }

    /** Gets many movies; see {@link MovieTable#getAll}. */
    public CompletableFuture<Map<MovieKey, Movie>> getAll(Collection<MovieKey> keys, Attribute<?>... fields) {
        return view.begin(() -> verbs.getAll(keys, fields));
    }

    /** Gets up to 100 movies as they are at one moment; see {@link MovieTable#transactionalGet}. */
    public CompletableFuture<Map<MovieKey, Movie>> transactionalGet(Collection<MovieKey> keys, Attribute<?>... fields) {
        return view.begin(() -> verbs.transactionalGet(keys, fields));
    }

    /** Deletes a movie, and returns it; see {@link MovieTable#delete(MovieKey)}. */
    public CompletableFuture<Optional<Movie>> delete(MovieKey key) {
        return view.begin(() -> verbs.delete(key));
    }

    /** Deletes a movie, and returns it; see {@link MovieTable#delete(int, String)}. */
    public CompletableFuture<Optional<Movie>> delete(int year, String title) {
        return view.begin(() -> verbs.delete(MovieKey.of(year, title)));
    }

    /** Deletes a movie if a condition holds of it; see {@link MovieTable#deleteIf(MovieKey, MovieCondition)}. */
    public CompletableFuture<WriteOutcome> deleteIf(MovieKey key, MovieCondition condition) {
        return view.begin(() -> verbs.deleteIf(key, condition));
    }

    /** Deletes a movie if a condition holds of it; see {@link MovieTable#deleteIf(int, String, MovieCondition)}. */
    public CompletableFuture<WriteOutcome> deleteIf(int year, String title, MovieCondition condition) {
        return view.begin(() -> verbs.deleteIf(MovieKey.of(year, title), condition));
    }

    /** Deletes many movies; see {@link MovieTable#deleteAll}. */
    public CompletableFuture<Long> deleteAll(Collection<MovieKey> keys) {
        return TableView.started(() -> BulkDelete.begin(view, keys));
    }

    /** Gives a movie another year or title; see {@link MovieTable#move}. */
    public CompletableFuture<WriteOutcome> move(MovieKey from, MovieKey to) {
        return view.begin(() -> verbs.move(from, to));
    }

    /** Begins an update of a movie that must be there; {@code apply} or {@code tryApply} here runs it. */
    public MovieUpdate update(MovieKey key) {
        return specifications.update(key);
    }

    /** Begins an update of a movie that must be there; {@code apply} or {@code tryApply} here runs it. */
    public MovieUpdate update(int year, String title) {
        return specifications.update(year, title);
    }

    /** Makes the changes, and tells the movie as now stored; see {@link MovieUpdate#apply}. */
    public CompletableFuture<Movie> apply(MovieUpdate update) {
        return view.begin(() -> update.applied(view));
    }

    /** Makes the changes, and tells a refusal as a value; see {@link MovieUpdate#tryApply}. */
    public CompletableFuture<WriteOutcome> tryApply(MovieUpdate update) {
        return view.begin(() -> update.tried(view));
    }

    /** Makes an update once and no more; see {@link ExactlyOnce#apply}. */
    public CompletableFuture<Movie> apply(ExactlyOnce update) {
        return view.begin(() -> update.applied(view));
    }

    /** Makes an update once and no more, and tells a refusal as a value; see {@link ExactlyOnce#tryApply}. */
    public CompletableFuture<WriteOutcome> tryApply(ExactlyOnce update) {
        return view.begin(() -> update.tried(view));
    }

    /** Begins a transaction; {@code apply} or {@code tryApply} here runs it. See {@link MovieTable#transaction}. */
    public MovieTransaction transaction() {
        return specifications.transaction();
    }

    /** Runs a transaction; see {@link MovieTransaction#apply}. */
    public CompletableFuture<Void> apply(MovieTransaction transaction) {
        return view.beginSilent(() -> transaction.applied(view));
    }

    /** Runs a transaction, and tells a cancellation as a value; see {@link MovieTransaction#tryApply}. */
    public CompletableFuture<TransactionOutcome> tryApply(MovieTransaction transaction) {
        return view.begin(() -> transaction.tried(view));
    }

    /** The same movies, with a random version that every write changes; see {@link VersionedMovies}. */
    public AsyncVersionedMovies versioned(TextAttribute attribute) {
        return new AsyncVersionedMovies(view, movie -> VersionMark.random(attribute, movie));
    }

    /** The same movies, with a version that counts up; see {@link MovieTable#versioned(NumberAttribute)}. */
    public AsyncVersionedMovies versioned(NumberAttribute attribute) {
        return new AsyncVersionedMovies(view, movie -> VersionMark.counted(attribute, movie));
    }

    /** The movies of one year, by title; not yet run. */
    public YearQuery inYear(int year) {
        return specifications.inYear(year);
    }

    /** The movies of some years, by year and title; not yet run. See {@link MovieTable#inYears(int, int)}. */
    public YearsQuery inYears(int from, int to) {
        return specifications.inYears(from, to);
    }

    /** The movies of some years, by year and title; not yet run. See {@link MovieTable#inYears(Collection)}. */
    public YearsQuery inYears(Collection<Integer> years) {
        return specifications.inYears(years);
    }

    /** The movies of one title in all years, by year; not yet run. See {@link MovieTable#titled}. */
    public TitleQuery titled(String title) {
        return specifications.titled(title);
    }

    /** All movies, in no order; not yet run. It reads, and costs, the whole table. */
    public MovieScan scan() {
        return specifications.scan();
    }

    /** Reads one page; see {@link MovieRead#page}. */
    public CompletableFuture<Page<Movie>> page(MovieRead<?> read) {
        return TableView.started(() -> Gatherer.begin(WholeRead.page(read.by(view))));
    }

    /** All movies of a read at once, which must fit into memory; see {@link MovieRead#list}. */
    public CompletableFuture<List<Movie>> list(MovieRead<?> read) {
        return TableView.started(() -> Gatherer.begin(WholeRead.list(read.by(view))));
    }

    /** The first movie of a read; see {@link MovieRead#first}. */
    public CompletableFuture<Optional<Movie>> first(MovieRead<?> read) {
        return TableView.started(() -> Gatherer.begin(WholeRead.first(read.by(view))));
    }

    /** How many movies a read finds; see {@link MovieRead#count}. */
    public CompletableFuture<Long> count(MovieRead<?> read) {
        return TableView.started(() -> Gatherer.begin(WholeRead.count(read.by(view))));
    }

    /** Deletes the movies that a read finds; see {@link MovieRead#deleteAll}. */
    public CompletableFuture<Long> deleteAll(MovieRead<?> read) {
        return TableView.started(() -> BulkDelete.begin(read.by(view)));
    }

    /**
     * The movies of a read, one by one as they are requested. Each subscriber has a read of its own, which begins with its
     * first request. One page is read ahead of demand, unless the read is {@linkplain MovieRead#withoutPrefetch without
     * prefetch}; several years or segments are read at once only if all movies are requested. A failure comes once, behind
     * all movies before it. Cancelling the subscription calls off requests that are on their way.
     *
     * @param read the read, of this table's name
     * @return the movies, for any number of subscribers
     * @throws IllegalArgumentException if the read is of another table
     */
    public Flow.Publisher<Movie> publish(MovieRead<?> read) {
        return ReadPublisher.movies(read.by(view));
    }

    /**
     * The pages of a read, with what they cost; else like {@link #publish}, but as many years or segments are read at once
     * as pages are requested.
     *
     * @param read the read, of this table's name
     * @return the pages, for any number of subscribers
     * @throws IllegalArgumentException if the read is of another table
     */
    public Flow.Publisher<Page<Movie>> publishPages(MovieRead<?> read) {
        return ReadPublisher.pages(read.by(view));
    }

    /** Begins to load a file or folder; {@link #run(BatchLoad)} runs it. See {@link MovieTable#batchLoad(Path)}. */
    public BatchLoad batchLoad(Path file) {
        return specifications.batchLoad(file);
    }

    /** Begins to load a stream of bytes; {@link #run(BatchLoad)} runs it. See {@link MovieTable#batchLoad(InputStream)}. */
    public BatchLoad batchLoad(InputStream bytes) {
        return specifications.batchLoad(bytes);
    }

    /** Begins to load a stream of movies; {@link #run(BatchLoad)} runs it. See {@link MovieTable#batchLoad(Stream)}. */
    public BatchLoad batchLoad(Stream<Movie> movies) {
        return specifications.batchLoad(movies);
    }

    /** Begins to load movies; {@link #run(BatchLoad)} runs it. See {@link MovieTable#batchLoad(Iterable)}. */
    public BatchLoad batchLoad(Iterable<Movie> movies) {
        return specifications.batchLoad(movies);
    }

    /**
     * Loads. A program's own movies are taken on a thread of the library's own, and listeners are called there.
     *
     * @param load the load, of this table's name
     * @return the fate of every record, or a {@link io.github.movietable.load.LoadFailedException} with it. Cancelling
     *     the future ends the load in order; the future completes then with that exception, within about a second
     */
    public CompletableFuture<LoadReport> run(BatchLoad load) {
        return TableView.started(() -> LongRun.begin(
                isCancelled -> Hidden.make(BatchLoad.class, BatchLoad.class, view.start(isCancelled), load)::run));
    }

    /** Begins to export all movies to a file; {@link #run(Export)} runs it. See {@link MovieTable#exportTo}. */
    public Export exportTo(Path file) {
        return specifications.exportTo(file);
    }

    /**
     * Exports; the file is written on a thread of the library's own.
     *
     * @param export the export, of this table's name
     * @return how much was written. Cancelling the future ends the export in order, and no file is left; the future completes
     *     then with an {@link io.github.movietable.load.ExportFailedException}, within about a second
     */
    public CompletableFuture<ExportReport> run(Export export) {
        return TableView.started(() -> LongRun.begin(
                isCancelled -> Hidden.make(Export.class, Export.class, view.start(isCancelled), export)::run));
    }

    /** The table's name. */
    @Override
    public String toString() {
        return "AsyncMovieTable " + view.name();
    }
}
