package io.github.movietable.internal.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one BatchWriteItem.
 *
 * @param writes writes of different keys
 * @param search the search for a bad movie to which this batch belongs, or null
 */
record Batch(List<Write> writes, @Nullable BadMovieSearch search) {
    Batch {
        writes = List.copyOf(writes);
    }

    double units() {
        return units(writes);
    }

    /** Bytes on the wire. */
    long sentBytes() {
        return writes.stream().mapToLong(write -> write.size().sent()).sum();
    }

    static double units(List<Write> writes) {
        return writes.stream().mapToInt(write -> write.size().writeUnits()).sum();
    }

    Batch part(int from, int to, BadMovieSearch within) {
        return new Batch(writes.subList(from, to), within);
    }
}
