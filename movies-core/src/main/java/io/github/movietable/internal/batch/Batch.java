package io.github.movietable.internal.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one BatchWriteItem.
 *
 * @param writes writes of different keys
 * @param search the search for a bad movie to which this batch belongs, or null
 * @param units the write units that it will consume, by the sizes of its items
 * @param sentBytes bytes on the wire
 */
record Batch(List<Write> writes, @Nullable BadMovieSearch search, double units, long sentBytes) {
    static Batch of(List<Write> writes, @Nullable BadMovieSearch search) {
        long sent = writes.stream().mapToLong(write -> write.size().sent()).sum();
        return new Batch(List.copyOf(writes), search, units(writes), sent);
    }

    static double units(List<Write> writes) {
        return writes.stream().mapToInt(write -> write.size().writeUnits()).sum();
    }

    Batch part(int from, int to, BadMovieSearch within) {
        return of(writes.subList(from, to), within);
    }
}
