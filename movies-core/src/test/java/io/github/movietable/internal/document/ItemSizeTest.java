package io.github.movietable.internal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The library computes DynamoDB's item size: DynamoDB accepts an item that it finds to have 400 KB, and refuses one
 * more byte.
 */
class ItemSizeTest {
    private static final int CASES = Boolean.getBoolean("movies.long") ? 1000 : 25;
    private static final int MAX_DEPTH = 5;
    private static final String TABLE = Database.newTable().name();
    private static final List<String> TEXTS =
            List.of("", "a", "\u00e9", "\u20ac", "\ud83d\ude00", "x".repeat(1000), "\u0001\"\\");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "10",
            "100",
            "99",
            "123",
            "-0.5",
            "0.05",
            "0.00123",
            "1234567890.0987654321",
            "1E+100",
            "1E-130",
            "-12345678901234567890123456789012345678",
            "9.9999999999999999999999999999999999999E+125",
            "1200000");

    private final DynamoDbClient client = Database.client();

    static Stream<Integer> seeds() {
        return IntStream.range(0, CASES).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLimitIsWhereDynamoDbHasIt(int seed) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(new Items(seed).map(MAX_DEPTH));
        item.putAll(MovieKey.of(1985, "Ran " + seed).toItem());

        assertLimit(item);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 2",
        "12, 2",
        "123, 3",
        "-1, 3",
        "-123, 4",
        "100, 2",
        "1000, 2",
        "1200000, 3",
        "0.5, 2",
        "0.05, 2",
        "0.001, 2",
        "1.5, 3",
        "1E+125, 2",
        "1E-130, 2",
        "12345678901234567890123456789012345678, 20",
        "-1234567890123456789.0123456789012345678, 21"
    })
    void digitsAreCountedInPairsFromThePoint(String number, int bytes) {
        Map<String, AttributeValue> item =
                new LinkedHashMap<>(MovieKey.of(1985, "Ran").toItem());
        int before = ItemSize.of(item).stored();
        item.put("n", AttributeValue.fromN(number));

        assertThat(ItemSize.of(item).stored() - before - 1).isEqualTo(bytes);
        assertLimit(item);
    }

    private void assertLimit(Map<String, AttributeValue> item) {
        String pad = "pad";
        int room = ItemSize.MAX_STORED - ItemSize.of(item).stored() - pad.length();
        Map<String, AttributeValue> full = new LinkedHashMap<>(item);
        full.put(pad, AttributeValue.fromS("x".repeat(room)));
        assertThat(ItemSize.of(full).stored()).isEqualTo(ItemSize.MAX_STORED);
        put(full);

        full.put(pad, AttributeValue.fromS("x".repeat(room + 1)));
        assertThatThrownBy(() -> put(full)).isInstanceOf(DynamoDbException.class);
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(put -> put.tableName(TABLE).item(item));
    }

    /** Makes random items of all types. */
    private static final class Items {
        private final Random random;

        Items(int seed) {
            this.random = new Random(seed);
        }

        private <T> T oneOf(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        private <T> List<T> some(Supplier<T> one) {
            return Stream.generate(one).limit(random.nextInt(5)).toList();
        }

        private <T> List<T> members(List<T> all) {
            List<T> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, random);
            return shuffled.subList(0, 1 + random.nextInt(all.size()));
        }

        Map<String, AttributeValue> map(int depth) {
            Map<String, AttributeValue> map = new LinkedHashMap<>();
            some(() -> "n" + random.nextInt(100_000) + oneOf(TEXTS)).forEach(name -> map.put(name, value(depth)));
            return map;
        }

        private SdkBytes bytes(int length) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return SdkBytes.fromByteArray(bytes);
        }

        private AttributeValue value(int depth) {
            return switch (random.nextInt(depth > 0 ? 12 : 8)) {
                case 0 -> AttributeValue.fromS(oneOf(TEXTS));
                case 1 -> AttributeValue.fromN(oneOf(NUMBERS));
                case 2 -> AttributeValue.fromB(bytes(random.nextInt(300)));
                case 3 -> AttributeValue.fromBool(random.nextBoolean());
                case 4 -> AttributeValue.fromNul(true);
                case 5 -> AttributeValue.fromSs(members(TEXTS.subList(1, TEXTS.size())));
                case 6 -> AttributeValue.fromNs(members(NUMBERS));
                case 7 -> AttributeValue.fromBs(members(List.of(bytes(1), bytes(2), bytes(30))));
                case 8, 9 -> AttributeValue.fromL(some(() -> value(depth - 1)));
                default -> AttributeValue.fromM(map(depth - 1));
            };
        }
    }
}
