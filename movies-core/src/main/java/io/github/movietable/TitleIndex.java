package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import java.time.Duration;

/**
 * A global secondary index with the title as partition key and the year as sort key: it finds a title in all years. It
 * holds whole movies, so writing and storing a movie cost twice as much.
 */
public final class TitleIndex {
    /** The index's name in DynamoDB. */
    public static final String NAME = "title-year-index";

    private final Throughput throughput;

    private TitleIndex(Throughput throughput) {
        this.throughput = throughput;
    }

    /**
     * An index whose throughput is that of the table.
     *
     * @return the index
     */
    public static TitleIndex likeTheTable() {
        return new TitleIndex(Throughput.onDemand());
    }

    /**
     * An index with throughput of its own, for a provisioned table. If the index has fewer write units than the table,
     * DynamoDB slows writes of the table down to what the index can take.
     *
     * @param readUnits read units a second, at least 1
     * @param writeUnits write units a second, at least 1
     * @return the index
     */
    public static TitleIndex provisioned(long readUnits, long writeUnits) {
        return new TitleIndex(Throughput.provisioned(readUnits, writeUnits));
    }

    /** The throughput of the index on a table with the given throughput; throws if only the table is on demand. */
    Throughput throughputOn(Throughput table) {
        if (table.isOnDemand() && !throughput.isOnDemand()) {
            throw new IllegalArgumentException(
                    "a table on demand has its indexes on demand too; use TitleIndex.likeTheTable()");
        }
        return throughput.isOnDemand() ? table : throughput;
    }

    /** The progress of building an index. DynamoDB reports the phase, but no percentage. */
    public static final class Progress {
        private final String phase;
        private final Duration elapsed;

        Progress(String phase, Duration elapsed) {
            this.phase = phase;
            this.elapsed = elapsed;
        }

        /**
         * The phase that the index is in.
         *
         * @return {@code NOT SEEN YET} until DescribeTable shows the index, then {@code CREATING}, {@code BACKFILLING}
         *     or {@code ACTIVE}; {@code DELETING} while an earlier index of this name is being deleted
         */
        public String phase() {
            return phase;
        }

        /**
         * The time since {@link MovieTable#addTitleIndex} began.
         *
         * @return the time, waiting included
         */
        public Duration elapsed() {
            return elapsed;
        }

        /** The phase and the time in seconds. */
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
