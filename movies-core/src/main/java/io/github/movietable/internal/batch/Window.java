package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.MovieKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The window over the source: what waits and what is in flight, bounded in bytes of memory. Of a movie at most one write
 * is in flight; a later record of it waits behind that one, so the records of a movie keep their order.
 */
final class Window {
    /** How much is held: years that are this far apart in a source can take turns. */
    private static final long BYTES = 8 * 1024 * 1024;

    private final WriteQueue queue;
    private final Set<MovieKey> inFlight = new HashSet<>();
    private final Map<MovieKey, Write> behind = new HashMap<>();
    private long held;

    Window(Ticker ticker) {
        this.queue = new WriteQueue(ticker);
    }

    /** What waits and may go. */
    WriteQueue queue() {
        return queue;
    }

    boolean hasRoomFor(Write write) {
        return held == 0 || held + write.size().held() <= BYTES;
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
            batch.writes().forEach(write -> inFlight.add(write.key()));
        }
        return batch;
    }

    /** A write has come to its end, and leaves the window. */
    void settled(Write write) {
        held -= write.size().held();
    }

    /** A movie is no longer in flight: what waited behind it may go, or waits in front of it. */
    void landed(MovieKey key) {
        inFlight.remove(key);
        Write later = behind.isEmpty() ? null : behind.remove(key);
        if (later != null) {
            queue.add(later);
        }
    }
}
