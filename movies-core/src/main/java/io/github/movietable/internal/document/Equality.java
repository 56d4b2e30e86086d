package io.github.movietable.internal.document;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Decides whether DynamoDB treats two values as equal. Values of any depth can be compared without a stack overflow,
 * because a program may create values that are nested too deep to be stored.
 */
final class Equality {
    private Equality() {}

    static boolean of(AttributeValue a, AttributeValue b) {
        if (!nests(a)) {
            return alike(a, b);
        }
        Deque<AttributeValue> open = new ArrayDeque<>(List.of(a, b));
        while (!open.isEmpty()) {
            if (!alike(open.pop(), open.pop(), open)) {
                return false;
            }
        }
        return true;
    }

    private static boolean nests(AttributeValue value) {
        return value.hasM() || value.hasL();
    }

    /**
     * Compares two values except for the values inside them, which are added to the open pairs, to be compared later.
     * An object is not compared with itself: a value may contain the same object very many times.
     */
    @SuppressWarnings("ReferenceEquality")
    private static boolean alike(AttributeValue a, AttributeValue b, Deque<AttributeValue> open) {
        if (a == b) {
            return true;
        }
        if (a.hasL() && b.hasL()) {
            return pairs(a.l(), b.l(), open);
        }
        return (a.hasM() && b.hasM()) ? pairs(a.m(), b.m(), open) : alike(a, b);
    }

    private static boolean pairs(List<AttributeValue> a, List<AttributeValue> b, Deque<AttributeValue> open) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            open.push(a.get(i));
            open.push(b.get(i));
        }
        return true;
    }

    private static boolean pairs(
            Map<String, AttributeValue> a, Map<String, AttributeValue> b, Deque<AttributeValue> open) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<String, AttributeValue> entry : a.entrySet()) {
            AttributeValue other = b.get(entry.getKey());
            if (other == null) {
                return false;
            }
            open.push(entry.getValue());
            open.push(other);
        }
        return true;
    }

    private static boolean alike(AttributeValue a, AttributeValue b) {
        if (a.type() != b.type() || nests(a)) {
            return false;
        }
        return switch (ItemRules.type(a)) {
            case N -> number(a.n()).equals(number(b.n()));
            case SS, NS, BS -> distinct(a).equals(distinct(b));
            default -> a.equals(b);
        };
    }

    /** A number without trailing zeros; if the string is not a number, the string itself. */
    private static Object number(String text) {
        try {
            return new BigDecimal(text).stripTrailingZeros();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Set<Object> distinct(AttributeValue set) {
        return switch (set.type()) {
            case SS -> Set.copyOf(set.ss());
            case NS -> set.ns().stream().map(Equality::number).collect(Collectors.toUnmodifiableSet());
            default -> Set.copyOf(set.bs());
        };
    }

    static int hash(Map<String, AttributeValue> map, int level) {
        int hash = 0;
        for (Map.Entry<String, AttributeValue> entry : map.entrySet()) {
            hash += entry.getKey().hashCode() ^ hash(entry.getValue(), level + 1);
        }
        return hash;
    }

    /** A hash code that ignores values nested deeper than any stored value, so that the recursion has an end. */
    static int hash(AttributeValue value, int level) {
        return switch (ItemRules.type(value)) {
            case N -> number(value.n()).hashCode();
            case L -> level > ItemRules.MAX_LEVELS ? 1 : hash(value.l(), level + 1);
            case M -> level > ItemRules.MAX_LEVELS ? 1 : hash(value.m(), level);
            case SS, NS, BS -> distinct(value).hashCode();
            default -> value.hashCode();
        };
    }

    private static int hash(List<AttributeValue> list, int level) {
        int hash = 1;
        for (AttributeValue element : list) {
            hash = 31 * hash + hash(element, level);
        }
        return hash;
    }
}
