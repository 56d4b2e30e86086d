package io.github.movietable.local;

import com.almworks.sqlite4java.SQLiteQueue;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import io.github.movietable.expression.MoviesException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;

/**
 * Runs DynamoDB Local behind an HTTP server that listens on the loopback interface only: DynamoDB Local's own server
 * would listen on all interfaces, without authentication. Closing it ends all threads that DynamoDB Local started.
 */
final class EmbeddedServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final ServerThreads threads = new ServerThreads();
    private final Running running;
    private final Thread endOfProgram;

    private EmbeddedServer(@Nullable Folder folder) throws Exception {
        this.running = threads.call(() -> Running.start(folder));
        this.endOfProgram = EndOfProgram.watch(this::stop);
    }

    /** Starts a server whose database is in a folder, or in memory if the folder is null. */
    static EmbeddedServer start(@Nullable Folder folder) {
        Silence.begin();
        // checked here, because DynamoDB Local would fail only at the first request
        Objects.requireNonNull(SQLiteQueue.class);
        try {
            return new EmbeddedServer(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MoviesException("DynamoDB Local was not started, because this thread is interrupted.", e);
        } catch (Exception e) {
            throw new MoviesException("DynamoDB Local can't be started: " + e, e);
        }
    }

    URI endpoint() {
        return running.endpoint();
    }

    @Override
    public void close() {
        endOfProgram.interrupt();
        boolean interrupted = Thread.interrupted();
        stop();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        try {
            running.stop();
        } catch (Exception e) {
            throw new MoviesException("DynamoDB Local can't be stopped: " + e, e);
        } finally {
            threads.end();
        }
    }

    /** The running HTTP server and the database that it serves. */
    private record Running(Server http, LocalDynamoDBRequestHandler database) {
        static Running start(@Nullable Folder folder) throws Exception {
            LocalDynamoDBRequestHandler database = new LocalDynamoDBRequestHandler(
                    0, folder == null, folder == null ? null : folder.toString(), true, false);
            // by number, because the system may resolve the name localhost to the address of IPv6
            Server http = new Server(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0));
            http.setHandler(new LocalDynamoDBServerHandler(database, null));
            Running running = new Running(http, database);
            try {
                http.start();
                return running;
            } catch (Exception e) {
                running.stop();
                throw e;
            }
        }

        URI endpoint() {
            return URI.create("http://127.0.0.1:" + ((NetworkConnector) http.getConnectors()[0]).getLocalPort());
        }

        void stop() throws Exception {
            try {
                http.stop();
            } finally {
                database.shutdown();
            }
        }
    }
}
