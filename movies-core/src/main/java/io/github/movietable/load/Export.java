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
 * <p>The file's name says how it is written: {@code .json} one JSON array in the lab's format, a movie on a line; {@code
 * .jsonl} or {@code .ndjson} JSON Lines; and either compressed if {@code .gz} follows. {@link #format} names a format;
 * {@link LoadFormat#DYNAMODB_JSON}, which carries every type, is written only if it is named. Plain JSON has no sets
 * and no binary; see {@link #markUncarried}. Numbers are written with all their digits, as they are stored. What was
 * exported can be loaded again with {@code batchLoad}, and gives the same table.
 *
 * <p>Segments of the table are read side by side, a page of each at a time, and written as they come: memory does not
 * grow with the table, and the movies are in no order. The attributes of each are: year, title, and the others by name.
 * The file is written beside its place, with {@code .tmp} at the end of its name, and moved there when it is complete:
 * whoever looks finds the old file or the whole new one. An export that fails leaves nothing behind.
 *
 * <p>It is no snapshot: movies written meanwhile may be there as they were before or after. Costs a read unit for each
 * 8 KB of the table, or 4 KB if {@link #consistent}. A page that DynamoDB throttles is asked for again, after jittered
 * waits of up to 5 seconds; the export ends if that was in vain for some minutes. Items that are no movies, such as those
 * of a year that is no whole number, are exported as they are.
 *
 * <p>Immutable; of each clause the last one counts.
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

    /** The same export, run by another {@code MovieTable} of the same name. */
    private Export by(Hidden.Start other) {
        Hidden.checkTable("an export", other.table(), start.table());
        return new Export(other, file, settings);
    }

    private Export with(ExportSettings changed) {
        return new Export(start, file, changed);
    }

    /**
     * Names the format, whatever the file's name says. Compression still goes by the name.
     *
     * @param as the format
     * @return the export with this format
     */
    public Export format(LoadFormat as) {
        return with(settings.format(as));
    }

    /**
     * Has the table read by threads of the program's own; {@code MovieTable.runningOn} says so for all that a table does.
     *
     * @param executor runs short tasks, several at once; the thread that runs the export does the tasks that it refuses
     * @return the export on these threads
     */
    public Export runningOn(Executor executor) {
        return new Export(start.on(executor), file, settings);
    }

    /**
     * Says how many segments of the table are read side by side. Default: as many as there are processors, 4 at the most.
     *
     * @param count 1 to 32; each takes some megabytes of memory
     * @return the export with so many
     */
    public Export segments(int count) {
        if (count < 1 || count > MAX_SEGMENTS) {
            throw new IllegalArgumentException("segments: 1 to " + MAX_SEGMENTS + ", not " + count);
        }
        return with(settings.segments(count));
    }

    /**
     * Reads with strong consistency: the export sees every write that ended before it began, and costs twice.
     *
     * @return the export that does so
     */
    public Export consistent() {
        return with(settings.consistently());
    }

    /**
     * Tells how the export goes on, a few times a second and at the end: when all is written, and before the file takes
     * its place.
     *
     * @param told is called on the thread that runs the export; if it throws, the export ends and no file is left
     * @return the export with this listener
     */
    public Export onProgress(Consumer<ExportReport> told) {
        return with(settings.onProgress(told));
    }

    /**
     * Lets another thread end the export, with an {@link ExportFailedException}.
     *
     * @param by the switch
     * @return the export that watches it
     */
    public Export cancelledBy(Cancellation by) {
        return with(settings.cancelledBy(by));
    }

    /**
     * Writes types that plain JSON does not have: a set as an array, binary as a text in base64. Loaded again they
     * are lists and texts; {@link ExportReport#marked} counts the movies that have any. By default such a movie ends the
     * export. DynamoDB JSON carries all types, so this changes nothing there.
     *
     * @return the export that does so
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
     * The export in plain words. No call is made.
     *
     * @return some lines of text
     * @throws IllegalArgumentException if neither the file's name nor a clause says the format
     */
    public String explain() {
        ExportSettings known = settled();
        return String.join(
                System.lineSeparator(),
                "Scan of the table " + start.table() + ", all of it",
                "  segments: " + known.segments() + " at a time",
                "  written to: " + file + " as " + known.format() + (ExportFile.isCompressed(file) ? ", by gzip" : ""),
                "  what plain JSON can't carry: "
                        + (known.marks() ? "is written as arrays and base64" : "ends the export"),
                "  cost: a read unit for each " + (known.consistent() ? 4 : 8) + " KB of the table");
    }

    /**
     * Exports.
     *
     * @return the figures of the export, and its cost
     * @throws IllegalArgumentException if neither the file's name nor a clause says the format; nothing is done then
     * @throws ExportFailedException if the export can't go on, whatever the reason: the file can't be written, the table is
     *     not there, DynamoDB fails, a movie has a type that the format can't carry, the listener threw, the client was closed,
     *     it was cancelled, or interrupted (the interrupt stays set); a file that was there before is as it was
     */
    @CanIgnoreReturnValue
    public ExportReport run() {
        ExportSettings known = settled();
        return new ExportRun(start, file, known.cancelledBy(known.cancellation().or(start.isCancelled()))).run();
    }
}
