package io.github.movietable.local;

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
}
