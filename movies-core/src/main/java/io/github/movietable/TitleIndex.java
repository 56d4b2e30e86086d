package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import java.time.Duration;

/**
 * A secondary index on the title, ordered by year: it finds a title in all years. It holds whole movies, so a write of a
 * movie costs twice, and so does storing it.
 */
public final class TitleIndex {
    /** The index's name in DynamoDB. */
    public static final String NAME = "title-year-index";

    private final Throughput throughput;

    private TitleIndex(Throughput throughput) {
        this.throughput = throughput;
    }

    /**
     * An index with the same throughput as the table.
     *
     * @return the index
     */
    public static TitleIndex likeTheTable() {
        return new TitleIndex(Throughput.onDemand());
    }

    /**
     * An index with throughput of its own, on a provisioned table. If it takes fewer writes than the table, it slows
     * the table's writes down to its own pace.
     *
     * @param readUnits read units a second, at least 1
     * @param writeUnits write units a second, at least 1
     * @return the index
     */
    public static TitleIndex provisioned(long readUnits, long writeUnits) {
        return new TitleIndex(Throughput.provisioned(readUnits, writeUnits));
    }

    /** The index's throughput on a table with this one: on demand if the table is. */
    Throughput throughputOn(Throughput table) {
        if (table.isOnDemand() && !throughput.isOnDemand()) {
            throw new IllegalArgumentException(
                    "a table on demand has its indexes on demand too: TitleIndex.likeTheTable()");
        }
        return throughput.isOnDemand() ? table : throughput;
    }

    /** How far the building of an index has come. DynamoDB tells the phase, and no percentage. */
    public static final class Progress {
        private final String phase;
        private final Duration elapsed;

        Progress(String phase, Duration elapsed) {
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

    /** The table has no index on titles. */
    public static final class MissingException extends MoviesException {
        private static final long serialVersionUID = 1L;

        MissingException(String table, Throwable cause) {
            super(
                    "the table " + table + " has no index " + NAME
                            + "; addTitleIndex() adds one, create(throughput, index) makes a table with one",
                    cause);
        }
    }
}
