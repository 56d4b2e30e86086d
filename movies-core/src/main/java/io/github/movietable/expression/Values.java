package io.github.movietable.expression;

import io.github.movietable.internal.document.Texts;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How DynamoDB compares stored values: numbers numerically at any depth, sets without order, text by its UTF-8 bytes,
 * binary as unsigned bytes.
 */
public final class Values {
    private Values() {}

    /**
     * Whether DynamoDB takes two values for equal. {@code 1} equals {@code 1.0}, also within lists and maps.
     *
     * @param a a value
     * @param b another
     * @return whether they are equal
     */
    public static boolean equal(AttributeValue a, AttributeValue b) {
        if (a.type() != b.type()) {
            return false;
        }
        return switch (a.type()) {
            case N -> number(a).compareTo(number(b)) == 0;
            case L -> equalLists(a.l(), b.l());
            case M -> equalMaps(a.m(), b.m());
            case SS, NS, BS -> distinct(a).equals(distinct(b));
            default -> a.equals(b);
        };
    }

    /**
     * A hash code that agrees with {@link #equal}.
     *
     * @param value a value
     * @return its hash
     */
    public static int hash(AttributeValue value) {
        return switch (value.type()) {
            case N -> number(value).stripTrailingZeros().hashCode();
            case L -> value.l().stream().mapToInt(Values::hash).reduce(1, (h, e) -> 31 * h + e);
            case M -> hash(value.m());
            case SS, NS, BS -> elements(value).stream().mapToInt(Values::hash).sum();
            default -> value.hashCode();
        };
    }

    /**
     * A hash code of a whole item that agrees with {@link #equalMaps}.
     *
     * @param item an item
     * @return its hash
     */
    public static int hash(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(e -> e.getKey().hashCode() ^ hash(e.getValue()))
                .sum();
    }

    /**
     * Whether two items are equal, attribute by attribute.
     *
     * @param a an item
     * @param b another
     * @return whether they are equal
     */
    public static boolean equalMaps(Map<String, AttributeValue> a, Map<String, AttributeValue> b) {
        return a.size() == b.size()
                && a.entrySet().stream().allMatch(e -> {
                    AttributeValue other = b.get(e.getKey());
                    return other != null && equal(e.getValue(), other);
                });
    }

    private static boolean equalLists(List<AttributeValue> a, List<AttributeValue> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!equal(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    static Set<Object> distinct(AttributeValue set) {
        return switch (set.type()) {
            case SS -> Set.copyOf(set.ss());
            case NS ->
                set.ns().stream()
                        .map(n -> new BigDecimal(n).stripTrailingZeros())
                        .collect(Collectors.toUnmodifiableSet());
            default -> Set.copyOf(set.bs());
        };
    }

    static BigDecimal number(AttributeValue value) {
        return new BigDecimal(value.n());
    }

    /** The order of two values, or empty where DynamoDB has none: other types, or types that differ. */
    static OptionalInt compare(AttributeValue a, AttributeValue b) {
        if (a.type() != b.type()) {
            return OptionalInt.empty();
        }
        return switch (a.type()) {
            case N -> OptionalInt.of(number(a).compareTo(number(b)));
            case S -> OptionalInt.of(compareText(a.s(), b.s()));
            case B -> OptionalInt.of(Arrays.compareUnsigned(bytes(a), bytes(b)));
            default -> OptionalInt.empty();
        };
    }

    /**
     * DynamoDB's order of texts: by UTF-8 bytes, which is the order of code points. {@link String#compareTo} differs
     * beyond U+FFFF.
     *
     * @param a a text
     * @param b another
     * @return negative, zero or positive
     */
    public static int compareText(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return Arrays.compare(left, right);
    }

    /** What {@code size()} gives, or empty for numbers, booleans and nulls, which have none. Text: UTF-16 units. */
    static OptionalInt size(AttributeValue value) {
        return switch (value.type()) {
            case S -> OptionalInt.of(value.s().length());
            case B -> OptionalInt.of(bytes(value).length);
            case L -> OptionalInt.of(value.l().size());
            case M -> OptionalInt.of(value.m().size());
            case SS, NS, BS -> OptionalInt.of(elements(value).size());
            default -> OptionalInt.empty();
        };
    }

    static boolean startsWith(AttributeValue value, AttributeValue prefix) {
        if (value.type() != prefix.type()) {
            return false;
        }
        return switch (value.type()) {
            case S -> value.s().startsWith(prefix.s());
            case B -> indexOf(bytes(value), bytes(prefix), 0) == 0;
            default -> false;
        };
    }

    static boolean contains(AttributeValue whole, AttributeValue part) {
        return switch (whole.type()) {
            case S -> part.s() != null && whole.s().contains(part.s());
            case B -> part.b() != null && indexOf(bytes(whole), bytes(part), bytes(whole).length) >= 0;
            case L -> whole.l().stream().anyMatch(e -> equal(e, part));
            case SS, NS, BS -> elements(whole).stream().anyMatch(e -> equal(e, part));
            default -> false;
        };
    }

    private static int indexOf(byte[] whole, byte[] part, int lastStart) {
        for (int i = 0; i <= Math.min(lastStart, whole.length - part.length); i++) {
            if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] bytes(AttributeValue value) {
        return value.b().asByteArrayUnsafe();
    }

    /** A set's elements as values of their own. */
    static List<AttributeValue> elements(AttributeValue set) {
        return switch (set.type()) {
            case SS -> each(set.ss(), AttributeValue::fromS);
            case NS -> each(set.ns(), AttributeValue::fromN);
            case BS -> each(set.bs(), (SdkBytes b) -> AttributeValue.fromB(b));
            default -> throw new IllegalArgumentException("not a set");
        };
    }

    private static <E> List<AttributeValue> each(List<E> elements, Function<E, AttributeValue> wrap) {
        return elements.stream().map(wrap).toList();
    }

    /**
     * A text in quotes, with quotes, backslashes and control characters escaped: fit for a message, on one line.
     *
     * @param text any text
     * @return the quoted text
     */
    public static String quoted(String text) {
        return Texts.quoted(text);
    }
}
