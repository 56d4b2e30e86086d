package io.github.movietable.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.internal.call.Answer;
import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Flight;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.MemoryTable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

/** How many calls of a load are in flight. */
@Tag("quick")
class CallsAtOnceTest {
    private static final int ROUNDS = 6;
    private static final Answer<BatchWriteItemResponse> WRITTEN = new Answer<>(
            BatchWriteItemResponse.builder().unprocessedItems(Map.of()).build(), null);

    private final FakeTicker ticker = new FakeTicker();
    private final Batches batches = new Batches(
            "Movies",
            ticker,
            Pacer.adaptive(ticker),
            Gate.of(new BlockingClient(MemoryTable.endless(), ticker, null)),
            null,
            (write, fate, why) -> {});
    private final Deque<Flight<?, ?>> flying = new ArrayDeque<>();
    private Write next = write(1);

    private static Write write(long record) {
        return Write.delete(MovieKey.of(1985, "T" + record), record);
    }

    /** A source that is faster than DynamoDB fills the memory while calls are in flight. */
    private void read() {
        while (batches.offer(next)) {
            next = write(next.record() + 1);
        }
    }

    private void send() {
        for (Flight<?, ?> flight = batches.next(); flight != null; flight = batches.next()) {
            flying.add(flight);
        }
    }

    /** The answers to all calls in flight, all of which come at the same time; nothing can be read between them. */
    private void answers() {
        for (Flight<?, ?> flight : List.copyOf(flying)) {
            flying.remove();
            answer(flight);
            send();
        }
    }

    @SuppressWarnings("unchecked") // each is a BatchWriteItem
    private static <D> void answer(Flight<?, D> flight) {
        D decoded = ((Function<Answer<BatchWriteItemResponse>, D>) (Function<?, ?>) flight.decode()).apply(WRITTEN);
        flight.landed().accept(decoded);
    }

    private List<Integer> inFlight(Duration latency) {
        List<Integer> inFlight = new ArrayList<>();
        while (inFlight.size() < ROUNDS) {
            read();
            send();
            read();
            send();
            ticker.pause(latency);
            inFlight.add(flying.size());
            answers();
        }
        return inFlight;
    }

    @Test
    void growWithEachSlowAnswerThoughManyComeTogether() {
        assertThat(inFlight(Duration.ofMillis(10))).containsExactly(8, 16, 32, 40, 40, 40);
    }

    @Test
    void doNotGrowIfAnswersAreQuick() {
        assertThat(inFlight(Duration.ofMillis(1))).containsOnly(8);
    }
}
