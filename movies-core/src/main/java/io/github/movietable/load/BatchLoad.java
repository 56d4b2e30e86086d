package io.github.movietable.load;

import io.github.movietable.expression.CanIgnoreReturnValue;
import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.internal.BatchWriter;
import io.github.movietable.internal.Calls;
import io.github.movietable.model.Movie;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A load of many movies, not yet run; {@link #run} runs it.
 *
 * <p>A file is a JSON array in the lab's format: objects with a number {@code year}, a text {@code title}, and
 * anything else, all of which is stored. Movies are read as they are sent, in batches of 25, several at a time; memory
 * does not grow with the source. Of two records of one movie the later wins. What DynamoDB leaves unprocessed is sent again after a
 * jittered wait. A record that can't be stored is reported and the others are loaded.
 *
 * <p>Costs a write unit for each KB of each movie. Loading again costs the same and changes nothing: a put is
 * repeatable, so a load that failed is safe to run again.
 */
@CheckReturnValue
public final class BatchLoad {
    private final Calls calls;
    private final String table;
    private final String name;
    private final Source source;
    private final Consumer<LoadProgress> listener;

    private BatchLoad(Calls calls, String table, String name, Source source, Consumer<LoadProgress> listener) {
        this.calls = calls;
        this.table = table;
        this.name = name;
        this.source = source;
        this.listener = listener;
    }

    /**
     * A load of a file; users get it from {@code MovieTable.batchLoad}.
     *
     * @param calls calls DynamoDB
     * @param table the table
     * @param file the file
     * @return a load, not yet run
     */
    public static BatchLoad of(Calls calls, String table, Path file) {
        return new BatchLoad(calls, table, file.toString(), () -> MovieParser.open(file), progress -> {});
    }

    /**
     * A load of movies that the program has; users get it from {@code MovieTable.batchLoad}.
     *
     * @param calls calls DynamoDB
     * @param table the table
     * @param movies the movies
     * @return a load, not yet run
     */
    public static BatchLoad of(Calls calls, String table, Iterable<Movie> movies) {
        return new BatchLoad(calls, table, "movies", () -> new MovieSource(movies), progress -> {});
    }

    /**
     * Tells how the load goes on, a few times a second and at the end.
     *
     * @param told is called on the thread that runs the load; what it throws ends the load
     * @return the load with this listener, in place of an earlier one
     */
    public BatchLoad onProgress(Consumer<LoadProgress> told) {
        return new BatchLoad(calls, table, name, source, told);
    }

    /**
     * The load in plain words. No call is made.
     *
     * @return some lines of text
     */
    public String explain() {
        return String.join(
                System.lineSeparator(),
                "BatchWriteItem to the table " + table,
                "  source: " + name,
                "  batches: of up to " + BatchWriter.MAX_BATCH + " different movies, several at a time",
                "  what is left unprocessed: is sent again after a jittered wait",
                "  cost: a write unit for each KB of each movie");
    }

    /**
     * Loads.
     *
     * @return what became of every record
     * @throws LoadFailedException if the load can't go on: the file can't be read or is no JSON, the table is not there,
     *     DynamoDB fails; it has the report of what was done until then
     */
    @CanIgnoreReturnValue
    public LoadReport run() {
        return new LoadRun(calls, table, name, source, listener).run();
    }
}
