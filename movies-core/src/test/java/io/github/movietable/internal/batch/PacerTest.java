package io.github.movietable.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.testing.Bucket;
import io.github.movietable.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pacers that do not know their table's capacity, each with eight batches at once and always more to send, in virtual time. */
class PacerTest {
    private static final int AT_ONCE = 8;
    private static final int BATCH = 25;

    private final VirtualTime time = new VirtualTime(7, Duration.ofMillis(5), Duration.ofMillis(15));
    private final Random random = new Random(7);
    private final List<Load> loads = new ArrayList<>();
    private Bucket table;
    private double throttledByChance;

    @BeforeEach
    void aTableOfAThousandUnits() {
        table = new Bucket(time, 1000, 0.1, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "500, 1, 0, 0.09",
        "1000, 0.1, 0, 0.05",
        "1000, 300, 5, 0.09",
        "10000, 0.1, 0, 0.02",
        "10000, 300, 5, 0.02"
    })
    void usesATableAndIsRarelyThrottled(double rate, double mostSaved, double saved, double mostThrottled) {
        table = new Bucket(time, rate, mostSaved, saved);
        run(1, 30);

        assertThat(taken()).isBetween(0.98 * rate * (30 + saved), 1.001 * rate * (30 + saved) + BATCH);
        assertThat(throttled()).isBetween(0.001, mostThrottled);
    }

    /** On a small table, finding the rate takes many of the few calls. */
    @ParameterizedTest
    @ValueSource(doubles = {10, 100})
    void aSmallTableToo(double rate) {
        table = new Bucket(time, rate, 1, 0);
        run(1, 60);
        double before = taken();
        loads.forEach(load -> load.calls = load.throttled = 0);
        time.pause(Duration.ofSeconds(60));

        assertThat(taken() - before).isGreaterThan(0.97 * rate * 60);
        assertThat(throttled()).isBetween(0.001, 0.09);
    }

    /** Capacity that grows is found in seconds. */
    @Test
    void followsATableThatIsGivenFourTimesAsMuch() {
        run(1, 15);
        table.rate(4000);
        time.pause(Duration.ofSeconds(10));
        double before = taken();
        time.pause(Duration.ofSeconds(10));

        assertThat(taken() - before).isGreaterThan(0.98 * 40_000);
        assertThat(throttled()).isLessThan(0.05);
    }

    @ParameterizedTest
    @ValueSource(doubles = {800, 600, 500, 400, 250, 100})
    void followsATableThatIsGivenLess(double lowered) {
        table = new Bucket(time, 1000, 1, 0);
        run(1, 15);
        table.rate(lowered);
        time.pause(Duration.ofSeconds(5));
        double before = taken();
        loads.forEach(load -> load.calls = load.throttled = 0);
        time.pause(Duration.ofSeconds(30));

        assertThat(taken() - before).isGreaterThan(0.97 * lowered * 30);
        assertThat(throttled()).isLessThan(0.09);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void severalUseATableSideBySide(int count) {
        table = new Bucket(time, 1000, 1, 0);
        run(count, 60);

        assertThat(taken()).isGreaterThan(0.98 * 60_000);
        assertThat(throttled()).isLessThan(0.18);
    }

    /** If batches, or parts of them, are refused at random, a load into a table without limits must not become slow. */
    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.14, 0.3})
    void faultsAreNoReasonToGoSlower(double part) {
        table = new Bucket(time, 1e9, 1, 1);
        throttledByChance = part;
        run(1, 60);
        double before = taken();
        time.pause(Duration.ofSeconds(60));

        assertThat(throttled()).isBetween(0.8 * part, 1.2 * part);
        assertThat(taken() - before).isGreaterThan(60 * 2000);
    }

    private void run(int count, int seconds) {
        IntStream.range(0, count).forEach(i -> loads.add(new Load()));
        loads.forEach(Load::send);
        time.pause(Duration.ofSeconds(seconds));
    }

    private double taken() {
        return loads.stream().mapToDouble(load -> load.taken).sum();
    }

    private double throttled() {
        return loads.stream().mapToDouble(load -> load.throttled).sum()
                / loads.stream().mapToDouble(load -> load.calls).sum();
    }

    /** A load of movies of one unit that never ends. */
    private final class Load {
        private final Pacer pacer = Pacer.adaptive(time);
        private int inFlight;
        private boolean isWaiting;
        private double calls;
        private double throttled;
        private double taken;

        void send() {
            while (inFlight < AT_ONCE && !isWaiting) {
                int size = (int) Math.min(BATCH, pacer.mostUnits());
                Duration rest = pacer.untilPaid(size);
                if (rest.isZero()) {
                    inFlight++;
                    Pacer.Ticket ticket = pacer.sent(size);
                    time.execute(() -> answered(ticket, size, take(size)));
                } else {
                    isWaiting = true;
                    Future<?> unused = time.after(rest, () -> {
                        isWaiting = false;
                        send();
                    });
                }
            }
        }

        private int take(int size) {
            int units = 0;
            if (random.nextDouble() >= throttledByChance) {
                while (units < size && table.hasSome()) {
                    table.take(1);
                    units++;
                }
            }
            return units;
        }

        private void answered(Pacer.Ticket ticket, int size, int units) {
            inFlight--;
            calls++;
            throttled += units < size ? 1 : 0;
            taken += units;
            pacer.answered(ticket, units, units, units < size);
            send();
        }
    }
}
