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
 * <p>A source is a file, a folder of files, a stream of bytes, or movies that the program has. Files are JSON, in UTF-8
 * with or without a byte order mark, compressed by gzip or not. They are an array or JSON Lines in the lab's format (objects
 * with a number {@code year}, a text {@code title}, and anything else, all of which is stored), or what DynamoDB's own tools
 * write: exports to S3, outputs of {@code scan}, {@code query}, {@code get-item} and {@code batch-get-item}, requests for
 * {@code batch-write-item}, NoSQL Workbench models, and items with types alone. The form is found by looking, whatever the
 * name. If records say of which table they are, those of this table are read, or those of the only one there is.
 *
 * <p>Of a folder, files that begin as JSON are read in the order of their names, those of folders within too; the report
 * {@linkplain LoadReport#passedOver lists} the others. Of an export to S3 the files are read that its manifest names, and
 * the load fails if one is missing or has another count of items.
 *
 * <p>Movies are read as they are sent, in batches of up to 25: eight at a time, and up to 40 while DynamoDB takes its time
 * to answer; memory does not grow with the source. Files and bytes are read by a thread of the library's own; the movies
 * that a program has are taken on the thread that runs the load. A source that is silent does not hold back what was read.
 * Of two records of one movie the later wins, as if they had been put one by one. What DynamoDB leaves unprocessed goes
 * first again; a call that got no answer is repeated, for a minute at the most. The pace is the table's: a provisioned
 * table's own, else as fast as it takes. Years, which are DynamoDB's partitions, take turns within some thousand movies
 * (8 MB of memory), so that a file sorted by year does not press on one of them. A record that can't be stored is reported
 * and the others are loaded; so is a line of JSON Lines that is no JSON, if a well-formed one follows.
 *
 * <p>Costs a write unit for each KB of each movie, and one DescribeTable. Loading again costs the same and changes
 * nothing: a put is repeatable, so a load that failed is safe to run again. (A call that timed out may still be carried
 * out later, by an old request on its way; no client can exclude that.)
 *
 * <p>Immutable; of each clause the last one counts.
 */
@CheckReturnValue
public final class BatchLoad {
    private final Hidden.Start start;
    private final LoadSource source;
    private final LoadSettings settings;

    /** What a load does about a record that can't be stored. */
    public enum OnReject {
        /** Reports it and loads the others. This is the default. */
        SKIP,
        /** Ends the load with a {@link LoadFailedException}; what is in flight is still written. */
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

    /** The same load by a table of the same name, which need not be the one that the load was made by. */
    private BatchLoad by(Hidden.Start other) {
        Hidden.checkTable("a load", other.table(), start.table());
        return new BatchLoad(other, source, settings);
    }

    private BatchLoad with(LoadSettings changed) {
        return new BatchLoad(start, source, changed);
    }

    /** Has the table looked at before anything is read: what the check throws is the end of the load. */
    BatchLoad lookingFirst(Consumer<TableDescription> looked) {
        Hidden.Start checked = new Hidden.Start(
                start.client(), start.table(), start.workers(), looked, start.deadline(), start.isCancelled());
        return new BatchLoad(checked, source, settings);
    }

    /**
     * Names the format, so that it is not found by looking. Movies that the program has have none.
     *
     * @param of the format
     * @return the load with this format
     */
    public BatchLoad format(LoadFormat of) {
        return with(settings.format(of));
    }

    /**
     * Deletes the movies whose deletion the source asks for: an incremental export to S3 and a file of requests for
     * batch-write-item can hold deletions beside movies. Without this, a load of such a source is looked through first,
     * and ends before it has written anything if there is a deletion; the error tells how many there are. (A stream of
     * bytes is kept in a temporary file for that, but only if its first record shows that it may delete.)
     *
     * @return the load that also deletes
     */
    public BatchLoad applyingDeletes() {
        return with(settings.applyingDeletes());
    }

    /**
     * Has the calls made by threads of the program's own; {@code MovieTable.runningOn} says so for all that a table does.
     *
     * @param executor runs tasks that wait for DynamoDB, up to 40 at once; what it refuses, or does not begin within some
     *     milliseconds, is done by the thread that runs the load, so it may have few threads, and that thread may be one of
     *     them
     * @return the load on these threads
     */
    public BatchLoad runningOn(Executor executor) {
        return new BatchLoad(start.on(executor), source, settings);
    }

    /**
     * Tells how the load goes on, a few times a second and at the end.
     *
     * @param told is called on the thread that runs the load, so not while that waits for the program's own movies; what
     *     it throws ends the load
     * @return the load with this listener
     */
    public BatchLoad onProgress(Consumer<LoadProgress> told) {
        return with(settings.onProgress(told));
    }

    /**
     * Says what to do about a record that can't be stored.
     *
     * @param doing skip it, which is the default, or stop
     * @return the load that does so
     */
    public BatchLoad onReject(OnReject doing) {
        return with(settings.onReject(doing));
    }

    /**
     * Writes rejected records to a file, with the reason, one JSON object on a line. The file can be mended and loaded
     * itself, with another file for the rejects of that load. It is for its owner alone (600), if the file system has such
     * permissions.
     *
     * @param file the file, which must not be a part of what is loaded, nor a symbolic link; replaced, but gone on with if
     *     a load is resumed
     * @return the load that does so
     */
    public BatchLoad rejectsTo(Path file) {
        return with(settings.rejectsTo(file));
    }

    /**
     * Bounds how many write units a second the load consumes, from the first batch on. Default: what a provisioned table
     * has, with what it has saved; else as much as the table takes.
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
     * Ends the load after a time, with a {@link LoadFailedException} that has the report. What has not been sent by then
     * never is; calls that are under way have a second to end.
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
     * @param by the switch
     * @return the load that watches it
     */
    public BatchLoad cancelledBy(Cancellation by) {
        return with(settings.cancelledBy(by));
    }

    /**
     * Keeps a checkpoint, about each second: a file that says which records are done, bound to the source by a digest. It
     * is deleted when the load is done. After a failure, or a killed program, {@link #resume} goes on with it. It is for
     * its owner alone (600), if the file system has such permissions. One load has it at a time, by a lock on an empty file
     * beside it, with {@code .lock} at the end of its name, which goes with the load.
     *
     * @param file the file, which must not be there yet, nor be a part of what is loaded or a symbolic link
     * @return the load that keeps it
     */
    public BatchLoad checkpoint(Path file) {
        return with(settings.checkpoint(file, false));
    }

    /**
     * Goes on with a checkpoint where there is one, and begins where there is none; keeps it in either case. The records
     * it knows are read again and checked to be what they were then, before any is sent; a changed source is refused, and
     * so is a table that was dropped and made anew since, as far as DescribeTable tells; if it does not, the load goes on
     * and {@link LoadReport#remarks} says so.
     * Paid for again is only what was done after the checkpoint was written: what was in flight of a load that failed, the
     * last second of a program that was killed. The report's columns count what was done before as well; its client, units
     * and time are those of this run.
     *
     * @param checkpoint the file that {@link #checkpoint} kept
     * @return the load that goes on
     */
    public BatchLoad resume(Path checkpoint) {
        return with(settings.checkpoint(checkpoint, true));
    }

    /**
     * The load in plain words. No call is made.
     *
     * @return some lines of text
     */
    public String explain() {
        return String.join(
                System.lineSeparator(),
                "BatchWriteItem to the table " + start.table(),
                "  source: " + source.name(),
                "  batches: of up to " + Batches.MAX_BATCH + " different movies, " + Batches.FIRST_AT_ONCE
                        + " at a time, and up to " + Batches.MOST_AT_ONCE + " if DynamoDB takes its time",
                "  pace: "
                        + (settings.capacityLimit() > 0
                                ? "at most " + settings.capacityLimit() + " write units a second"
                                : "what the table has, or as much as it takes"),
                "  what is left unprocessed: is sent again after a jittered wait",
                "  cost: a write unit for each KB of each movie");
    }

    /**
     * Loads.
     *
     * @return what became of every record; none is unconfirmed
     * @throws IllegalArgumentException if a file that would be written is, by whatever name or link, what would be loaded,
     *     or in a folder that would be, or another file that would be written, or a symbolic link, or a folder; nothing is
     *     done then
     * @throws io.github.movietable.expression.MoviesException a {@code TableMismatchException} if the table's key is not
     *     that of movies, as far as DescribeTable tells; nothing is read then
     * @throws LoadFailedException if the load can't go on, whatever the reason, which is its cause: the source can't be read or is no JSON, a file can't be written,
     *     the checkpoint can't be used or another load has it, the table is not there,
     *     DynamoDB fails, a record was rejected and the load was to stop then, it was cancelled, interrupted (the
     *     interrupt stays set), or its deadline has passed; it has the report of what was done until then
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
