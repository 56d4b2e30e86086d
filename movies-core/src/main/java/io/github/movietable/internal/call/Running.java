package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How a table runs what takes long: a load or an export.
 *
 * @param table the table's name
 * @param client calls DynamoDB
 * @param workers make the calls if the client blocks
 * @param deadline how long it may take; null for as long as it takes
 * @param isCancelled whether it has to end
 */
public record Running(
        String table, Client client, Executor workers, @Nullable Duration deadline, BooleanSupplier isCancelled) {
    /**
     * By a client alone, with all else as it is by default.
     *
     * @param client calls DynamoDB
     * @param table the table's name
     * @return how it runs
     */
    public static Running by(Client client, String table) {
        return new Running(table, client, Workers.shared(), null, () -> false);
    }

    /**
     * The same on other threads.
     *
     * @param executor makes the calls if the client blocks
     * @return how it runs then
     */
    public Running on(Executor executor) {
        Client same = client instanceof AsyncClient async ? async.runningOn(executor) : client;
        return new Running(table, same, executor, deadline, isCancelled);
    }

    /**
     * Refuses to run what was made for another table.
     *
     * @param what what was made
     * @param made how it would have run
     * @throws IllegalArgumentException if it is of another table
     */
    public void checkTable(String what, Running made) {
        checkTable(what, table, made.table);
    }

    /**
     * Refuses to run what was made for another table.
     *
     * @param what what was made
     * @param own the table that would run it
     * @param made the table it was made for
     * @throws IllegalArgumentException if they have not the same name
     */
    public static void checkTable(String what, String own, String made) {
        if (!own.equals(made)) {
            throw new IllegalArgumentException("the table " + own + " can't run " + what + " of the table " + made);
        }
    }
}
