package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.MovieKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The window over the source: all writes that wait or are in flight, bounded in bytes of memory. At most one write of a
 * movie is in flight. A later record of the movie waits until that one is answered, so the records of a movie keep their
 * order.
 */
final class Window {
    /** The most bytes of memory. The wider the window, the more years of a sorted source can take turns. */
    private static final long BYTES = 8 * 1024 * 1024;

    private final WriteQueue queue;
    private final Set<MovieKey> inFlight = new HashSet<>();
    private final Map<MovieKey, Write> behind = new HashMap<>();
    private long held;

    Window(Ticker ticker) {
        this.queue = new WriteQueue(ticker);
    }

    /** The writes that wait and may be sent. */
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

    /** A write has come to its end and leaves the window. */
    void settled(Write write) {
        held -= write.size().held();
    }

    /** A movie is no longer in flight, so a later record of it may be sent. */
    void landed(MovieKey key) {
        inFlight.remove(key);
        Write later = behind.isEmpty() ? null : behind.remove(key);
        if (later != null) {
            queue.add(later);
        }
    }
}
