package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.testing.BatchClient;
import io.github.movietable.testing.Generated;
import io.github.movietable.testing.ThrottlingTable;
import io.github.movietable.testing.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Faults that come at random tell nothing of a table's capacity, and must not bring the pace down, in virtual time. */
class PaceUnderFaultsTest {
    private static final int LAB_MOVIES = 4610;
    private static final double ENDLESS = 1e9;

    private final VirtualTime time = new VirtualTime(7, Duration.ofMillis(5), Duration.ofMillis(15));
    private final ThrottlingTable table = new ThrottlingTable(time, ENDLESS, 0).onDemand();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theLabsFileThroughFaultsOfAllKinds(long seed) {
        LoadReport report = load(LAB_MOVIES, new Faults(table, seed, 0.06, 0.11, 0.08));

        assertThat(report.written()).isEqualTo(LAB_MOVIES);
        assertThat(report.calls()).isLessThan(400);
        assertThat(report.elapsed()).isLessThan(Duration.ofSeconds(10));
    }

    /** A long one keeps its pace: no later second is much slower than the first ones. */
    @ParameterizedTest
    @CsvSource({"1, 0.06, 0.08", "2, 0.14, 0", "3, 0, 0.14", "4, 0.02, 0.02"})
    void aLongLoadKeepsItsPace(long seed, double throttled, double unprocessed) {
        LoadReport report = load(100_000, new Faults(table, seed, throttled, 0, unprocessed));
        double seconds = report.elapsed().toNanos() / 1e9;

        assertThat(report.written()).isEqualTo(100_000);
        assertThat(report.calls()).isLessThan(100_000 / 25 * 3 / 2);
        assertThat(table.units(seconds / 2, seconds)).isGreaterThan(0.4 * 100_000 / 2);
        assertThat(seconds).isLessThan(50);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6})
    void aPartOfEachBatchIsLeftAndTheLastOnesComeSoon(double left) {
        LoadReport report = load(600, new Leaving(table, left));

        assertThat(report.written()).isEqualTo(600);
        assertThat(report.elapsed()).isLessThan(Duration.ofSeconds(5));
    }

    private LoadReport load(int movies, DynamoDbClient client) {
        return Loading.load(time, client, Generated.movies(movies, 1), LoadSettings.NONE);
    }

    private abstract static class Between implements DynamoDbClient {
        final ThrottlingTable table;

        Between(ThrottlingTable table) {
            this.table = table;
        }

        @Override
        public DescribeTableResponse describeTable(DescribeTableRequest request) {
            return table.describeTable(request);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    /** Some calls are throttled, some fail in between, and of some everything comes back unprocessed. */
    private static final class Faults extends Between {
        private final Random random;
        private final double throttled;
        private final double failed;
        private final double unprocessed;

        Faults(ThrottlingTable table, long seed, double throttled, double failed, double unprocessed) {
            super(table);
            this.random = new Random(seed);
            this.throttled = throttled;
            this.failed = failed;
            this.unprocessed = unprocessed;
        }

        @Override
        public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
            double fate = random.nextDouble();
            if (fate < throttled) {
                throw BatchClient.refused(400, "ProvisionedThroughputExceededException");
            }
            if (fate < throttled + failed) {
                throw BatchClient.refused(500, "InternalServerError");
            }
            if (fate < throttled + failed + unprocessed) {
                return BatchWriteItemResponse.builder()
                        .unprocessedItems(request.requestItems())
                        .build();
            }
            return table.batchWriteItem(request);
        }
    }

    /** Of each batch so much is left unprocessed. */
    private static final class Leaving extends Between {
        private final double share;

        Leaving(ThrottlingTable table, double share) {
            super(table);
            this.share = share;
        }

        @Override
        public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
            String name = request.requestItems().keySet().iterator().next();
            List<WriteRequest> writes = request.requestItems().get(name);
            int taken = (int) Math.ceil(writes.size() * (1 - share));
            BatchWriteItemResponse some = table.batchWriteItem(BatchWriteItemRequest.builder()
                    .requestItems(Map.of(name, writes.subList(0, taken)))
                    .build());
            return taken == writes.size()
                    ? some
                    : some.toBuilder()
                            .unprocessedItems(Map.of(name, writes.subList(taken, writes.size())))
                            .build();
        }
    }
}
