package io.github.movietable.load;

import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import io.github.movietable.internal.call.Client;
import io.github.movietable.internal.call.Hidden;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * An export of the whole table to a file, not yet run; {@link #run} runs it.
 *
 * <pre>{@code
 * ExportReport report = movies.exportTo(folder.resolve("movies.jsonl.gz")).run();
 * System.out.println(report.movies() + " movies for " + report.units());
 * }</pre>
 *
 * <p>The format follows from the file's name: {@code .json} means one JSON array of plain objects, a movie on each
 * line; {@code .jsonl} or {@code .ndjson} means JSON Lines; both are compressed if {@code .gz} follows. {@link #format}
 * sets the format instead; {@link LoadFormat#DYNAMODB_JSON}, which can represent every type, is written only if it is
 * set there. Plain JSON has no sets and no binary; see {@link #markUncarried}. Numbers are written with all their
 * digits, as they are stored. Loading the file with {@code batchLoad} restores the movies.
 *
 * <p>Segments of the table are read in parallel, a page of each at a time, and written as they arrive: memory does not
 * grow with the table, and the movies are in no particular order. Each movie begins with its year and title; the other
 * attributes follow by name. The export writes a temporary file in the same folder, whose name ends with {@code .tmp},
 * and moves it to its place when it is complete: at any time the old file or the whole new one is there. An export that
 * fails deletes its temporary file.
 *
 * <p>The export is not a snapshot: movies that are written while it runs may be in it as they were before or after.
 * Costs a read unit for each 8 KB of the table, or 4 KB if {@link #consistent}. A page that DynamoDB throttles is
 * requested again, after jittered waits of up to 5 seconds; the export fails if it is throttled for some minutes. Items
 * that are not valid movies, such as those whose year is not a whole number, are exported as they are.
 *
 * <p>Immutable: each clause returns a changed copy. If a clause is repeated, the last one counts.
 */
@CheckReturnValue
public final class Export {
    private static final int MAX_SEGMENTS = 32;

    private final Hidden.Start start;
    private final Path file;
    private final ExportSettings settings;

    private Export(Hidden.Start start, Path file, ExportSettings settings) {
        this.start = start;
        this.file = file;
        this.settings = settings;
    }

    static {
        Hidden.offer(Export.class, Path.class, (start, file) -> new Export(start, file, ExportSettings.NONE));
        Hidden.offer(Export.class, Export.class, (start, export) -> export.by(start));
    }

    static Export of(Client client, String table, Path file) {
        return new Export(new Hidden.Start(client, table), file, ExportSettings.NONE);
    }

    /** This export, run by another {@code MovieTable} object for the same table. */
    private Export by(Hidden.Start other) {
        Hidden.checkTable("an export", other.table(), start.table());
        return new Export(other, file, settings);
    }

    private Export with(ExportSettings changed) {
        return new Export(start, file, changed);
    }

    /**
     * Sets the format, whatever the file's name says. Compression still depends on the name.
     *
     * @param as the format to write
     * @return the export with this format
     */
    public Export format(LoadFormat as) {
        return with(settings.format(as));
    }

    /**
     * Reads the table on the program's own threads; {@code MovieTable.runningOn} does so for all that a table does.
     *
     * @param executor runs short tasks, several at once; the thread that runs the export does the tasks that it refuses
     * @return the export on these threads
     */
    public Export runningOn(Executor executor) {
        return new Export(start.on(executor), file, settings);
    }

    /**
     * Sets how many segments of the table are read in parallel. Default: as many as there are processors, at most 4.
     *
     * @param count 1 to 32; each takes some megabytes of memory
     * @return the export with this many segments
     */
    public Export segments(int count) {
        if (count < 1 || count > MAX_SEGMENTS) {
            throw new IllegalArgumentException("segments: 1 to " + MAX_SEGMENTS + ", not " + count);
        }
        return with(settings.segments(count));
    }

    /**
     * Reads with strong consistency: the export has every write that ended before it began, and costs twice as much.
     *
     * @return the export with consistent reads
     */
    public Export consistent() {
        return with(settings.consistently());
    }

    /**
     * Reports progress to a listener, a few times a second and at the end: when all is written, and before the file is
     * moved to its place.
     *
     * @param told is called on the thread that runs the export; if it throws, the export fails and no file is left
     * @return the export with this listener
     */
    public Export onProgress(Consumer<ExportReport> told) {
        return with(settings.onProgress(told));
    }

    /**
     * Lets another thread end the export, with an {@link ExportFailedException}.
     *
     * @param by the switch on which the other thread calls {@link Cancellation#cancel}
     * @return the export that watches this switch
     */
    public Export cancelledBy(Cancellation by) {
        return with(settings.cancelledBy(by));
    }

    /**
     * Writes values of types that plain JSON does not have: a set as an array, binary as a string in base64. If the
     * file is loaded again, they become lists and strings; {@link ExportReport#marked} counts the movies that have any.
     * Without this clause, such a movie makes the export fail. In DynamoDB JSON, which has all types, it changes
     * nothing.
     *
     * @return the export that writes such values
     */
    public Export markUncarried() {
        return with(settings.marking());
    }

    private LoadFormat formatByName() {
        String name = file.toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
        if (plain.endsWith(".json")) {
            return LoadFormat.JSON_ARRAY;
        }
        if (plain.endsWith(".jsonl") || plain.endsWith(".ndjson")) {
            return LoadFormat.JSON_LINES;
        }
        throw new IllegalArgumentException("the name of " + file
                + " does not say how to write it: let it end in .json, .jsonl or .ndjson, or name a format(…)");
    }

    private ExportSettings settled() {
        return settings.format() == null ? settings.format(formatByName()) : settings;
    }

    /**
     * Describes the export in plain words, without calling DynamoDB.
     *
     * @return several lines of text
     * @throws IllegalArgumentException if neither the file's name nor {@link #format} says the format
     */
    public String explain() {
        ExportSettings known = settled();
        return String.join(
                System.lineSeparator(),
                "Scan of the table " + start.table() + ", all of it",
                "  segments: " + known.segments() + " at a time",
                "  written to: " + file + " as " + known.format() + (ExportFile.isCompressed(file) ? ", by gzip" : ""),
                "  values that plain JSON lacks: "
                        + (known.marks() ? "are written as arrays and base64" : "end the export"),
                "  cost: a read unit for each " + (known.consistent() ? 4 : 8) + " KB of the table");
    }

    /**
     * Runs the export, and returns when the file is complete.
     *
     * @return the figures of the export, and its cost
     * @throws IllegalArgumentException if neither the file's name nor {@link #format} says the format; nothing has been
     *     done then
     * @throws ExportFailedException if the export can't go on: the file can't be written, the table does not exist,
     *     DynamoDB fails, a movie has a type that the format can't represent, the listener threw, the client was
     *     closed, or the export was cancelled or interrupted (the interrupt stays set); a file that was there before is
     *     unchanged
     */
    @CanIgnoreReturnValue
    public ExportReport run() {
        ExportSettings known = settled();
        return new ExportRun(start, file, known.cancelledBy(known.cancellation().or(start.isCancelled()))).run();
    }
}
