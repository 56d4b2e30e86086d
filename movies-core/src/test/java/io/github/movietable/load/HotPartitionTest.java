package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.Generated;
import io.github.movietable.testing.MemoryTable;
import io.github.movietable.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A file sorted by year on a table of ten partitions, each with a tenth of the table's capacity. */
class HotPartitionTest {
    private static final int MOVIES = 40_000;
    private static final int BATCH = 25;
    private static final int LONGEST_WAIT_MILLIS = 5000;

    private final VirtualTime time = new VirtualTime(7, Duration.ofMillis(5), Duration.ofMillis(15));
    private final MemoryTable table = new MemoryTable(time, 10_000, 0).partitioned(10, 1000);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void yearsTakeTurns(boolean onDemand) {
        double inFileOrder = secondsInFileOrder();
        assertThat(inFileOrder).as("one partition at a time did bind").isGreaterThan(0.8 * MOVIES / 1000);

        LoadReport report = Loading.load(
                time, onDemand ? table.onDemand() : table, Generated.sortedByYear(MOVIES), LoadSettings.NONE);

        assertThat(report.written()).isEqualTo(MOVIES);
        assertThat(report.elapsed().toNanos() / 1e9).isLessThan(inFileOrder / 4);
    }

    /** Sends batches of 25 one after the other, unprocessed movies first, with the same waits. */
    private static double secondsInFileOrder() {
        VirtualTime time = new VirtualTime(7, Duration.ZERO, Duration.ZERO);
        MemoryTable table = new MemoryTable(time, 10_000, 0).partitioned(10, 1000);
        Random random = new Random(7);
        Deque<WriteRequest> waiting = new ArrayDeque<>();
        Generated.sortedByYear(MOVIES).map(HotPartitionTest::put).forEach(waiting::add);
        int wait = 50;
        while (!waiting.isEmpty()) {
            List<WriteRequest> batch = new ArrayList<>();
            while (batch.size() < BATCH && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            time.pause(Duration.ofMillis(5 + random.nextInt(11)));
            List<WriteRequest> left = left(table, batch);
            for (int i = left.size() - 1; i >= 0; i--) {
                waiting.addFirst(left.get(i));
            }
            time.pause(Duration.ofMillis(left.isEmpty() ? 0 : random.nextInt(wait + 1)));
            wait = left.isEmpty() ? 50 : Math.min(LONGEST_WAIT_MILLIS, 2 * wait);
        }
        return time.seconds();
    }

    private static WriteRequest put(Movie movie) {
        return WriteRequest.builder()
                .putRequest(put -> put.item(movie.toItem()))
                .build();
    }

    private static List<WriteRequest> left(MemoryTable table, List<WriteRequest> batch) {
        try {
            BatchWriteItemRequest request = BatchWriteItemRequest.builder()
                    .requestItems(Map.of(Loading.TABLE, batch))
                    .build();
            return table.batchWriteItem(request).unprocessedItems().getOrDefault(Loading.TABLE, List.of());
        } catch (ProvisionedThroughputExceededException e) {
            return batch;
        }
    }
}
