package io.github.movietable.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.internal.call.Answer;
import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Flight;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.FaultyHttp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** If a load fails, its calls in flight are ended and fail too; the load reports its first failure. */
@Tag("quick")
class FirstFailureTest {
    @Test
    void theFirstFailureIsTheReason() {
        FaultyHttp http = FaultyHttp.scripted(attempt -> FaultyHttp.Fault.NONE);
        Gate gate = Gate.of(new BlockingClient(http.client(), Ticker.SYSTEM, null));
        Batches batches = new Batches(
                "Movies", Ticker.SYSTEM, Pacer.adaptive(Ticker.SYSTEM), gate, null, (write, fate, why) -> {});
        for (int i = 0; i < 50; i++) {
            batches.offer(Write.delete(MovieKey.of(1985, "Movie " + i), i));
        }
        Flight<?, ?> first = batches.next();
        Flight<?, ?> second = batches.next();
        ResourceNotFoundException dropped = ResourceNotFoundException.builder().build();

        land(first, dropped);
        land(second, AbortedException.create("the work has ended"));

        assertThat(batches.failure()).isSameAs(dropped);
    }

    private static <R, D> void land(Flight<R, D> flight, RuntimeException why) {
        flight.landed().accept(flight.decode().apply(new Answer<>(null, why)));
    }
}
