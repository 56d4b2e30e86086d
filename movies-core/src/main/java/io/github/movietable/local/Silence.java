package io.github.movietable.local;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Suppresses log messages that DynamoDB Local and its libraries write although nothing is wrong. */
final class Silence {
    /** Kept in a constant, because java.util.logging loses the settings of a logger that is garbage collected. */
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private Silence() {}

    static void begin() {
        SQLITE.setFilter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue());
        // a server that is stopped right after a response warns that it could not write the end of that response
        if (JETTY.getLevel() == null) {
            JETTY.setLevel(Level.SEVERE);
        }
        // SLF4J's simple logger can be set by properties only; a program's own settings are left alone
        System.getProperties().putIfAbsent("org.slf4j.simpleLogger.log.org.eclipse.jetty", "error");
    }
}
