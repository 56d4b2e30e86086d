package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.Films;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** If a read is closed while a request is held up before the network, the request is never sent. */
@Timeout(30)
class ClosedReadsTest {
    private final FaultyHttp http = FaultyHttp.faultless();
    private final CountDownLatch heldUp = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();

    /** Holds up every call but the first, and ignores interrupts. */
    private final class HoldingUp implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (calls.incrementAndGet() > 1) {
                heldUp.countDown();
                awaitWithoutHeed(release);
            }
        }
    }

    /** Ignores interrupts, as the code of some programs does. */
    private static void awaitWithoutHeed(CountDownLatch latch) {
        boolean waits = true;
        while (waits) {
            try {
                latch.await();
                waits = false;
            } catch (InterruptedException ignored) {
                waits = true;
            }
        }
    }

    static Stream<Function<MovieTable, MovieRead<?>>> reads() {
        return Stream.of(
                table -> table.inYear(1994).pageSize(3), table -> table.scan().pageSize(10));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void whatIsHeldUpIsNeverSent(Function<MovieTable, MovieRead<?>> read) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(1);
        DynamoDbClient client = http.client(new HoldingUp());
        try (Stream<Movie> stream =
                read.apply(MovieTable.named(Films.table().name(), client).runningOn(workers)).stream()) {
            assertThat(stream.iterator().next()).isNotNull();
            assertThat(heldUp.await(10, TimeUnit.SECONDS)).isTrue();
        }
        release.countDown();
        workers.shutdown();

        assertThat(workers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(http.attempts()).isEqualTo(1);
    }
}
