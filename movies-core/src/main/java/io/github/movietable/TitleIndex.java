package io.github.movietable;

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
     * An index with throughput of its own, on a provisioned table. Where it takes fewer writes than the table, it slows
     * the table's writes down to its own pace.
     *
     * @param readUnits read units a second, at least 1
     * @param writeUnits write units a second, at least 1
     * @return the index
     */
    public static TitleIndex provisioned(long readUnits, long writeUnits) {
        return new TitleIndex(Throughput.provisioned(readUnits, writeUnits));
    }

    /** The index's throughput on a table of this one; on demand where the table is. */
    Throughput throughputOn(Throughput table) {
        if (table.isOnDemand() && !throughput.isOnDemand()) {
            throw new IllegalArgumentException(
                    "a table on demand has its indexes on demand too: TitleIndex.likeTheTable()");
        }
        return throughput.isOnDemand() ? table : throughput;
    }
}
