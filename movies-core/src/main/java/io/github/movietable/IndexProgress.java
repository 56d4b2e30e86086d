package io.github.movietable;

import java.time.Duration;

/** How far the building of an index has come. DynamoDB tells the phase, and no percentage. */
public final class IndexProgress {
    private final String phase;
    private final Duration elapsed;

    IndexProgress(String phase, Duration elapsed) {
        this.phase = phase;
        this.elapsed = elapsed;
    }

    /**
     * The phase.
     *
     * @return {@code NOT SEEN YET} until the table names the index, then {@code CREATING}, {@code BACKFILLING} or {@code
     *     ACTIVE}; {@code DELETING} while an index that was there before is going
     */
    public String phase() {
        return phase;
    }

    /**
     * The time since the index was asked for.
     *
     * @return the time
     */
    public Duration elapsed() {
        return elapsed;
    }

    /** Phase and time. */
    @Override
    public String toString() {
        return phase + " for " + elapsed.toSeconds() + " s";
    }
}
