package io.github.movietable.local;

import java.util.Optional;

/**
 * Stops a server that was not closed when the program ends. The server's threads would keep the JVM alive for ever, so
 * a daemon thread waits until all threads of the program have ended.
 */
final class EndOfProgram implements Runnable {
    private final Runnable stop;

    private EndOfProgram(Runnable stop) {
        this.stop = stop;
    }

    /** Starts the thread that waits for the end of the program. An interrupt ends it without stopping the server. */
    static Thread watch(Runnable stop) {
        Thread thread = new Thread(new EndOfProgram(stop), "local-dynamodb-end-of-program");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void run() {
        try {
            for (Optional<Thread> other = next(); other.isPresent(); other = next()) {
                other.get().join();
            }
            stop.run();
        } catch (InterruptedException closed) {
            // the server was closed
        }
    }

    private static Optional<Thread> next() {
        return ServerThreads.ofTheProgram().findFirst();
    }
}
