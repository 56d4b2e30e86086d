package io.github.movietable.local;

import io.github.movietable.expression.MoviesException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A DynamoDB inside the JVM: it runs DynamoDB Local and serves it by HTTP on a free port, with nothing to install or
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
 * JUnit, {@link Movies} does both. It does not keep the JVM alive: a database that is not closed ends with the last
 * thread of the program.
 *
 * <p><b>How it differs from the service.</b> Nothing is throttled: capacity is counted, not limited. Tables are active,
 * and deleted, at once; their item counts are exact. Every region and every credential sees the same tables, and
 * nothing is authorized. Batches are always processed completely. Tags, backups and on-demand maximums are missing, and
 * the wording of error messages differs. {@link Faults} simulate throttling, unprocessed requests, lost responses and
 * delays.
 *
 * <p><b>Who can reach it.</b> Every program on this machine, and none on other machines: there is no password, so the
 * server listens only on the loopback address 127.0.0.1, at a port that the system chooses. After {@link #close()}
 * nothing listens there.
 *
 * <p><b>What it prints.</b> Nothing itself; but Jetty, its HTTP server, logs start and stop through SLF4J. With Logback
 * or Log4j, the level ERROR for {@code org.eclipse.jetty} suppresses these messages.
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
     * Starts an empty database in memory, whose tables are lost when it is closed.
     *
     * @return the running database
     * @throws MoviesException if {@code com.amazonaws:DynamoDBLocal} is not on the class path
     */
    public static LocalDynamoDb inMemory() {
        return OptionalDependency.using(() -> started(EmbeddedServer.start(null), null));
    }

    /**
     * Starts a database that is kept in a folder: its tables are still there when the folder is opened the next time,
     * even if the JVM was killed. Only one instance at a time can have a folder open.
     *
     * @param folder the folder for the database; if it does not exist, it is created, with access for its owner alone
     *     if the file system supports that
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
     * A client for this database. Every call returns the same client, and {@link #close()} closes it.
     *
     * @return the client
     * @throws IllegalStateException if the database has been closed
     */
    public synchronized DynamoDbClient client() {
        checkOpen();
        return clients.client();
    }

    /**
     * An asynchronous client for this database. Every call returns the same client, and {@link #close()} closes it.
     *
     * @return the client
     * @throws IllegalStateException if the database has been closed
     */
    public synchronized DynamoDbAsyncClient asyncClient() {
        checkOpen();
        return clients.asyncClient();
    }

    /**
     * Creates a client for this database whose requests meet the given faults. It retries as often as the SDK does by
     * default, but without waiting in between. {@link #close()} closes it.
     *
     * @param faults the faults to inject
     * @return a new client at every call, which counts attempts from 1
     * @throws IllegalStateException if the database has been closed
     */
    public synchronized DynamoDbClient client(Faults faults) {
        checkOpen();
        return clients.client(faults);
    }

    /**
     * Creates an asynchronous client for this database whose requests meet the given faults. It retries as often as the
     * SDK does by default, but without waiting in between. {@link #close()} closes it.
     *
     * @param faults the faults to inject
     * @return a new client at every call, which counts attempts from 1
     * @throws IllegalStateException if the database has been closed
     */
    public synchronized DynamoDbAsyncClient asyncClient(Faults faults) {
        checkOpen();
        return clients.asyncClient(faults);
    }

    /**
     * The address of the database, for clients that a program creates itself. They may use any region, and any
     * credentials whose access key has only letters and digits.
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
     * Creates the instance and sends a first request, because DynamoDB Local opens its database only then: if that
     * fails, starting fails and not the program's first request.
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
