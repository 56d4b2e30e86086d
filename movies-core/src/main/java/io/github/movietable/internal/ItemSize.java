package io.github.movietable.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How large an item is: to DynamoDB, which charges and limits by it, on the wire, and in memory.
 *
 * <p>The first follows the developer guide ("DynamoDB item sizes and formats"): exact, but for numbers, which the guide
 * gives "approximately" and DynamoDB Local counts as digits paired at the decimal point, and sets, of which the guide says
 * nothing and which DynamoDB Local counts as their members.
 *
 * @param stored bytes as DynamoDB counts them, attribute names included
 * @param sent bytes as JSON on the wire, at the most
 * @param held bytes of memory, about: many small values take many times what is stored of them
 */
public record ItemSize(int stored, int sent, int held) {
    /** What DynamoDB takes in one item. */
    public static final int MAX_STORED = 400 * 1024;

    private static final int COLLECTION = 3;
    private static final int MAX_NUMBER = 21;
    private static final int ESCAPED = 6;
    private static final int SYNTAX = 8;
    private static final int OBJECT = 32;

    /**
     * Measures an item.
     *
     * @param item the item
     * @return its size
     */
    public static ItemSize of(Map<String, AttributeValue> item) {
        return ofEntries(item);
    }

    private static ItemSize ofEntries(Map<String, AttributeValue> entries) {
        ItemSize sum = new ItemSize(0, SYNTAX, OBJECT);
        for (Map.Entry<String, AttributeValue> entry : entries.entrySet()) {
            sum = sum.plus(text(entry.getKey())).plus(value(entry.getValue())).plus(0, SYNTAX, OBJECT);
        }
        return sum;
    }

    private static ItemSize value(AttributeValue value) {
        ItemSize size = switch (value.type()) {
            case S -> text(value.s());
            case N -> number(value.n());
            case B -> bytes(value.b());
            case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> new ItemSize(1, SYNTAX, 0);
            case M -> ofEntries(value.m()).plus(COLLECTION + value.m().size(), SYNTAX, 0);
            case L ->
                elements(value.l(), ItemSize::value).plus(COLLECTION + value.l().size(), 0, 0);
            case SS -> elements(value.ss(), ItemSize::text);
            case NS -> elements(value.ns(), ItemSize::number);
            case BS -> elements(value.bs(), ItemSize::bytes);
        };
        return size.plus(0, 0, 2 * OBJECT);
    }

    /** A set has no overhead of its own; a list and a map have three bytes, and one for each element. */
    private static <E> ItemSize elements(List<E> elements, Function<E, ItemSize> size) {
        ItemSize sum = new ItemSize(0, SYNTAX, OBJECT);
        for (E element : elements) {
            sum = sum.plus(size.apply(element)).plus(0, SYNTAX, 0);
        }
        return sum;
    }

    private ItemSize plus(ItemSize other) {
        return plus(other.stored, other.sent, other.held);
    }

    private ItemSize plus(int moreStored, int moreSent, int moreHeld) {
        return new ItemSize(stored + moreStored, sent + moreSent, held + moreHeld);
    }

    private static ItemSize bytes(SdkBytes bytes) {
        int length = bytes.asByteArrayUnsafe().length;
        return new ItemSize(length, (length + 2) / 3 * 4 + SYNTAX, length + 2 * OBJECT);
    }

    private static ItemSize text(String text) {
        int stored = 0;
        int sent = SYNTAX;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int bytes = utf8(c);
            stored += bytes;
            sent += c < ' ' || c == '"' || c == '\\' ? ESCAPED : bytes;
        }
        return new ItemSize(stored, sent, stored + OBJECT);
    }

    /** Each half of a surrogate pair counts for half of its four bytes. */
    private static int utf8(char c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    /** A byte for each two digits, counted away from the decimal point, one for the exponent, one for a minus. */
    private static ItemSize number(String number) {
        BigDecimal decimal = new BigDecimal(number).stripTrailingZeros();
        int sent = number.length() + SYNTAX;
        if (decimal.signum() == 0) {
            return new ItemSize(1, sent, sent + OBJECT);
        }
        int fraction = Math.max(0, decimal.scale());
        int whole = Math.max(0, decimal.precision() - decimal.scale());
        int trailing = Math.max(0, -decimal.scale());
        int leading = Math.max(0, decimal.scale() - decimal.precision());
        int pairs = (whole + 1) / 2 - trailing / 2 + (fraction + 1) / 2 - leading / 2;
        int stored = Math.min(MAX_NUMBER, pairs + 1 + (decimal.signum() < 0 ? 1 : 0));
        return new ItemSize(stored, sent, sent + OBJECT);
    }

    /**
     * What writing the item costs.
     *
     * @return write units: one for each KB
     */
    public int writeUnits() {
        return Math.max(1, (stored + 1023) / 1024);
    }
}
