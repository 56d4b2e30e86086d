package io.github.movietable.local;

import com.almworks.sqlite4java.SQLiteQueue;
import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;

/** DynamoDB Local's own server on a free port, with what it starts, prints and leaves behind kept in hand. */
final class EmbeddedServer implements AutoCloseable {
    private static final int TRIES = 10;

    private final ServerThreads threads = new ServerThreads();
    private final DynamoDBProxyServer server;
    private final int port;
    private final Thread endOfProgram;

    private EmbeddedServer(int port, String... place) throws Exception {
        this.port = port;
        this.server = threads.call(() -> started(port, place));
        this.endOfProgram = EndOfProgram.watch(this::stop);
    }

    /** Starts a server; {@code place} says where the data is, in the words of DynamoDB Local's command line. */
    static EmbeddedServer start(String... place) {
        Silence.begin();
        // Asked for here, as DynamoDB Local would miss it only when the first request comes.
        Objects.requireNonNull(SQLiteQueue.class);
        Exception refusal = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                return new EmbeddedServer(freePort(), place);
            } catch (IOException takenMeanwhile) {
                refusal = takenMeanwhile;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalDynamoDbException("DynamoDB Local was not started, as this thread is interrupted.", e);
            } catch (Exception e) {
                throw new LocalDynamoDbException("DynamoDB Local can't be started: " + e, e);
            }
        }
        throw new LocalDynamoDbException("DynamoDB Local can't be started on any port: " + refusal, refusal);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
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
            server.stop();
        } catch (Exception e) {
            throw new LocalDynamoDbException("DynamoDB Local can't be stopped: " + e, e);
        } finally {
            threads.end();
        }
    }

    private static DynamoDBProxyServer started(int port, String... place) throws Exception {
        String[] options = {"-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)};
        String[] arguments = Stream.of(options, place).flatMap(Stream::of).toArray(String[]::new);
        DynamoDBProxyServer server =
                Silence.whileCalling(() -> ServerRunner.createServerFromCommandLineArgs(arguments));
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
