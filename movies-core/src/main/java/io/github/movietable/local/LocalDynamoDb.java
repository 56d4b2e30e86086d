package io.github.movietable.local;

import io.github.movietable.expression.MoviesException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A DynamoDB inside the JVM: DynamoDB Local behind HTTP on a free port, with nothing to install and nothing to
 * configure. It is meant for the tests of programs that use the library, and for demonstrations.
 *
 * <pre>{@code
 * class ShelfTest {
 *     // one for all tests of the JVM
 *     static final LocalDynamoDb DYNAMO = LocalDynamoDb.inMemory();
 *
 *     @Test
 *     void keepsWhatIsPut() {
 *         MovieTable shelf =
 *                 MovieTable.named("Shelf-" + UUID.randomUUID(), DYNAMO.client());
 *         shelf.create();
 *         shelf.put(Movie.of(2015, "The Big New Movie"));
 *         assertTrue(shelf.find(2015, "The Big New Movie").isPresent());
 *     }
 * }
 * }</pre>
 *
 * <p><b>What it needs.</b> The dependency {@code com.amazonaws:DynamoDBLocal}, which movies-core declares as optional:
 * add it to your own pom, in test scope for tests. If it is missing, the exception has the lines to add. On JDK 24 and
 * later the option {@code --enable-native-access=ALL-UNNAMED} avoids the JVM's warning about SQLite's native library.
 *
 * <p><b>What it costs.</b> The first start in a JVM takes one to three seconds and some 100 MB, any other a tenth of a
 * second; a call takes one to two milliseconds. So start one per JVM, and give every test a table of its own: with
 * JUnit, {@link Movies} does both. It does not keep the JVM alive: a database that nobody closes ends with the last
 * thread of the program.
 *
 * <p><b>How it differs from the service.</b> Nothing is throttled: capacity is counted, not limited. Tables are active,
 * and deleted, at once; their item counts are exact. Every region and every credential sees the same tables, and
 * nothing is authorized. Batches are always processed completely. Tags, backups and on-demand maximums are missing, and
 * the texts of error messages are not the service's. {@link Faults} make it behave like a service in trouble.
 *
 * <p><b>Who can reach it.</b> Every program on this machine, and nobody else: it asks for no password, and so listens
 * on the loopback address 127.0.0.1 alone, at a port that the system chooses. Nothing listens there when it is closed.
 *
 * <p><b>What it prints.</b> Nothing; but Jetty, the HTTP server in it, reports start and stop to SLF4J. With Logback or
 * Log4j, the level ERROR for {@code org.eclipse.jetty} keeps that out.
 *
 * <p>Instances are independent of each other and safe for use by many threads.
 */
public final class LocalDynamoDb implements AutoCloseable {
    private final EmbeddedServer server;
    private final @Nullable Folder folder;
    private final Clients clients;
    private boolean closed;

    private LocalDynamoDb(EmbeddedServer server, @Nullable Folder folder) {
        this.server = server;
        this.folder = folder;
        this.clients = new Clients(server.endpoint());
    }

    /**
     * Starts an empty database that lives in memory and is gone when it is closed.
     *
     * @return the running database
     * @throws MoviesException if {@code com.amazonaws:DynamoDBLocal} is not on the class path
     */
    public static LocalDynamoDb inMemory() {
        return OptionalDependency.using(() -> started(EmbeddedServer.start(null), null));
    }

    /**
     * Starts a database that is kept in a folder: its tables are there again when the folder is opened the next time,
     * even if the JVM was killed. A folder can be open once at a time.
     *
     * @param folder where the database is kept; if it is missing, it is made, for its owner alone if the file system
     *     has such permissions
     * @return the running database
     * @throws MoviesException if the folder is open elsewhere or can't be used, or if {@code
     *     com.amazonaws:DynamoDBLocal} is not on the class path
     */
    public static LocalDynamoDb stored(Path folder) {
        Folder taken = Folder.take(folder);
        try {
            return OptionalDependency.using(() -> started(EmbeddedServer.start(taken), taken));
        } catch (RuntimeException | Error e) {
            taken.close();
            throw e;
        }
    }

    /**
     * A client for this database. It is the same one at every call, and {@link #close()} closes it.
     *
     * @return the client
     * @throws IllegalStateException if the database has been closed
     */
    public synchronized DynamoDbClient client() {
        checkOpen();
        return clients.client();
    }

    /**
     * An asynchronous client for this database. It is the same one at every call, and {@link #close()} closes it.
     *
     * @return the client
     * @throws IllegalStateException if the database has been closed
     */
    public synchronized DynamoDbAsyncClient asyncClient() {
        checkOpen();
        return clients.asyncClient();
    }

    /**
     * Another client for this database, whose requests meet faults. It has the SDK's default retries, without the waits
     * between them. {@link #close()} closes it.
     *
     * @param faults the faults
     * @return a client of its own, which counts attempts from 1
     * @throws IllegalStateException if the database has been closed
     */
    public synchronized DynamoDbClient client(Faults faults) {
        checkOpen();
        return clients.client(faults);
    }

    /**
     * Another asynchronous client for this database, whose requests meet faults. It has the SDK's default retries,
     * without the waits between them. {@link #close()} closes it.
     *
     * @param faults the faults
     * @return a client of its own, which counts attempts from 1
     * @throws IllegalStateException if the database has been closed
     */
    public synchronized DynamoDbAsyncClient asyncClient(Faults faults) {
        checkOpen();
        return clients.asyncClient(faults);
    }

    /**
     * The address of the database, for clients of your own. They may use any region, and any credentials whose access
     * key has only letters and digits.
     *
     * @return an address such as {@code http://127.0.0.1:40123}
     */
    public URI endpoint() {
        return clients.endpoint();
    }

    /** Stops the database and closes its clients. A second call has no effect. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        clients.close();
        try {
            server.close();
        } finally {
            if (folder != null) {
                folder.close();
            }
        }
    }

    @Override
    public String toString() {
        return "LocalDynamoDb at " + endpoint() + (folder == null ? " in memory" : " in " + folder);
    }

    /**
     * Makes a first request, at which DynamoDB Local opens its database: if that fails, starting fails and not the
     * user's first request.
     */
    private static LocalDynamoDb started(EmbeddedServer server, @Nullable Folder folder) {
        LocalDynamoDb db = new LocalDynamoDb(server, folder);
        try {
            db.clients.check();
            return db;
        } catch (SdkException e) {
            db.close();
            throw new MoviesException(
                    db + " does not answer (" + e.getMessage() + "): if its data is damaged, restore or delete it.", e);
        } catch (RuntimeException e) {
            db.close();
            throw e;
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException(this + " has been closed: start another one, or close it later.");
        }
    }
}
