package io.github.movietable.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.internal.call.Client;
import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.document.ItemSize;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.MemoryTable;
import io.github.movietable.testing.MemoryTable.Taken;
import io.github.movietable.testing.VirtualCalls;
import io.github.movietable.testing.VirtualTime;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Whatever faults happen, a load stores the same movies as puts one by one would. */
class FaultMixturesTest {
    /** The faults that a batch may meet. */
    private enum Trouble {
        UNPROCESSED,
        THROTTLED,
        ERROR_BEFORE,
        ERROR_AFTER,
        RESET,
        LOST_ANSWER
    }

    private static final int TROUBLES = Trouble.values().length;
    private static final int KEYS = 250;
    private static final int RECORDS = 800;

    private final Map<Long, Fate> fates = new TreeMap<>();
    private final List<Write> records = new ArrayList<>();

    /** The seed with which two bad movies meet in one batch. */
    private static final int TWO_BAD_ONES_MEET = 399;

    /** In a long run, every mixture of faults; in a short run, some mixtures and the mixture of all faults. */
    static Stream<Integer> mixtures() {
        int all = 1 << TROUBLES;
        return Boolean.getBoolean("movies.long")
                ? IntStream.range(0, 10 * all).boxed()
                : Stream.concat(new Random(5).ints(6, 0, 10 * all).boxed(), Stream.of(all - 1, TWO_BAD_ONES_MEET));
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void nothingIsLostAndNothingDoubled(int seed) {
        Set<Trouble> troubles = mixture(seed);
        Random random = new Random(seed);
        VirtualTime time = new VirtualTime(seed, Duration.ofMillis(1), Duration.ofMillis(40));
        Troubles happening = new Troubles(new Random(seed), troubles, 0.05 + 0.2 * random.nextDouble());
        MemoryTable table = happening.on(MemoryTable.endless(time));
        write(table, time, random);

        assertThat(numbers(table.items())).isEqualTo(asPutOneByOne());
        assertThat(fates.keySet())
                .containsExactlyElementsOf(records.stream().map(Write::record).toList());
        assertEachKeyInOrder(table.taken());
        assertFatesAreTrue(table, troubles);
    }

    /** Makes each of these faults happen now and then; a batch with a bad movie is refused. */
    private record Troubles(Random random, Set<Trouble> troubles, double often) {
        MemoryTable on(MemoryTable table) {
            return table.before((number, writes) -> before(writes))
                    .leaving(this::left)
                    .after(this::after);
        }

        private boolean happens(Trouble trouble) {
            return troubles.contains(trouble) && random.nextDouble() < often;
        }

        private void before(List<WriteRequest> writes) {
            if (happens(Trouble.ERROR_BEFORE)) {
                throw MemoryTable.refused(500, "InternalServerError");
            }
            if (happens(Trouble.RESET)) {
                throw unanswered(new SocketException("Connection reset"));
            }
            if (writes.stream().anyMatch(write -> write.putRequest().item().containsKey("poison"))) {
                throw MemoryTable.refused(400, "ValidationException");
            }
            if (happens(Trouble.THROTTLED)) {
                throw MemoryTable.refused(400, "ProvisionedThroughputExceededException");
            }
        }

        private List<WriteRequest> left(List<WriteRequest> writes) {
            List<WriteRequest> left = new ArrayList<>();
            boolean leavesSome = happens(Trouble.UNPROCESSED);
            for (WriteRequest write : writes) {
                if (leavesSome && random.nextInt(3) == 0) {
                    left.add(random.nextInt(left.size() + 1), write);
                }
            }
            return left;
        }

        private void after() {
            if (happens(Trouble.ERROR_AFTER)) {
                throw MemoryTable.refused(500, "InternalServerError");
            }
            if (happens(Trouble.LOST_ANSWER)) {
                throw unanswered(new SocketTimeoutException("Read timed out"));
            }
        }

        private static SdkClientException unanswered(IOException why) {
            return SdkClientException.create("Unable to execute HTTP request: " + why.getMessage(), why);
        }
    }

    /** The low bits of a seed choose the faults. */
    private static Set<Trouble> mixture(int seed) {
        Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
        int bits = seed;
        for (Trouble trouble : Trouble.values()) {
            if ((bits & 1) == 1) {
                troubles.add(trouble);
            }
            bits >>= 1;
        }
        return troubles;
    }

    private void write(MemoryTable table, VirtualTime time, Random random) {
        Client client = VirtualCalls.of(table, time);
        Gate gate = Gate.of(client);
        Batches batches = new Batches("Movies", time, Pacer.adaptive(time), gate, null, new Observer());
        Driver driver = Driver.of(batches, client, time, false, gate);
        for (int n = 1; n <= RECORDS; n++) {
            Write write = record(n, random);
            records.add(write);
            offer(batches, driver, write);
            time.pause(Duration.ofMillis(random.nextInt(50) / 48));
        }
        driver.tell(batches::finish);
        driver.await(batches::isDone);
        assertThat(batches.failure()).isNull();
        assertThat(batches.tally().calls()).isEqualTo(table.batches());
    }

    private static void offer(Batches batches, Driver driver, Write write) {
        AtomicBoolean taken = new AtomicBoolean();
        while (!taken.get()) {
            driver.await(Driver.NOTHING, () -> batches.hasRoomFor(write), Duration.ofHours(1));
            driver.tell(() -> taken.set(batches.offer(write)));
        }
    }

    /** There are few keys, so that many records are superseded; DynamoDB refuses some of the records. */
    private static Write record(int n, Random random) {
        int number = random.nextInt(KEYS);
        MovieKey key = MovieKey.of(1900 + number % 7, "Movie " + number);
        Map<String, AttributeValue> item = new HashMap<>(key.toItem());
        item.put("n", AttributeValue.fromN(Integer.toString(n)));
        if (random.nextInt(25) == 0) {
            item.put("poison", AttributeValue.fromBool(true));
        }
        return Write.put(key, item, ItemSize.of(item), n);
    }

    private final class Observer implements Batches.Observer {
        @Override
        public void settled(Write write, Fate fate, @Nullable DynamoDbException why) {
            assertThat(fates.put(write.record(), fate))
                    .as("record %s, settled before", write.record())
                    .isNull();
            assertThat(why != null).isEqualTo(fate == Fate.REJECTED);
        }
    }

    private static boolean isPoisoned(Write write) {
        return write.item() != null && write.item().containsKey("poison");
    }

    private Map<MovieKey, Long> asPutOneByOne() {
        Map<MovieKey, Long> table = new HashMap<>();
        records.stream().filter(write -> !isPoisoned(write)).forEach(write -> table.put(write.key(), write.record()));
        return table;
    }

    private static Map<MovieKey, Long> numbers(Map<MovieKey, Map<String, AttributeValue>> items) {
        Map<MovieKey, Long> numbers = new HashMap<>();
        items.forEach((key, item) -> numbers.put(key, number(item)));
        return numbers;
    }

    private static long number(Map<String, AttributeValue> item) {
        return Long.parseLong(item.get("n").n());
    }

    private static void assertEachKeyInOrder(List<Taken> taken) {
        Map<MovieKey, List<Long>> ofKeys = taken.stream()
                .collect(Collectors.groupingBy(
                        Taken::key, Collectors.mapping(put -> number(put.item()), Collectors.toList())));
        assertThat(ofKeys.values())
                .allSatisfy(numbers -> assertThat(numbers).isSortedAccordingTo(Comparator.naturalOrder()));
    }

    private void assertFatesAreTrue(MemoryTable table, Set<Trouble> troubles) {
        List<Long> done =
                table.taken().stream().map(put -> number(put.item())).sorted().toList();
        List<Long> written = of(Fate.WRITTEN);
        assertThat(done).containsAll(written);
        if (!troubles.contains(Trouble.ERROR_AFTER) && !troubles.contains(Trouble.LOST_ANSWER)) {
            assertThat(done).as("each put once").containsExactlyElementsOf(written);
        }
        List<Long> poisoned = records.stream()
                .filter(FaultMixturesTest::isPoisoned)
                .map(Write::record)
                .toList();
        assertThat(poisoned).containsAll(of(Fate.REJECTED)).doesNotContainAnyElementsOf(written);
        assertThat(of(Fate.SUPERSEDED)).as("some records had a successor").isNotEmpty();
        assertThat(of(Fate.REJECTED)).isNotEmpty();
        Map<MovieKey, Long> last = new HashMap<>();
        records.forEach(write -> last.put(write.key(), write.record()));
        assertThat(of(Fate.SUPERSEDED)).doesNotContainAnyElementsOf(last.values());
    }

    private List<Long> of(Fate fate) {
        return fates.entrySet().stream()
                .filter(entry -> entry.getValue() == fate)
                .map(Map.Entry::getKey)
                .toList();
    }
}
