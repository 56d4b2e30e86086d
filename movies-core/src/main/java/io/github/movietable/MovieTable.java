package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.expression.TextAttribute;
import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Client;
import io.github.movietable.internal.call.Hidden;
import io.github.movietable.internal.call.Tables;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.internal.write.Put;
import io.github.movietable.load.BatchLoad;
import io.github.movietable.load.Export;
import io.github.movietable.model.Meter;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.model.NoSuchTableException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A table of movies in DynamoDB, keyed by year (partition key) and title (sort key).
 *
 * <pre>{@code
 * MovieTable movies = MovieTable.named("Movies", client);
 * movies.put(Movie.of(2015, "The Big New Movie").with(RATING, 0));
 * Movie movie = movies.get(2015, "The Big New Movie");
 * movie = movies.update(movie.key()).set(RATING, 5.5).apply();
 * List<Movie> best = movies.inYear(2015).where(RATING.atLeast(5)).list();
 * WriteOutcome outcome = movies.deleteIf(movie.key(), RATING.below(5));
 * }</pre>
 *
 * <p>There are two kinds of verbs. A verb whose arguments are complete runs at once, in the words of {@link
 * java.util.Map}: {@link #put put}, {@link #get get}, {@link #delete delete}. A verb that clauses can follow returns an immutable
 * specification, and a terminal runs it: reads end in {@code page}, {@code pages}, {@code stream}, {@code list}, {@code
 * first} or {@code count} (and can be iterated over), updates in {@code apply} or {@code tryApply}, loads and exports in
 * {@code run}. Nothing else touches the network.
 *
 * <p>The strong word throws, the gentle word returns. If a movie is missing, {@code get} throws {@link
 * MovieNotFoundException}, and {@code find} returns an empty {@link Optional}. If a condition is false, {@code apply} throws
 * {@link ConditionNotMetException}, and {@code tryApply} returns a {@link WriteOutcome}.
 *
 * <p>Immutable, thread-safe and cheap: make one where you need one. It borrows your {@link DynamoDbClient} and never
 * closes it. For everything else that DynamoDB can do, call {@code client.…}.
 *
 * <p>Any method that calls DynamoDB throws {@link NoSuchTableException} if the table is not there, {@link
 * TableMismatchException} if DynamoDB refuses a request because the table has another key, {@link
 * io.github.movietable.model.IncompleteAnswerException} if a read got only empty answers, and passes every other {@link software.amazon.awssdk.core.exception.SdkException} untouched.
 */
@CheckReturnValue
public final class MovieTable {
    private final TableView view;
    private final Verbs verbs;
    private final TableLifecycle life;

    private MovieTable(TableView view) {
        this.view = view;
        this.verbs = new Verbs(view);
        this.life = new TableLifecycle(view);
    }

    /**
     * A table by its name. No call is made, and the table need not exist yet.
     *
     * @param name the table's name: 3 to 255 letters, digits, and {@code _ - .}
     * @param client calls DynamoDB; stays yours to close
     * @return the table
     * @throws IllegalArgumentException if DynamoDB has no such names
     * @throws IllegalStateException if the AWS SDK or Jackson on the class path is older than the library can work with
     */
    public static MovieTable named(String name, DynamoDbClient client) {
        OldestVersions.check();
        return named(name, client, Ticker.SYSTEM);
    }

    static MovieTable named(String name, DynamoDbClient client, Ticker ticker) {
        return over(name, blocking(client, ticker));
    }

    TableView view() {
        return view;
    }

    static MovieTable over(String name, Client client) {
        return of(TableView.of(name, client));
    }

    static MovieTable of(TableView view) {
        return new MovieTable(view);
    }

    private static BlockingClient blocking(DynamoDbClient client, Ticker ticker) {
        return new BlockingClient(
                Objects.requireNonNull(client, "a table needs a DynamoDbClient that calls DynamoDB, which is null"),
                ticker,
                null);
    }

    /**
     * The names of all tables of a region and account, movies or not. Costs no capacity; a call for each 100 names.
     *
     * @param client calls DynamoDB
     * @return the names, sorted as DynamoDB answers them
     */
    public static List<String> listTables(DynamoDbClient client) {
        return blocking(client, Ticker.SYSTEM).run(Tables.names());
    }

    /**
     * The table's name.
     *
     * @return the name
     */
    public String name() {
        return view.name();
    }

    /**
     * This table, read with strong consistency: reads see every write that ended before they began, and cost twice.
     *
     * @return a view of the same table
     */
    public MovieTable consistent() {
        return new MovieTable(view.consistently());
    }

    /**
     * This table with a meter attached, which adds up the units that its calls consume. The calls then ask DynamoDB what they
     * cost, which is free.
     *
     * @param meter adds up the units
     * @return a view of the same table
     */
    public MovieTable meteredBy(Meter meter) {
        return new MovieTable(view.meteredBy(meter));
    }

    /**
     * This table with signed cursors: they end with an HMAC that only programs with the secret can make, so forged cursors
     * are refused too. So are cursors that are not signed.
     *
     * @param secret at least 16 random bytes, the same in all programs that share cursors
     * @return a view of the same table
     */
    public MovieTable signingCursors(byte[] secret) {
        return new MovieTable(view.sealedWith(Seal.with(secret)));
    }

    /**
     * This table with threads of your own for work side by side: prefetching, years, segments, batches. By default all
     * tables share a pool of daemon threads. Single calls stay on the caller's thread, and so do tasks that the executor
     * refuses.
     *
     * @param executor runs short tasks, several at once; stays yours to shut down
     * @return a view of the same table
     */
    public MovieTable runningOn(Executor executor) {
        return new MovieTable(view.runningOn(executor));
    }

    /**
     * This table with a deadline: each verb, terminal, and page that an iterator or stream waits for, ends within a time.
     * Requests that are under way then are called off. A load keeps its own {@link BatchLoad#deadline}, and the sooner of
     * both counts; a load and an export fail as they do for other reasons.
     *
     * <p>A read, or a write that was never sent, ends with a {@link MoviesTimeoutException} if it is late. A write that may
     * have been done ends with an {@link OutcomeUnknownException}.
     *
     * @param longest how long a verb may take, from its call on; it replaces a deadline given before
     * @return a view of the same table
     * @throws IllegalArgumentException if the time is not positive
     */
    public MovieTable withDeadline(Duration longest) {
        return new MovieTable(view.within(longest));
    }

    /**
     * Creates the table, on demand: each request is paid for, none reserved. Returns when the table is active, as a
     * rule after some seconds.
     *
     * @throws TableExistsException if it is there already
     */
    public void create() {
        create(Throughput.onDemand());
    }

    /**
     * Creates the table. Returns when it is active, as a rule after some seconds.
     *
     * @param throughput how its capacity is paid for
     * @throws TableExistsException if it is there already
     * @throws MoviesTimeoutException if it is not active after 5 minutes
     */
    public void create(Throughput throughput) {
        view.run(life.create(throughput, null));
    }

    /**
     * Creates the table with an index on titles, for {@link #titled}. Each write then costs twice. Returns when both are
     * active.
     *
     * @param throughput how the table's capacity is paid for
     * @param index the index
     * @throws TableExistsException if the table is there already
     * @throws MoviesTimeoutException if it is not active after 5 minutes
     */
    public void create(Throughput throughput, TitleIndex index) {
        view.run(life.create(throughput, Objects.requireNonNull(index, "index")));
    }

    /**
     * Adds an index on titles to the table, for {@link #titled}. Each write then costs twice, and building the index costs
     * a write unit for each KB that is stored. Returns when the index is ready, which on a large table takes hours; the
     * table can be used meanwhile. If the index is there or being built already, the call waits for it; if it is being
     * deleted, the call waits and then adds it.
     *
     * @param index the index
     * @throws MoviesException if the index is deleted while it is waited for, or there is one of its name with another key
     *     or without all attributes
     */
    public void addTitleIndex(TitleIndex index) {
        addTitleIndex(index, progress -> {});
    }

    /**
     * Adds an index on titles to the table, and tells how it goes on.
     *
     * @param index the index
     * @param told is told the phase and the time spent, at first after 250 ms, later each 5 s
     * @throws MoviesException if the index is deleted while it is waited for, or there is one of its name with another key
     *     or without all attributes
     */
    public void addTitleIndex(TitleIndex index, Consumer<TitleIndex.Progress> told) {
        view.run(life.addTitleIndex(index, told));
    }

    /**
     * Creates the table on demand if it is missing. Returns when it is active.
     *
     * @return whether it was created
     * @throws TableMismatchException if a table of that name has another key
     */
    @CanIgnoreReturnValue
    public boolean createIfMissing() {
        return createIfMissing(Throughput.onDemand());
    }

    /**
     * Creates the table if it is missing. Returns when it is active. The throughput of a table that is there stays as it
     * is.
     *
     * @param throughput how its capacity is paid for
     * @return whether it was created
     * @throws TableMismatchException if a table of that name has another key
     */
    @CanIgnoreReturnValue
    public boolean createIfMissing(Throughput throughput) {
        return view.run(life.createIfMissing(throughput, null));
    }

    /**
     * Creates the table with an index on titles if it is missing, or adds the index if only the index is missing; {@link
     * #addTitleIndex} says what that costs. Returns when both are active. The throughput of a table that
     * is there stays as it is.
     *
     * @param throughput how the table's capacity is paid for
     * @param index the index
     * @return whether the table was created
     * @throws TableMismatchException if a table of that name has another key
     * @throws MoviesException if there is an index of its name with another key or without all attributes
     */
    @CanIgnoreReturnValue
    public boolean createIfMissing(Throughput throughput, TitleIndex index) {
        return view.run(life.createIfMissing(throughput, Objects.requireNonNull(index, "index")));
    }

    /**
     * Whether the table is there, in any state. One call, no capacity.
     *
     * @return whether it is there
     */
    public boolean exists() {
        return view.run(life.exists());
    }

    /**
     * The table's state and figures. One call, no capacity; DynamoDB's counts are up to six hours old.
     *
     * @return the table's state and figures
     * @throws NoSuchTableException if it is not there
     */
    public TableInfo describe() {
        return view.run(verbs.describe());
    }

    /**
     * Drops the table and everything in it. Returns when it is gone.
     *
     * @throws NoSuchTableException if it is not there
     * @throws TableProtectedException if it has deletion protection
     * @throws MoviesTimeoutException if it is not gone after 5 minutes
     */
    public void drop() {
        view.run(life.drop());
    }

    /**
     * Puts a movie; one of the same key is replaced as a whole. Costs a write unit for each KB of the larger of both.
     *
     * <p>DynamoDB refuses it if the table has another key. It accepts it if the table has the same two attributes the other
     * way round, the title as its partition key; nobody checks that.
     *
     * @param movie the movie
     * @return the movie that it replaced, if any
     * @throws IllegalArgumentException if it was read in part: putting it would delete the rest
     * @throws TableMismatchException if DynamoDB refuses it and the table has another key; this takes one DescribeTable
     * @throws OutcomeUnknownException if DynamoDB's answer is empty
     */
    @CanIgnoreReturnValue
    public Optional<Movie> put(Movie movie) {
        return view.run(verbs.put(movie));
    }

    /**
     * Puts a movie if there is none of its key.
     *
     * @param movie the movie
     * @return {@code Applied}, or {@code ConditionNotMet} with the movie that is there
     * @throws IllegalArgumentException if it was read in part
     */
    @CanIgnoreReturnValue
    public WriteOutcome putIfAbsent(Movie movie) {
        return putIf(movie, Put.ABSENT);
    }

    /**
     * Puts a movie if a condition holds of the stored movie. If none is stored, every comparison is false, but {@code
     * isNot} and {@code doesNotExist} are true: with such a condition this creates the movie.
     *
     * @param movie the movie
     * @param condition what must hold of the stored movie
     * @return {@code Applied}, {@code ConditionNotMet} with the movie that is there, or {@code NotFound}
     * @throws IllegalArgumentException if the movie was read in part
     */
    @CanIgnoreReturnValue
    public WriteOutcome putIf(Movie movie, MovieCondition condition) {
        return view.run(verbs.putIf(movie, condition));
    }

    /**
     * Gets a movie that must be there. Costs a read unit for each 8 KB, for each 4 KB {@link #consistent}.
     *
     * @param key its key
     * @param fields which attributes to read; all if none is named. The cost stays that of the whole movie
     * @return the movie
     * @throws MovieNotFoundException if it is not there
     */
    public Movie get(MovieKey key, Attribute<?>... fields) {
        return view.run(verbs.get(key, fields));
    }

    /**
     * Gets a movie that must be there.
     *
     * @param year its year
     * @param title its title
     * @param fields which attributes to read; all if none is named
     * @return the movie
     * @throws MovieNotFoundException if it is not there
     */
    public Movie get(int year, String title, Attribute<?>... fields) {
        return get(MovieKey.of(year, title), fields);
    }

    /**
     * Finds a movie that may be there. Costs a read unit for each 8 KB, for each 4 KB {@link #consistent}.
     *
     * @param key its key
     * @param fields which attributes to read; all if none is named
     * @return the movie, or empty
     */
    public Optional<Movie> find(MovieKey key, Attribute<?>... fields) {
        return view.run(verbs.find(key, fields));
    }

    /**
     * Finds a movie that may be there.
     *
     * @param year its year
     * @param title its title
     * @param fields which attributes to read; all if none is named
     * @return the movie, or empty
     */
    public Optional<Movie> find(int year, String title, Attribute<?>... fields) {
        return find(MovieKey.of(year, title), fields);
    }

    /**
     * Gets many movies: 100 a call, leftovers asked again after a jittered wait. Costs what getting each of them costs.
     *
     * @param keys their keys, any number; doubles count once
     * @param fields which attributes to read; all if none is named
     * @return the movies that are there, in the order of the keys; a key that is missing in it is not in the table
     */
    public Map<MovieKey, Movie> getAll(Collection<MovieKey> keys, Attribute<?>... fields) {
        return view.run(verbs.getAll(keys, fields));
    }

    /**
     * Gets up to 100 movies as they are at one moment. Costs twice what getting each of them consistently costs.
     *
     * @param keys their keys, up to 100; doubles count once
     * @param fields which attributes to read; all if none is named
     * @return the movies that are there, in the order of the keys
     * @throws IllegalArgumentException if there are over 100 keys
     */
    public Map<MovieKey, Movie> transactionalGet(Collection<MovieKey> keys, Attribute<?>... fields) {
        return view.run(verbs.transactionalGet(keys, fields));
    }

    /**
     * Begins an update of a movie that must be there; {@code apply} or {@code tryApply} runs it.
     *
     * @param key its key
     * @return an update without changes
     */
    public MovieUpdate update(MovieKey key) {
        return MovieUpdate.of(UpdateSpec.of(view, key));
    }

    /**
     * Begins an update of a movie that must be there; {@code apply} or {@code tryApply} runs it.
     *
     * @param year its year
     * @param title its title
     * @return an update without changes
     */
    public MovieUpdate update(int year, String title) {
        return update(MovieKey.of(year, title));
    }

    /**
     * Deletes a movie, if it is there. Costs a write unit for each KB of it.
     *
     * @param key its key
     * @return the deleted movie, if any
     * @throws OutcomeUnknownException if DynamoDB's answer is empty
     */
    @CanIgnoreReturnValue
    public Optional<Movie> delete(MovieKey key) {
        return view.run(verbs.delete(key));
    }

    /**
     * Deletes a movie, if it is there.
     *
     * @param year its year
     * @param title its title
     * @return the deleted movie, if any
     */
    @CanIgnoreReturnValue
    public Optional<Movie> delete(int year, String title) {
        return delete(MovieKey.of(year, title));
    }

    /**
     * Deletes a movie if it is there and a condition holds of it.
     *
     * @param key its key
     * @param condition what must hold of it
     * @return {@code Applied} with the deleted movie, {@code ConditionNotMet} with the stored one, or {@code NotFound}
     */
    @CanIgnoreReturnValue
    public WriteOutcome deleteIf(MovieKey key, MovieCondition condition) {
        return view.run(verbs.deleteIf(key, condition));
    }

    /**
     * Deletes a movie if it is there and a condition holds of it.
     *
     * @param year its year
     * @param title its title
     * @param condition what must hold of it
     * @return {@code Applied} with the deleted movie, {@code ConditionNotMet} with the stored one, or {@code NotFound}
     */
    @CanIgnoreReturnValue
    public WriteOutcome deleteIf(int year, String title, MovieCondition condition) {
        return deleteIf(MovieKey.of(year, title), condition);
    }

    /**
     * Deletes many movies, 25 a call, several calls at a time; those that are not there count as deleted. After a
     * failure, deleting again goes on with the others.
     *
     * @param keys their keys, any number
     * @return how many different keys DynamoDB confirmed: all of them
     */
    @CanIgnoreReturnValue
    public long deleteAll(Collection<MovieKey> keys) {
        return BulkDelete.run(view, keys);
    }

    /**
     * Gives a movie another year or title, in one transaction: it is put there and deleted here. Refused if a movie of the
     * new key is there, or if an attribute that is copied was changed or removed since this call read it. An
     * attribute that another writer added meanwhile is lost, unless the movie has a version attribute that all writers
     * change. Costs a consistent read and twice the write units of both movies.
     *
     * @param from the movie's key
     * @param to the key it is to have
     * @return {@code Applied} with the moved movie; {@code ConditionNotMet} with the movie that stood in the way, at the
     *     new key or, changed, at the old one; {@code NotFound} if there was nothing to move
     * @throws IllegalArgumentException if both keys are the same, or the movie has over 150 attributes or names too long
     *     for one expression
     * @throws OutcomeUnknownException if DynamoDB gave no definite answer
     */
    @CanIgnoreReturnValue
    public WriteOutcome move(MovieKey from, MovieKey to) {
        return view.run(verbs.move(from, to));
    }

    /**
     * Begins a transaction: writes of up to 100 movies that are done together or not at all.
     *
     * @return a transaction without actions, not yet run
     */
    public MovieTransaction transaction() {
        return MovieTransaction.of(view);
    }

    /**
     * The same movies, with a random version that every write changes, so that nobody overwrites the work of somebody
     * else.
     *
     * @param attribute keeps the version; not part of the key
     * @return writes that check and change the version
     */
    public VersionedMovies versioned(TextAttribute attribute) {
        return new VersionedMovies(view, movie -> VersionMark.random(attribute, movie));
    }

    /**
     * The same movies, with a version that counts up. Use it if other writers of the table use the SDK's Enhanced Client,
     * the mapper before it, or PynamoDB. Else a text is the safer version: a number does not tell whose write it was, so
     * after a lost answer the outcome may be unknown.
     *
     * @param attribute keeps the version; not part of the key
     * @return writes that check and change the version
     */
    public VersionedMovies versioned(NumberAttribute attribute) {
        return new VersionedMovies(view, movie -> VersionMark.counted(attribute, movie));
    }

    /**
     * The movies of one year, by title.
     *
     * @param year the year
     * @return a query, not yet run
     */
    public YearQuery inYear(int year) {
        return YearQuery.of(view, year);
    }

    /**
     * The movies of some years, by year and title: one query for each year, several at a time. It reads only
     * the movies that it returns; a scan reads the whole table.
     *
     * @param from the first year
     * @param to the last year, included
     * @return the queries, not yet run
     * @throws IllegalArgumentException if the years are the wrong way round or more than 1,000
     */
    public YearsQuery inYears(int from, int to) {
        return YearsQuery.of(view, from, to);
    }

    /**
     * The movies of some years, by year and title: one query for each year, several at a time.
     *
     * @param years the years; doubles count once
     * @return the queries, not yet run
     * @throws IllegalArgumentException if there is no year, or more than 1,000
     */
    public YearsQuery inYears(Collection<Integer> years) {
        return YearsQuery.of(view, years);
    }

    /**
     * The movies of one title in all years, by year: {@code titled("King Kong")} finds those of 1933, 1976 and 2005. It
     * reads the title index, which {@link #create(Throughput, TitleIndex)} or {@link #addTitleIndex} makes.
     *
     * @param title the title
     * @return a query, not yet run; it throws {@link TitleIndex.MissingException} if there is no index
     * @throws IllegalStateException if this is a {@link #consistent} view: DynamoDB can't read an index so
     */
    public TitleQuery titled(String title) {
        return TitleQuery.of(view, title);
    }

    /**
     * All movies, in no order. It reads, and costs, the whole table, whatever is filtered out afterwards.
     *
     * @return a scan, not yet run
     */
    public MovieScan scan() {
        return MovieScan.of(view);
    }

    /**
     * Begins to load the movies of a file, or of all files of a folder: JSON in any of the formats of {@link BatchLoad}.
     * Memory does not grow with the file.
     *
     * @param file the file or folder
     * @return a load, not yet run
     */
    public BatchLoad batchLoad(Path file) {
        return Hidden.make(BatchLoad.class, Path.class, start(), file);
    }

    /**
     * Begins to load a stream of bytes: JSON in any of the formats of {@link BatchLoad}.
     *
     * @param bytes the bytes; the load closes them
     * @return a load, not yet run, that can be run once
     */
    public BatchLoad batchLoad(InputStream bytes) {
        return Hidden.make(BatchLoad.class, InputStream.class, start(), bytes);
    }

    /**
     * Begins to load a stream of movies. They are asked for one by one as they are sent.
     *
     * @param movies any number of movies; the load closes the stream
     * @return a load, not yet run, that can be run once
     */
    public BatchLoad batchLoad(Stream<Movie> movies) {
        return Hidden.make(BatchLoad.class, Stream.class, start(), movies);
    }

    /**
     * Begins to load movies that the program has. They are asked for one by one as they are sent.
     *
     * @param movies any number of movies; of two of one key the later wins, and one read in part is rejected
     * @return a load, not yet run
     */
    public BatchLoad batchLoad(Iterable<Movie> movies) {
        return Hidden.make(BatchLoad.class, Iterable.class, start(), movies);
    }

    private Hidden.Start start() {
        return view.start(() -> false);
    }

    /**
     * Begins to export all movies to a file, in a format that goes by its name or is named; see {@link Export}. Memory does
     * not grow with the table.
     *
     * @param file the file; replaced when the export is complete
     * @return an export, not yet run
     */
    public Export exportTo(Path file) {
        Export export = Hidden.make(Export.class, Path.class, start(), file);
        return view.consistent() ? export.consistent() : export;
    }

    /** The table's name. */
    @Override
    public String toString() {
        return "MovieTable " + view.name();
    }
}
