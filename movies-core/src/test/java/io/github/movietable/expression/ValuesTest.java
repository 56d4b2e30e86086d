package io.github.movietable.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.internal.document.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values are compared as DynamoDB compares them, even if Java compares them differently. */
@Tag("quick")
class ValuesTest {
    private static AttributeValue n(String n) {
        return AttributeValue.fromN(n);
    }

    private static AttributeValue s(String s) {
        return AttributeValue.fromS(s);
    }

    private static AttributeValue b(int... bytes) {
        byte[] array = new byte[bytes.length];
        Arrays.setAll(bytes, i -> array[i] = (byte) bytes[i]);
        return AttributeValue.fromB(SdkBytes.fromByteArray(array));
    }

    @Test
    void numbersAreEqualByWorthAtAnyDepth() {
        assertThat(Values.equal(n("1"), n("1.0"))).isTrue();
        assertThat(Values.equal(n("0"), n("-0.00"))).isTrue();
        assertThat(Values.equal(AttributeValue.fromL(List.of(n("1e3"))), AttributeValue.fromL(List.of(n("1000")))))
                .isTrue();
        assertThat(Values.equal(
                        AttributeValue.fromM(Map.of("x", n("1.50"))), AttributeValue.fromM(Map.of("x", n("1.5")))))
                .isTrue();
        assertThat(Values.equal(AttributeValue.fromNs(List.of("1.0", "2")), AttributeValue.fromNs(List.of("2.0", "1"))))
                .isTrue();
        assertThat(Values.equal(n("1"), s("1"))).isFalse();
    }

    @Test
    void setsHaveNoOrderAndListsHaveOne() {
        assertThat(Values.equal(AttributeValue.fromSs(List.of("a", "b")), AttributeValue.fromSs(List.of("b", "a"))))
                .isTrue();
        assertThat(Values.equal(
                        AttributeValue.fromL(List.of(s("a"), s("b"))), AttributeValue.fromL(List.of(s("b"), s("a")))))
                .isFalse();
        assertThat(Values.equal(AttributeValue.fromL(List.of()), AttributeValue.fromM(Map.of())))
                .isFalse();
        assertThat(Values.equal(AttributeValue.fromL(List.of(s("a"))), AttributeValue.fromL(List.of(s("a"), s("a")))))
                .isFalse();
    }

    @Test
    void textIsOrderedByItsUtf8Bytes() {
        assertThat(Values.compareText("\uD83D\uDE00", "\uFB01")).isPositive();
        assertThat("\uD83D\uDE00".compareTo("\uFB01")).isNegative();
        assertThat(Values.compareText("L", "Lethal Weapon 3")).isNegative();
        assertThat(Values.compareText("Z", "a")).isNegative();
        assertThat(Values.compareText("a", "a")).isZero();
    }

    @Test
    void bytesAreUnsigned() {
        assertThat(Values.compare(b(0x80), b(0x7F)).orElseThrow()).isPositive();
        assertThat(Values.compare(b(), b(0)).orElseThrow()).isNegative();
    }

    @Test
    void onlyNumbersTextsAndBytesHaveAnOrder() {
        assertThat(Values.compare(n("2"), n("10")).orElseThrow()).isNegative();
        assertThat(Values.compare(n("1"), s("1"))).isEqualTo(OptionalInt.empty());
        assertThat(Values.compare(AttributeValue.fromBool(true), AttributeValue.fromBool(true)))
                .isEmpty();
        assertThat(Values.compare(AttributeValue.fromL(List.of()), AttributeValue.fromL(List.of())))
                .isEmpty();
    }

    @Test
    void theSizeOfATextIsInUtf16Units() {
        assertThat(Values.size(s("a\uD83D\uDE00"))).hasValue(3);
        assertThat(Values.size(b(1, 2))).hasValue(2);
        assertThat(Values.size(AttributeValue.fromNs(List.of("1", "2")))).hasValue(2);
        assertThat(Values.size(n("12"))).isEmpty();
        assertThat(Values.size(AttributeValue.fromNul(true))).isEmpty();
        assertThat(Values.size(AttributeValue.fromBool(true))).isEmpty();
    }

    @Test
    void containsLooksForPartsElementsOrMembers() {
        assertThat(Values.contains(s("abc"), s("bc"))).isTrue();
        assertThat(Values.contains(s("abc"), s(""))).isTrue();
        assertThat(Values.contains(b(1, 2, 3), b(2, 3))).isTrue();
        assertThat(Values.contains(b(1, 2, 3), b(1, 3))).isFalse();
        assertThat(Values.contains(s("1"), n("1"))).isFalse();
        assertThat(Values.contains(
                        AttributeValue.fromL(List.of(AttributeValue.fromL(List.of(n("1"))))),
                        AttributeValue.fromL(List.of(n("1.0")))))
                .isTrue();
        assertThat(Values.contains(AttributeValue.fromNs(List.of("1.0")), n("1")))
                .isTrue();
        assertThat(Values.contains(AttributeValue.fromSs(List.of("abc")), s("b")))
                .isFalse();
        assertThat(Values.contains(AttributeValue.fromM(Map.of("a", s("b"))), s("b")))
                .isFalse();
    }

    @Test
    void startsWithKnowsTextsAndBytes() {
        assertThat(Values.startsWith(b(1, 2), b())).isTrue();
        assertThat(Values.startsWith(b(1, 2), b(2))).isFalse();
        assertThat(Values.startsWith(b(1), b(1, 2))).isFalse();
        assertThat(Values.startsWith(s("ab"), s("a"))).isTrue();
        assertThat(Values.startsWith(s("a"), b('a'))).isFalse();
    }

    @Test
    void equalValuesHaveEqualHashes() {
        Seeded.cases(2_000, 200_000, (i, random) -> {
            AttributeValue value = new RandomValues(random).any();
            AttributeValue rewritten = rewritten(value, random);
            assertThat(Values.equal(value, rewritten))
                    .as("%s and %s", value, rewritten)
                    .isTrue();
            assertThat(Values.hash(rewritten)).isEqualTo(Values.hash(value));
        });
    }

    /** An equal value that is written differently: numbers with more zeros, sets in another order. */
    private static AttributeValue rewritten(AttributeValue value, Random random) {
        return switch (value.type()) {
            case N -> n(Values.number(value).stripTrailingZeros().toString());
            case L ->
                AttributeValue.fromL(
                        value.l().stream().map(e -> rewritten(e, random)).toList());
            case M ->
                AttributeValue.fromM(value.m().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> rewritten(e.getValue(), random))));
            case SS -> AttributeValue.fromSs(shuffled(value.ss(), random));
            case NS -> AttributeValue.fromNs(shuffled(value.ns(), random));
            default -> value;
        };
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
