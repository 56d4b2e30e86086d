package io.github.movietable.internal.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one BatchWriteItem request.
 *
 * @param writes up to 25 writes, no two with the same key
 * @param search the search for bad movies that this batch is a part of; null for an ordinary batch
 * @param units the write units that it is expected to consume, computed from the sizes of its items
 * @param sentBytes the size of the writes as JSON on the wire, in bytes
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
