package io.github.movietable.local;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps back what DynamoDB Local and its parts say while all is well. */
final class Silence {
    /** Referred to for good: java.util.logging forgets the settings of a logger that is collected. */
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private Silence() {}

    static void begin() {
        SQLITE.setFilter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue());
        // It warns of answers whose end it could not write, when it is stopped as soon as they have come.
        if (JETTY.getLevel() == null) {
            JETTY.setLevel(Level.SEVERE);
        }
        // SLF4J's simple logger has no other way to be told. Loggers with a configuration of their own are left to it.
        System.getProperties().putIfAbsent("org.slf4j.simpleLogger.log.org.eclipse.jetty", "error");
    }

    /** Calls, and drops what this thread prints meanwhile. One call at a time, since there is one output. */
    static synchronized <T> T whileCalling(Callable<T> chatty) throws Exception {
        PrintStream out = System.out;
        PrintStream without = new PrintStream(new Without(Thread.currentThread(), out), true, charset());
        System.setOut(without);
        try {
            return chatty.call();
        } finally {
            if (System.out == without) {
                System.setOut(out);
            }
        }
    }

    private static Charset charset() {
        String ofJdk17 = System.getProperty(
                "sun.stdout.encoding", Charset.defaultCharset().name());
        return Charset.forName(System.getProperty("stdout.encoding", ofJdk17));
    }

    private static final class Without extends FilterOutputStream {
        private final Thread silenced;

        Without(Thread silenced, OutputStream out) {
            super(out);
            this.silenced = silenced;
        }

        @Override
        public void write(int b) throws IOException {
            if (Thread.currentThread() != silenced) {
                out.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (Thread.currentThread() != silenced) {
                out.write(bytes, from, length);
            }
        }

        @Override
        public void close() {
            // The output is not ours to close.
        }
    }
}
