package io.github.movietable.internal.document;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Compares stored values as DynamoDB does: numbers by their numeric value at any depth, sets without order, strings by
 * their UTF-8 bytes, and binary as unsigned bytes.
 */
public final class Values {
    private Values() {}

    /**
     * Whether DynamoDB treats two values as equal. {@code 1} equals {@code 1.0}, even inside lists and maps.
     *
     * @param a a value
     * @param b another
     * @return true if they are equal
     */
    public static boolean equal(AttributeValue a, AttributeValue b) {
        return Equality.of(a, b);
    }

    /**
     * Whether DynamoDB treats all attributes of two items as equal.
     *
     * @param a an item
     * @param b another
     * @return true if they are equal
     */
    public static boolean equalMaps(Map<String, AttributeValue> a, Map<String, AttributeValue> b) {
        return Equality.of(AttributeValue.fromM(a), AttributeValue.fromM(b));
    }

    /**
     * A hash code that agrees with {@link #equal}.
     *
     * @param value a value
     * @return its hash
     */
    public static int hash(AttributeValue value) {
        return Equality.hash(value, 0);
    }

    /**
     * A hash code of a whole item that agrees with {@link #equalMaps}.
     *
     * @param item an item
     * @return its hash
     */
    public static int hash(Map<String, AttributeValue> item) {
        return Equality.hash(item, 0);
    }

    /**
     * Converts a stored number to Java.
     *
     * @param value a number (N)
     * @return the exact number
     */
    public static BigDecimal number(AttributeValue value) {
        return new BigDecimal(value.n());
    }

    /**
     * Compares two values by DynamoDB's order.
     *
     * @param a a value
     * @param b another
     * @return a negative number, zero or a positive number; empty if the types of the values differ, or DynamoDB has no
     *     order for their type
     */
    public static OptionalInt compare(AttributeValue a, AttributeValue b) {
        if (a.type() != b.type()) {
            return OptionalInt.empty();
        }
        return switch (ItemRules.type(a)) {
            case N -> OptionalInt.of(number(a).compareTo(number(b)));
            case S -> OptionalInt.of(compareText(a.s(), b.s()));
            case B -> OptionalInt.of(Arrays.compareUnsigned(bytes(a), bytes(b)));
            default -> OptionalInt.empty();
        };
    }

    /**
     * Compares two strings by DynamoDB's order: by UTF-8 bytes, which is the order of code points. {@link
     * String#compareTo} orders characters beyond U+FFFF differently.
     *
     * @param a a text
     * @param b another
     * @return a negative number, zero or a positive number
     */
    public static int compareText(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return Arrays.compare(left, right);
    }

    /**
     * Evaluates DynamoDB's {@code size()}. The size of a string is its number of UTF-16 units.
     *
     * @param value a value
     * @return the size; empty for numbers, booleans and nulls, which have none
     */
    public static OptionalInt size(AttributeValue value) {
        return switch (ItemRules.type(value)) {
            case S -> OptionalInt.of(value.s().length());
            case B -> OptionalInt.of(bytes(value).length);
            case L -> OptionalInt.of(value.l().size());
            case M -> OptionalInt.of(value.m().size());
            case SS, NS, BS -> OptionalInt.of(elements(value).size());
            default -> OptionalInt.empty();
        };
    }

    /**
     * Evaluates DynamoDB's {@code begins_with}.
     *
     * @param value a value
     * @param prefix the prefix to look for
     * @return the result; false also if the types of the two do not fit the function
     */
    public static boolean startsWith(AttributeValue value, AttributeValue prefix) {
        if (value.type() != prefix.type()) {
            return false;
        }
        return switch (ItemRules.type(value)) {
            case S -> value.s().startsWith(prefix.s());
            case B -> indexOf(bytes(value), bytes(prefix), 0) == 0;
            default -> false;
        };
    }

    /**
     * Evaluates DynamoDB's {@code contains}.
     *
     * @param whole a string, binary, list or set
     * @param part the substring, bytes or element to look for
     * @return the result; false also if the types of the two do not fit the function
     */
    public static boolean contains(AttributeValue whole, AttributeValue part) {
        return switch (ItemRules.type(whole)) {
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

    /**
     * Converts each member of a set to a value.
     *
     * @param set a set
     * @return the members as values of type S, N or B
     */
    public static List<AttributeValue> elements(AttributeValue set) {
        return switch (ItemRules.type(set)) {
            case SS -> each(set.ss(), AttributeValue::fromS);
            case NS -> each(set.ns(), AttributeValue::fromN);
            case BS -> each(set.bs(), (SdkBytes b) -> AttributeValue.fromB(b));
            default -> throw new IllegalArgumentException("not a set");
        };
    }

    private static <E> List<AttributeValue> each(List<E> elements, Function<E, AttributeValue> wrap) {
        return elements.stream().map(wrap).toList();
    }
}
