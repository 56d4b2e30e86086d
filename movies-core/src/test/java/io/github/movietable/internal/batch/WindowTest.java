package io.github.movietable.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.MovieKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many writes of a load wait in memory. */
@Tag("quick")
class WindowTest {
    private static final int AT_ONCE = 8;
    private static final int FEW = 2 * AT_ONCE * Batches.MAX_BATCH;

    private final Window window = new Window(Ticker.SYSTEM);
    private long record;

    private Write next() {
        record++;
        return Write.delete(MovieKey.of(1985, "T" + record), record);
    }

    /** Offers writes until there is no room. */
    private int taken() {
        int taken = 0;
        for (Write write = next(); window.hasRoomFor(write, AT_ONCE); write = next()) {
            window.add(write);
            taken++;
        }
        return taken;
    }

    @Test
    void fewWaitWhileDynamoDbTakesAll() {
        assertThat(taken()).isEqualTo(FEW);
        assertThat(window.take(false, Double.MAX_VALUE)).isNotNull();
        assertThat(taken()).as("room for the batch that was taken").isEqualTo(Batches.MAX_BATCH);
    }

    @Test
    void manyWaitOnceItThrottles() {
        taken();
        window.widen();
        assertThat(taken()).isGreaterThan(10 * FEW);
        window.take(false, Double.MAX_VALUE);
        assertThat(taken())
                .as("bytes in flight count until DynamoDB has confirmed them")
                .isZero();
    }
}
