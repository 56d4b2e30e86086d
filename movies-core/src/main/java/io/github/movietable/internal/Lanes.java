package io.github.movietable.internal;

import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.MovieKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All lanes, and the window over the source: what waits in them or is in flight, bounded in bytes. */
final class Lanes {
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final List<Lane> lanes = new ArrayList<>();
    private final Ticker ticker;
    private final long windowBytes;
    private int turn;
    private long held;

    /** A batch of a lane, which is busy with it from now on. */
    record Next(Lane lane, Batch batch) {}

    Lanes(int count, Ticker ticker, long windowBytes) {
        this.ticker = ticker;
        this.windowBytes = windowBytes;
        for (int i = 0; i < count; i++) {
            lanes.add(new Lane(ticker));
        }
    }

    boolean hasRoomFor(Write write) {
        return held == 0 || held + write.size().held() <= windowBytes;
    }

    boolean isNearlyFull() {
        return held * 10 > windowBytes * 9;
    }

    boolean isEmpty() {
        return lanes.stream().allMatch(Lane::isEmpty);
    }

    void add(Write write) {
        held += write.size().held();
        of(write.key()).add(write);
    }

    /** A write is settled, and leaves the window. */
    void letGo(Write write) {
        held -= write.size().held();
    }

    private Lane of(MovieKey key) {
        // keys that count up together ("Movie 1" of 2001, "Movie 2" of 2002) must not meet in one lane
        int mixed = (key.hashCode() * GOLDEN_RATIO) >>> 16;
        return lanes.get(mixed % lanes.size());
    }

    /** The next batch that may be sent, of the lanes in turn; null where there is none. */
    @Nullable
    Next next(boolean partial, double mostUnits) {
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(turn);
            turn = (turn + 1) % lanes.size();
            Batch batch = lane.isBusy() ? null : lane.take(partial, mostUnits);
            if (batch != null) {
                lane.setBusy(true);
                return new Next(lane, batch);
            }
        }
        return null;
    }

    /** How long until what rests in a lane that is free has rested, but no longer than this. */
    Duration untilRested(Duration atMost) {
        long now = ticker.nanos();
        long least = atMost.toNanos();
        for (Lane lane : lanes) {
            least = lane.isBusy() ? least : Math.min(least, lane.untilRested(now));
        }
        return Duration.ofNanos(least);
    }
}
