package io.github.movietable.expression;

import static io.github.movietable.expression.Seeded.oneOf;

import io.github.movietable.internal.document.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values of all types, made from few constants, so that two of them are often equal or nearly equal. */
final class RandomValues {
    /** Numbers: equal ones written in several ways, the smallest and largest, and common ones. */
    static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "0.0",
            "1",
            "1.0",
            "1.50",
            "1.5",
            "-1.5",
            "2",
            "3",
            "1e3",
            "1000",
            "0.1",
            "-1",
            "1E-130",
            "9.99E125",
            "-9.99E125",
            "12345678901234567890123456789012345678",
            "-0.12345678901234567890123456789012345678",
            "5");

    /** U+FF5E and U+FB01 sort below U+1F600 as UTF-8, above it as UTF-16. */
    static final List<String> TEXTS = List.of(
            "",
            "a",
            "A",
            "ab",
            "aB",
            "ba",
            "b",
            "é",
            "e\u0301",
            "\uFF5E",
            "\uFB01",
            "\uD83D\uDE00",
            "\uD83D\uDE01",
            "a\uD83D\uDE00",
            "\u0000",
            "1",
            ":v0",
            "#a",
            "a = :v0 OR attribute_exists(b)");

    private static final List<SdkBytes> BINARIES = IntStream.of(0, 1, 0x7F, 0x80, 0xFF, 'a')
            .mapToObj(RandomValues::bytes)
            .toList();

    private static final List<String> NAMES = List.of("a", "b", "x y", "a.b", "\uD83D\uDE00");
    private static final int MAX_DEPTH = 3;

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    private static SdkBytes bytes(int b) {
        return SdkBytes.fromByteArray(new byte[] {(byte) b});
    }

    String text() {
        return oneOf(random, TEXTS);
    }

    String number() {
        return oneOf(random, NUMBERS);
    }

    BigDecimal decimal() {
        return new BigDecimal(number());
    }

    SdkBytes binary() {
        byte[] joined = new byte[random.nextInt(3)];
        for (int i = 0; i < joined.length; i++) {
            joined[i] = oneOf(random, BINARIES).asByteArray()[0];
        }
        return SdkBytes.fromByteArray(joined);
    }

    /** A value of a type that has an order. */
    AttributeValue ordered() {
        return switch (random.nextInt(3)) {
            case 0 -> AttributeValue.fromN(number());
            case 1 -> AttributeValue.fromS(text());
            default -> AttributeValue.fromB(binary());
        };
    }

    AttributeValue any() {
        return any(0);
    }

    private AttributeValue any(int depth) {
        int kinds = depth < MAX_DEPTH ? 12 : 7;
        return switch (random.nextInt(kinds)) {
            case 0, 1, 2, 3 -> ordered();
            case 4 -> AttributeValue.fromBool(random.nextBoolean());
            case 5 -> AttributeValue.fromNul(true);
            case 6 -> set();
            case 7, 8, 9 -> list(depth + 1);
            default -> map(depth + 1);
        };
    }

    AttributeValue list() {
        return list(1);
    }

    private AttributeValue list(int depth) {
        return AttributeValue.fromL(
                IntStream.range(0, random.nextInt(4)).mapToObj(i -> any(depth)).toList());
    }

    AttributeValue map() {
        return map(1);
    }

    private AttributeValue map(int depth) {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            map.put(oneOf(random, NAMES), any(depth));
        }
        return AttributeValue.fromM(map);
    }

    AttributeValue set() {
        return switch (random.nextInt(3)) {
            case 0 -> AttributeValue.fromNs(members(n -> AttributeValue.fromN(number()), AttributeValue::n));
            case 1 -> AttributeValue.fromSs(members(n -> AttributeValue.fromS(text()), AttributeValue::s));
            default -> AttributeValue.fromBs(members(n -> AttributeValue.fromB(binary()), AttributeValue::b));
        };
    }

    /** At least one, and none twice. */
    private <M> List<M> members(Function<Integer, AttributeValue> make, Function<AttributeValue, M> unwrap) {
        List<AttributeValue> members = new ArrayList<>();
        int tries = 1 + random.nextInt(3);
        for (int i = 0; i < tries; i++) {
            AttributeValue member = make.apply(i);
            if (members.stream().noneMatch(m -> Values.equal(m, member))) {
                members.add(member);
            }
        }
        return members.stream().map(unwrap).toList();
    }
}
