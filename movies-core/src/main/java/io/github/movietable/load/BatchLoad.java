package io.github.movietable.load;

import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import io.github.movietable.internal.batch.Batches;
import io.github.movietable.internal.call.Client;
import io.github.movietable.internal.call.Hidden;
import io.github.movietable.model.Movie;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * A load of many movies, not yet run; {@link #run} runs it.
 *
 * <pre>{@code
 * LoadReport report = movies.batchLoad(file)
 *         .capacityLimit(500)
 *         .onProgress(System.out::println)
 *         .run();
 * report.rejections().forEach(System.out::println);
 * }</pre>
 *
 * <p>A source is a file, a folder of files, a stream of bytes, or movies that the program supplies itself. Files are
 * JSON, in UTF-8 with or without a byte order mark, compressed by gzip or not. They are an array or JSON Lines of plain
 * objects (with a number {@code year}, a text {@code title}, and anything else, all of which is stored), or in a format
 * of DynamoDB's own tools: exports to S3, outputs of {@code scan}, {@code query}, {@code get-item} and {@code
 * batch-get-item}, requests for {@code batch-write-item}, NoSQL Workbench models, and typed items alone. The load
 * detects the format from the content, whatever the file's name. If records name their table, only those of this table
 * are loaded; if all of them name one other table, they are loaded too.
 *
 * <p>In a folder, and in the folders within, the load reads the files whose content begins like JSON, in the order of
 * their names; the report {@linkplain LoadReport#passedOver lists} the others. In an export to S3 it reads the files
 * that the manifest names, and fails if one of them is missing or does not have the number of items that the manifest
 * gives.
 *
 * <p>The load reads and sends at the same time, so its memory does not grow with the source. It sends batches of up to
 * 25 movies, eight of them at a time, and up to 40 if DynamoDB answers slowly. The thread that runs the load reads
 * files and folders, and takes the program's own movies. Streams of bytes and pipes may keep a reader waiting, and so
 * may a file system other than the default one, so a thread of the library's own reads these. While a source delivers
 * nothing, the movies that were read so far are sent. If two records have the same key, the later one wins, as if they
 * had been put one by one. Unprocessed movies are sent again first. A call without a response is repeated, for a minute
 * at the most. The load goes as fast as a provisioned table's capacity allows, and as fast as any other table accepts
 * the movies. Some hundred movies wait in memory, up to 2,000 if DynamoDB answers slowly, and up to 8 MB of them once
 * it throttles. Among these the years, which are the partition keys, take turns, so that a file sorted by year does not
 * overload one partition. A record that can't be stored is reported, and the others are loaded. The same holds for a
 * line of JSON Lines that is not valid JSON, if a well-formed line follows.
 *
 * <p>Costs a write unit for each KB of each movie, and one DescribeTable. Loading again costs the same and changes
 * nothing: a put is repeatable, so a load that failed is safe to run again. (DynamoDB may still carry out a call after
 * it has timed out, because the request is already sent; no client can exclude that.)
 *
 * <p>Immutable: each clause returns a changed copy. If a clause is repeated, the last one counts.
 */
@CheckReturnValue
public final class BatchLoad {
    private final Hidden.Start start;
    private final LoadSource source;
    private final LoadSettings settings;

    /** How a load treats a record that can't be stored. */
    public enum OnReject {
        /** Reports it and loads the others. This is the default. */
        SKIP,
        /** Ends the load with a {@link LoadFailedException}; batches in flight are still written. */
        STOP
    }

    private BatchLoad(Hidden.Start start, LoadSource source, LoadSettings settings) {
        this.start = start;
        this.source = source;
        this.settings = settings;
    }

    static {
        Hidden.offer(BatchLoad.class, Path.class, (start, path) -> of(start, LoadSource.of(path)));
        Hidden.offer(BatchLoad.class, InputStream.class, (start, bytes) -> of(start, LoadSource.of(bytes)));
        Hidden.<Iterable<Movie>, BatchLoad>offer(
                BatchLoad.class, Iterable.class, (start, movies) -> of(start, LoadSource.of(movies)));
        Hidden.<Stream<Movie>, BatchLoad>offer(
                BatchLoad.class, Stream.class, (start, movies) -> of(start, LoadSource.of(movies)));
        Hidden.offer(BatchLoad.class, BatchLoad.class, (start, load) -> load.by(start));
    }

    static BatchLoad of(Client client, String table, LoadSource source) {
        return of(new Hidden.Start(client, table), source);
    }

    private static BatchLoad of(Hidden.Start start, LoadSource source) {
        return new BatchLoad(start, source, LoadSettings.NONE);
    }

    /** This load, run by another {@code MovieTable} object for the same table. */
    private BatchLoad by(Hidden.Start other) {
        Hidden.checkTable("a load", other.table(), start.table());
        return new BatchLoad(other, source, settings);
    }

    private BatchLoad with(LoadSettings changed) {
        return new BatchLoad(start, source, changed);
    }

    /**
     * Checks the table's description before anything is read. If the check throws, the load ends with its exception.
     */
    BatchLoad lookingFirst(Consumer<TableDescription> looked) {
        Hidden.Start checked = new Hidden.Start(
                start.client(), start.table(), start.workers(), looked, start.deadline(), start.isCancelled());
        return new BatchLoad(checked, source, settings);
    }

    /**
     * Sets the format, so that the load does not detect it. Movies that the program supplies itself have none.
     *
     * @param of the format
     * @return the load with this format
     */
    public BatchLoad format(LoadFormat of) {
        return with(settings.format(of));
    }

    /**
     * Deletes the movies whose deletion the source asks for: an incremental export to S3 and a file of requests for
     * batch-write-item can hold deletions beside movies. Without this clause, such a source is read once before
     * anything is written, and the load fails if there is a deletion; the error says how many there are. (A stream of
     * bytes is copied to a temporary file for that, but only if its first record shows that it may hold deletions.)
     *
     * @return the load that also deletes
     */
    public BatchLoad applyingDeletes() {
        return with(settings.applyingDeletes());
    }

    /**
     * Makes the calls on the program's own threads; {@code MovieTable.runningOn} does so for all that a table does.
     *
     * @param executor runs tasks that wait for DynamoDB, up to 40 at once. If it refuses a task, or does not begin the
     *     task within some milliseconds, the thread that runs the load does that task itself. So the executor may have
     *     few threads, and the thread that runs the load may be one of them. With {@code Runnable::run}
     *     that thread does everything
     * @return the load on these threads
     */
    public BatchLoad runningOn(Executor executor) {
        return new BatchLoad(start.on(executor), source, settings);
    }

    /**
     * Reports progress to a listener, a few times a second and at the end.
     *
     * @param told is called on the thread that runs the load, so not while that thread waits for the program's own
     *     movies. If it throws, the load fails
     * @return the load with this listener
     */
    public BatchLoad onProgress(Consumer<LoadProgress> told) {
        return with(settings.onProgress(told));
    }

    /**
     * Chooses how the load treats a record that can't be stored.
     *
     * @param doing skip the record, which is the default, or stop the load
     * @return the load with this setting
     */
    public BatchLoad onReject(OnReject doing) {
        return with(settings.onReject(doing));
    }

    /**
     * Writes rejected records to a file, one JSON object on each line, with the reason. The file can be corrected and
     * then loaded, with another file for the rejects of that load. Only its owner may read and write it (mode 600), if
     * the file system has such permissions.
     *
     * @param file the file, which must not be a part of the source, nor a symbolic link. A new load replaces it; a
     *     resumed load appends to it
     * @return the load that writes this file
     */
    public BatchLoad rejectsTo(Path file) {
        return with(settings.rejectsTo(file));
    }

    /**
     * Bounds the write units that the load consumes in a second, from the first batch on. Default: the capacity of a
     * provisioned table, after its burst capacity is used up; no bound for other tables.
     *
     * @param unitsPerSecond write units a second, at least 1
     * @return the load with this bound
     */
    public BatchLoad capacityLimit(double unitsPerSecond) {
        if (!(unitsPerSecond >= 1)) {
            throw new IllegalArgumentException(
                    "capacityLimit is at least 1 write unit a second, not " + unitsPerSecond);
        }
        return with(settings.capacityLimit(unitsPerSecond));
    }

    /**
     * Ends the load after a time, with a {@link LoadFailedException} that has the report. Nothing is sent after that;
     * calls in flight have a second to end. If a disk hangs while the load reads a file, {@link #run} returns only after
     * that read.
     *
     * @param after the time from the beginning of the run
     * @return the load with this deadline
     */
    public BatchLoad deadline(Duration after) {
        return with(settings.deadline(after));
    }

    /**
     * Lets another thread end the load, with a {@link LoadFailedException} that has the report.
     *
     * @param by the switch on which the other thread calls {@link Cancellation#cancel}
     * @return the load that watches this switch
     */
    public BatchLoad cancelledBy(Cancellation by) {
        return with(settings.cancelledBy(by));
    }

    /**
     * Keeps a checkpoint, written about each second: a file that says which records are done, with a digest of the
     * source. The file is deleted when the load is complete. After a failure, or when the program was killed, {@link
     * #resume} continues from it. Only its owner may read and write it (mode 600), if the file system has such
     * permissions. Only one load at a time can use a checkpoint: the load locks an empty file beside it, whose name
     * ends with {@code .lock}, and deletes that file at its end.
     *
     * @param file the file, which must not exist yet, and must be neither a part of the source nor a symbolic link
     * @return the load that keeps this checkpoint
     */
    public BatchLoad checkpoint(Path file) {
        return with(settings.checkpoint(file, false));
    }

    /**
     * Continues from a checkpoint if the file exists, and begins a new checkpoint if not. The load reads again the
     * records that the checkpoint covers, and fails before it sends anything if the source has changed. It also fails
     * if the table was dropped and created again since. If DescribeTable does not show whether it was, the load
     * continues, and {@link LoadReport#remarks} says so.
     *
     * <p>Only movies that were written after the last checkpoint are paid for again: those in flight when a load
     * failed, or those of the last second before a program was killed. The report's counts of records include the
     * earlier runs; its calls, units and time are those of this run.
     *
     * @param checkpoint the file that {@link #checkpoint} kept
     * @return the load that continues from this checkpoint
     */
    public BatchLoad resume(Path checkpoint) {
        return with(settings.checkpoint(checkpoint, true));
    }

    /**
     * Describes the load in plain words, without calling DynamoDB.
     *
     * @return several lines of text
     */
    public String explain() {
        return String.join(
                System.lineSeparator(),
                "BatchWriteItem to the table " + start.table(),
                "  source: " + source.name(),
                "  batches: of up to " + Batches.MAX_BATCH + " different movies, " + Batches.FIRST_AT_ONCE
                        + " at a time, and up to " + Batches.MOST_AT_ONCE + " if DynamoDB answers slowly",
                "  pace: "
                        + (settings.capacityLimit() > 0
                                ? "at most " + settings.capacityLimit() + " write units a second"
                                : "the table's capacity, or as much as the table accepts"),
                "  unprocessed movies: are sent again after a jittered wait",
                "  cost: a write unit for each KB of each movie");
    }

    /**
     * Runs the load, and returns when it has ended.
     *
     * @return the report, in which no record is unconfirmed
     * @throws IllegalArgumentException if a file to be written is a symbolic link, a folder, a part of the source, or
     *     also another file to be written, whatever names or links lead to them; nothing has been done then
     * @throws io.github.movietable.expression.MoviesException a {@code TableMismatchException} if DescribeTable shows
     *     that the table's key is not that of movies; nothing has been read then
     * @throws LoadFailedException if the load can't go on; its cause is the reason, and its report says how far the
     *     load has come. Reasons are: the source can't be read or is not valid JSON, a file can't be written, the
     *     checkpoint can't be used or another load uses it, the table does not exist, DynamoDB fails, a record was
     *     rejected and the load was to stop then, the load was cancelled or interrupted (the interrupt stays set), or
     *     its deadline has passed
     */
    @CanIgnoreReturnValue
    public LoadReport run() {
        Source opened = source.opened(new SourceOptions(
                settings.format(), start.table(), settings.appliesDeletes(), settings.checkpoint() != null));
        LoadSettings bounded = settings.within(start.deadline())
                .cancelledBy(settings.cancellation().or(start.isCancelled()));
        return new LoadStart(start.client(), start.table(), source.name(), bounded, start.check())
                .run(opened, start.workers());
    }
}
