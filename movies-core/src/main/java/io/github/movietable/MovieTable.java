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
 * <p>There are two kinds of methods. A method that takes everything as arguments runs at once: {@link #put put}, {@link
 * #get get}, {@link #delete delete}. A method that can be refined by further calls returns an immutable specification,
 * which a terminal method runs: reads end in {@code page}, {@code pages}, {@code stream}, {@code list}, {@code first}
 * or {@code count} (and can be iterated over), updates in {@code apply} or {@code tryApply}, loads and exports in
 * {@code run}. Nothing else calls DynamoDB.
 *
 * <p>Many methods come in pairs, of which one throws and the other returns what happened. If a movie is missing, {@code
 * get} throws {@link MovieNotFoundException}, and {@code find} returns an empty {@link Optional}. If a condition is
 * false, {@code apply} throws {@link ConditionNotMetException}, and {@code tryApply} returns a {@link WriteOutcome}.
 *
 * <p>Immutable, thread-safe and cheap to create. It uses your {@link DynamoDbClient} and never closes it. To use a
 * feature of DynamoDB that this class does not offer, call the client.
 *
 * <p>Every method that calls DynamoDB may throw three exceptions: {@link NoSuchTableException} if the table does not
 * exist; {@link TableMismatchException} if DynamoDB refuses a request because the table's key is not that of movies;
 * {@link io.github.movietable.model.IncompleteAnswerException} if every attempt of a read got an empty response. It
 * passes on every other {@link software.amazon.awssdk.core.exception.SdkException} unchanged.
 */
@CheckReturnValue
public final class MovieTable {
    private final TableView view;
    private final Verbs verbs;

    private MovieTable(TableView view) {
        this.view = view;
        this.verbs = new Verbs(view);
    }

    /**
     * A table by its name. No call is made, and the table need not exist yet.
     *
     * @param name the table's name, 3 to 255 letters, digits, and {@code _ - .}, or its ARN
     * @param client the client that calls DynamoDB; the table never closes it
     * @return the table
     * @throws IllegalArgumentException if DynamoDB does not allow such a name
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

    private TableLifecycle life() {
        return new TableLifecycle(view);
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
     * Lists all tables of the client's region and account. Makes one call for each 100 names, which costs no capacity.
     *
     * @param client the client that calls DynamoDB
     * @return the names, in the order in which DynamoDB returns them
     */
    public static List<String> listTables(DynamoDbClient client) {
        return blocking(client, Ticker.SYSTEM).run(Tables.names());
    }

    /**
     * The table's name, as it was given to {@link #named}.
     *
     * @return the name
     */
    public String name() {
        return view.name();
    }

    /**
     * A view with strongly consistent reads: they see all writes that ended before they began, and cost twice as much.
     *
     * @return the view; this table stays as it is
     */
    public MovieTable consistent() {
        return new MovieTable(view.consistently());
    }

    /**
     * A view of this table with a meter, which adds up the capacity units that calls by this view consume. The calls
     * then ask DynamoDB to report the units, which is free.
     *
     * @param meter adds up the units
     * @return the view; this table stays as it is
     */
    public MovieTable meteredBy(Meter meter) {
        return new MovieTable(view.meteredBy(meter));
    }

    /**
     * A view of this table with signed cursors: each ends with an HMAC that only programs with the secret can compute.
     * Reads of this view refuse forged cursors and unsigned ones.
     *
     * @param secret at least 16 random bytes, the same in all programs that share cursors
     * @return the view; this table stays as it is
     */
    public MovieTable signingCursors(byte[] secret) {
        return new MovieTable(view.sealedWith(Seal.with(secret)));
    }

    /**
     * A view of this table that uses your threads for requests in parallel: prefetched pages, several years, the
     * segments of a scan, batches. By default all tables share a pool of daemon threads. Single calls stay on the
     * caller's thread, and so do tasks that the executor refuses.
     *
     * @param executor runs short tasks, several at once; the table never shuts it down
     * @return the view; this table stays as it is
     */
    public MovieTable runningOn(Executor executor) {
        return new MovieTable(view.runningOn(executor));
    }

    /**
     * A view of this table with a deadline: each method that calls DynamoDB must end within a time, and so must each
     * page that an iterator or stream waits for. At the deadline, requests in flight are cancelled. A load may have its
     * own {@link BatchLoad#deadline}; the earlier of the two counts. A load or export that is late throws the exception
     * that it throws for other failures.
     *
     * <p>A read, or a write that was never sent, throws a {@link MoviesTimeoutException} if it is late. A write that
     * may have been applied throws an {@link OutcomeUnknownException}.
     *
     * @param longest how long a method may take from the moment it is called; replaces an earlier deadline
     * @return the view; this table stays as it is
     * @throws IllegalArgumentException if the time is not positive
     */
    public MovieTable withDeadline(Duration longest) {
        return new MovieTable(view.within(longest));
    }

    /**
     * Creates the table on demand: each request is paid for, and no capacity is reserved. Returns when the table is
     * active, usually after a few seconds.
     *
     * @throws TableExistsException if a table with this name exists already
     */
    public void create() {
        create(Throughput.onDemand());
    }

    /**
     * Creates the table. Returns when the table is active, usually after a few seconds.
     *
     * @param throughput how its capacity is paid for
     * @throws TableExistsException if a table with this name exists already
     * @throws MoviesTimeoutException if the table is not active after 5 minutes
     */
    public void create(Throughput throughput) {
        view.run(life().create(throughput, null));
    }

    /**
     * Creates the table with an index on titles, which {@link #titled} reads. Each write then costs twice as much.
     * Returns when both are active.
     *
     * @param throughput how the table's capacity is paid for
     * @param index the index
     * @throws TableExistsException if a table with this name exists already
     * @throws MoviesTimeoutException if the table is not active after 5 minutes
     */
    public void create(Throughput throughput, TitleIndex index) {
        view.run(life().create(throughput, Objects.requireNonNull(index, "index")));
    }

    /**
     * Adds an index on titles to the table, which {@link #titled} reads. Each write then costs twice as much, and
     * building the index costs a write unit for each KB that is stored. Returns when the index is ready, which on a
     * large table takes hours; meanwhile the table can be used. If the index exists or is being built already, the call
     * waits for it; if it is being deleted, the call waits and then adds it.
     *
     * @param index the index
     * @throws MoviesException if the index is deleted while this call waits for it, or if an index of its name exists
     *     with another key or without all attributes
     */
    public void addTitleIndex(TitleIndex index) {
        addTitleIndex(index, progress -> {});
    }

    /**
     * Adds an index on titles to the table, and reports its progress; see {@link #addTitleIndex(TitleIndex)}.
     *
     * @param index the index
     * @param told receives the phase and the time spent, at first after 250 ms, later every 5 s
     * @throws MoviesException if the index is deleted while this call waits for it, or if an index of its name exists
     *     with another key or without all attributes
     */
    public void addTitleIndex(TitleIndex index, Consumer<TitleIndex.Progress> told) {
        view.run(life().addTitleIndex(index, told));
    }

    /**
     * Creates the table on demand if it is missing. Returns when the table is active.
     *
     * @return true if this call created the table, false if it existed
     * @throws TableMismatchException if a table with this name exists and has another key
     */
    @CanIgnoreReturnValue
    public boolean createIfMissing() {
        return createIfMissing(Throughput.onDemand());
    }

    /**
     * Creates the table if it is missing. Returns when the table is active. The throughput of an existing table is not
     * changed.
     *
     * @param throughput how its capacity is paid for
     * @return true if this call created the table, false if it existed
     * @throws TableMismatchException if a table with this name exists and has another key
     */
    @CanIgnoreReturnValue
    public boolean createIfMissing(Throughput throughput) {
        return view.run(life().createIfMissing(throughput, null));
    }

    /**
     * Creates the table with an index on titles if it is missing, or adds the index if only the index is missing;
     * {@link #addTitleIndex} says what that costs. Returns when both are active. The throughput of an existing table is
     * not changed.
     *
     * @param throughput how the table's capacity is paid for
     * @param index the index
     * @return true if this call created the table, false if it existed
     * @throws TableMismatchException if a table with this name exists and has another key
     * @throws MoviesException if an index of its name exists with another key or without all attributes
     */
    @CanIgnoreReturnValue
    public boolean createIfMissing(Throughput throughput, TitleIndex index) {
        return view.run(life().createIfMissing(throughput, Objects.requireNonNull(index, "index")));
    }

    /**
     * Whether the table exists, even if it is being created or dropped. Makes one call, which costs no capacity.
     *
     * @return false if DynamoDB has no such table
     */
    public boolean exists() {
        return view.run(life().exists());
    }

    /**
     * The table's state and figures. Makes one call, which costs no capacity. Counts are up to six hours old.
     *
     * @return the state, counts and throughput that DynamoDB reports
     * @throws NoSuchTableException if the table does not exist
     */
    public TableInfo describe() {
        return view.run(verbs.describe());
    }

    /**
     * Drops the table and everything in it. Returns when it is gone.
     *
     * @throws NoSuchTableException if the table does not exist
     * @throws TableProtectedException if the table has deletion protection
     * @throws MoviesTimeoutException if the table still exists after 5 minutes
     */
    public void drop() {
        view.run(life().drop());
    }

    /**
     * Puts a movie; a stored one with the same key is replaced as a whole. Costs a write unit for each KB of the larger
     * of the two.
     *
     * <p>DynamoDB refuses the movie if the table's key has other attributes. If the key has the same two attributes the
     * other way round, the title as partition key, DynamoDB accepts the movie, and the library does not check for that.
     *
     * @param movie the movie
     * @return the movie that was replaced; empty if there was none
     * @throws IllegalArgumentException if the movie was read in part: putting it would delete the rest of it
     * @throws TableMismatchException if DynamoDB refuses the movie because the table's key is not that of movies
     * @throws OutcomeUnknownException if DynamoDB's response is empty, so that it is unknown whether the write was
     *     applied
     */
    @CanIgnoreReturnValue
    public Optional<Movie> put(Movie movie) {
        return view.run(verbs.put(movie));
    }

    /**
     * Puts a movie unless one with its key is stored.
     *
     * @param movie the movie
     * @return {@code Applied}, or {@code ConditionNotMet} with the stored movie
     * @throws IllegalArgumentException if the movie was read in part
     */
    @CanIgnoreReturnValue
    public WriteOutcome putIfAbsent(Movie movie) {
        return putIf(movie, Put.ABSENT);
    }

    /**
     * Puts a movie if a condition is true of the stored movie. If no movie is stored, every comparison is false, but
     * {@code isNot} and {@code doesNotExist} are true: with such a condition this creates the movie.
     *
     * @param movie the movie
     * @param condition the condition on the stored movie
     * @return {@code Applied}, {@code ConditionNotMet} with the stored movie, or {@code NotFound}
     * @throws IllegalArgumentException if the movie was read in part
     */
    @CanIgnoreReturnValue
    public WriteOutcome putIf(Movie movie, MovieCondition condition) {
        return view.run(verbs.putIf(movie, condition));
    }

    /**
     * Gets a movie that must exist. Costs a read unit for each 8 KB of it, for each 4 KB in a {@link #consistent} view.
     *
     * @param key its key
     * @param fields the attributes to read; all if none is named. DynamoDB charges for the whole movie in both cases
     * @return the movie
     * @throws MovieNotFoundException if no movie with this key is stored
     */
    public Movie get(MovieKey key, Attribute<?>... fields) {
        return view.run(verbs.get(key, fields));
    }

    /**
     * Gets a movie that must exist.
     *
     * @param year its year
     * @param title its title
     * @param fields the attributes to read; all if none is named
     * @return the movie
     * @throws MovieNotFoundException if no movie with this key is stored
     */
    public Movie get(int year, String title, Attribute<?>... fields) {
        return get(MovieKey.of(year, title), fields);
    }

    /**
     * Finds a movie, if it exists. Costs a read unit for each 8 KB of it, for each 4 KB in a {@link #consistent} view.
     *
     * @param key its key
     * @param fields the attributes to read; all if none is named
     * @return the movie; empty if none with this key is stored
     */
    public Optional<Movie> find(MovieKey key, Attribute<?>... fields) {
        return view.run(verbs.find(key, fields));
    }

    /**
     * Finds a movie, if it exists.
     *
     * @param year its year
     * @param title its title
     * @param fields the attributes to read; all if none is named
     * @return the movie; empty if none with this key is stored
     */
    public Optional<Movie> find(int year, String title, Attribute<?>... fields) {
        return find(MovieKey.of(year, title), fields);
    }

    /**
     * Gets many movies, 100 in each call; keys that DynamoDB leaves unprocessed are asked for again after a jittered
     * wait. Costs as much as getting the movies one by one.
     *
     * @param keys their keys, any number; duplicates count once
     * @param fields the attributes to read; all if none is named
     * @return the movies that are stored, in the order of the keys; a key without an entry is not in the table
     */
    public Map<MovieKey, Movie> getAll(Collection<MovieKey> keys, Attribute<?>... fields) {
        return view.run(verbs.getAll(keys, fields));
    }

    /**
     * Gets up to 100 movies in one transaction, as they are at one moment. Costs twice as much as consistent gets.
     *
     * @param keys their keys, up to 100; duplicates count once
     * @param fields the attributes to read; all if none is named
     * @return the movies that are stored, in the order of the keys
     * @throws IllegalArgumentException if there are more than 100 different keys
     */
    public Map<MovieKey, Movie> transactionalGet(Collection<MovieKey> keys, Attribute<?>... fields) {
        return view.run(verbs.transactionalGet(keys, fields));
    }

    /**
     * Prepares an update of a movie that must exist; {@code apply} or {@code tryApply} runs the update.
     *
     * @param key its key
     * @return an update that has no changes yet
     */
    public MovieUpdate update(MovieKey key) {
        return MovieUpdate.of(
                UpdateSpec.of(view, Objects.requireNonNull(key, "update needs the key of a movie, which is null")));
    }

    /**
     * Prepares an update of a movie that must exist; {@code apply} or {@code tryApply} runs the update.
     *
     * @param year its year
     * @param title its title
     * @return an update that has no changes yet
     */
    public MovieUpdate update(int year, String title) {
        return update(MovieKey.of(year, title));
    }

    /**
     * Deletes a movie if it is stored. Costs a write unit for each KB of it.
     *
     * @param key its key
     * @return the deleted movie; empty if there was none
     * @throws OutcomeUnknownException if DynamoDB's response is empty, so that it is unknown whether the write was
     *     applied
     */
    @CanIgnoreReturnValue
    public Optional<Movie> delete(MovieKey key) {
        return view.run(verbs.delete(key));
    }

    /**
     * Deletes a movie if it is stored.
     *
     * @param year its year
     * @param title its title
     * @return the deleted movie; empty if there was none
     */
    @CanIgnoreReturnValue
    public Optional<Movie> delete(int year, String title) {
        return delete(MovieKey.of(year, title));
    }

    /**
     * Deletes a movie if it is stored and a condition is true of it.
     *
     * @param key its key
     * @param condition the condition on the stored movie
     * @return {@code Applied} with the deleted movie, {@code ConditionNotMet} with the stored one, or {@code NotFound}
     */
    @CanIgnoreReturnValue
    public WriteOutcome deleteIf(MovieKey key, MovieCondition condition) {
        return view.run(verbs.deleteIf(key, condition));
    }

    /**
     * Deletes a movie if it is stored and a condition is true of it.
     *
     * @param year its year
     * @param title its title
     * @param condition the condition on the stored movie
     * @return {@code Applied} with the deleted movie, {@code ConditionNotMet} with the stored one, or {@code NotFound}
     */
    @CanIgnoreReturnValue
    public WriteOutcome deleteIf(int year, String title, MovieCondition condition) {
        return deleteIf(MovieKey.of(year, title), condition);
    }

    /**
     * Deletes many movies, 25 in each call and several calls at a time; a key without a movie counts as deleted. After
     * a failure, call it again with the same keys to delete the rest.
     *
     * @param keys their keys, any number
     * @return the number of different keys, all of which DynamoDB has confirmed
     */
    @CanIgnoreReturnValue
    public long deleteAll(Collection<MovieKey> keys) {
        return BulkDelete.run(view, keys);
    }

    /**
     * Gives a movie another year or title: one transaction puts it under the new key and deletes it under the old one.
     * Refused if a movie with the new key exists, or if an attribute that is copied was changed or removed after this
     * call read the movie. An attribute that another writer adds in between is lost, unless the movie has a version
     * attribute that all writers change. Costs a consistent read and twice the write units of both movies.
     *
     * @param from the movie's present key
     * @param to the movie's new key
     * @return {@code Applied} with the moved movie; {@code ConditionNotMet} with the movie that caused the refusal,
     *     stored under the new key or changed under the old one; {@code NotFound} if no movie has the old key
     * @throws IllegalArgumentException if both keys are the same, or the movie has over 150 attributes, or their names
     *     are too long for one expression
     * @throws OutcomeUnknownException if no response of DynamoDB tells whether the movie was moved
     */
    @CanIgnoreReturnValue
    public WriteOutcome move(MovieKey from, MovieKey to) {
        return view.run(verbs.move(from, to));
    }

    /**
     * Prepares a transaction: writes of up to 100 movies that are applied together or not at all.
     *
     * @return a transaction that has no actions yet
     */
    public MovieTransaction transaction() {
        return MovieTransaction.of(view);
    }

    /**
     * Writes to this table with optimistic locking by a random text: every write gives the movie a new version, and is
     * refused if the stored version is not the one that was read.
     *
     * @param attribute the attribute that holds the version; not part of the key
     * @return writes that check and change the version
     */
    public VersionedMovies versioned(TextAttribute attribute) {
        return new VersionedMovies(view, movie -> VersionMark.random(attribute, movie));
    }

    /**
     * Writes to this table with optimistic locking by a number that counts up. Use it if other writers of the table use
     * the SDK's Enhanced Client, its predecessor {@code DynamoDBMapper}, or PynamoDB. Otherwise a text is safer: two
     * writers can set the same number, so after a lost response the outcome of a write may be unknown.
     *
     * @param attribute the attribute that holds the version; not part of the key
     * @return writes that check and change the version
     */
    public VersionedMovies versioned(NumberAttribute attribute) {
        return new VersionedMovies(view, movie -> VersionMark.counted(attribute, movie));
    }

    /**
     * The movies of one year, ordered by title.
     *
     * @param year the year
     * @return a query, not yet run
     */
    public YearQuery inYear(int year) {
        return YearQuery.of(view, year);
    }

    /**
     * The movies of some years, ordered by year and title: one query for each year, several at a time. The queries read
     * only the movies of these years, while a scan reads the whole table.
     *
     * @param from the first year
     * @param to the last year, included
     * @return the queries, not yet run
     * @throws IllegalArgumentException if {@code from} is later than {@code to}, or there are more than 1,000 years
     */
    public YearsQuery inYears(int from, int to) {
        return YearsQuery.of(view, from, to);
    }

    /**
     * The movies of some years, ordered by year and title: one query for each year, several at a time.
     *
     * @param years the years; duplicates count once
     * @return the queries, not yet run
     * @throws IllegalArgumentException if there is no year, or more than 1,000
     */
    public YearsQuery inYears(Collection<Integer> years) {
        return YearsQuery.of(view, years);
    }

    /**
     * The movies of one title in all years, ordered by year: {@code titled("King Kong")} finds those of 1933, 1976 and
     * 2005. It reads the title index, which {@link #create(Throughput, TitleIndex)} or {@link #addTitleIndex} makes.
     *
     * @param title the title
     * @return a query, not yet run; running it throws {@link TitleIndex.MissingException} if there is no index
     * @throws IllegalStateException if this is a {@link #consistent} view: such an index has no consistent reads
     */
    public TitleQuery titled(String title) {
        return TitleQuery.of(view, title);
    }

    /**
     * All movies, in no particular order. A scan reads, and is charged for, the whole table, even for movies that a
     * filter drops.
     *
     * @return a scan, not yet run
     */
    public MovieScan scan() {
        return MovieScan.of(view);
    }

    /**
     * Prepares a load of a file, or of all files of a folder: JSON in any of the formats of {@link BatchLoad}. Memory
     * use does not grow with the file.
     *
     * @param file the file or folder
     * @return a load, not yet run
     */
    public BatchLoad batchLoad(Path file) {
        return Hidden.make(BatchLoad.class, Path.class, start(), file);
    }

    /**
     * Prepares a load of a stream of bytes: JSON in any of the formats of {@link BatchLoad}.
     *
     * @param bytes the stream; the load closes it
     * @return a load, not yet run, that can be run once
     */
    public BatchLoad batchLoad(InputStream bytes) {
        return Hidden.make(BatchLoad.class, InputStream.class, start(), bytes);
    }

    /**
     * Prepares a load of a stream of movies. The load takes them from the stream one by one, as it sends them.
     *
     * @param movies any number of movies; the load closes the stream
     * @return a load, not yet run, that can be run once
     */
    public BatchLoad batchLoad(Stream<Movie> movies) {
        return Hidden.make(BatchLoad.class, Stream.class, start(), movies);
    }

    /**
     * Prepares a load of movies from a collection or another iterable. The load takes them one by one, as it sends
     * them.
     *
     * @param movies any number of movies; of two with one key the later wins; {@link Movie#isPart parts} are rejected
     * @return a load, not yet run
     */
    public BatchLoad batchLoad(Iterable<Movie> movies) {
        return Hidden.make(BatchLoad.class, Iterable.class, start(), movies);
    }

    private Hidden.Start start() {
        return view.start(() -> false);
    }

    /**
     * Prepares an export of all movies to a file, in the format that the file's name suggests or that you choose; see
     * {@link Export}. Memory use does not grow with the table.
     *
     * @param file the file; an existing one is replaced when the export is complete
     * @return an export, not yet run
     */
    public Export exportTo(Path file) {
        Export export = Hidden.make(Export.class, Path.class, start(), file);
        return view.consistent() ? export.consistent() : export;
    }

    /** The table's name, as it was given to {@link #named}. */
    @Override
    public String toString() {
        return "MovieTable " + view.name();
    }
}
