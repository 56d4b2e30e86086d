package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.MovieKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All writes in memory, waiting or in flight, with a bound on their bytes. At most one write of a movie is in flight. A
 * later record of that movie waits until DynamoDB has responded, so the records of one movie keep their order.
 */
final class Window {
    /**
     * The most memory of the writes, in bytes. The more writes, the more years of a source sorted by year can take
     * turns.
     */
    private static final long BYTES = 8 * 1024 * 1024;

    /**
     * How many writes wait for each call that may be in flight, while DynamoDB leaves none unprocessed: two batches,
     * because an answer may allow one more call. A source is often faster, and the longer a write waits, the less of it
     * is still in the processor's caches when it is sent.
     */
    private static final int FEW = 2 * Batches.MAX_BATCH;

    private final WriteQueue queue;
    private final Set<MovieKey> inFlight = new HashSet<>();
    private final Map<MovieKey, Write> behind = new HashMap<>();
    private long held;
    private boolean isWide;

    Window(Ticker ticker) {
        this.queue = new WriteQueue(ticker);
    }

    /** The writes that may be sent, because no other write of the same movie is in flight. */
    WriteQueue queue() {
        return queue;
    }

    /** Whether there is room for a write, if {@code atOnce} calls may be in flight. */
    boolean hasRoomFor(Write write, int atOnce) {
        return held == 0 || (held + write.size().held() <= BYTES && (isWide || queue.size() < FEW * atOnce));
    }

    /** Lets more writes wait from now on, because DynamoDB throttles and more years should take turns. */
    void widen() {
        isWide = true;
    }

    boolean isEmpty() {
        return queue.isEmpty() && behind.isEmpty();
    }

    void add(Write write) {
        held += write.size().held();
        if (inFlight.contains(write.key())) {
            behind.merge(write.key(), write, (older, newer) -> newer.behind(older));
        } else {
            queue.add(write);
        }
    }

    @Nullable
    Batch take(boolean partial, double mostUnits) {
        Batch batch = queue.take(partial, mostUnits);
        if (batch != null) {
            for (Write write : batch.writes()) {
                inFlight.add(write.key());
            }
        }
        return batch;
    }

    /** Frees the memory of a write that has ended. */
    void settled(Write write) {
        held -= write.size().held();
    }

    /** Notes that no write of a movie is in flight any more, so a later record of it may be sent. */
    void landed(MovieKey key) {
        inFlight.remove(key);
        Write later = behind.isEmpty() ? null : behind.remove(key);
        if (later != null) {
            queue.add(later);
        }
    }
}
