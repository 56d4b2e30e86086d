package io.github.movietable.local;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Suppresses log messages that DynamoDB Local and its parts write although nothing is wrong. */
final class Silence {
    /** Held for good, because java.util.logging forgets the settings of a logger that is garbage collected. */
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private Silence() {}

    static void begin() {
        SQLITE.setFilter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue());
        // the server warns about the end of an answer that it could not write, if it is stopped right after the answer
        if (JETTY.getLevel() == null) {
            JETTY.setLevel(Level.SEVERE);
        }
        // SLF4J's simple logger can be set by properties only; a program's own settings are left alone
        System.getProperties().putIfAbsent("org.slf4j.simpleLogger.log.org.eclipse.jetty", "error");
    }
}
