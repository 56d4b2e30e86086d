package io.github.movietable.load;

import io.github.movietable.expression.Numbers;
import io.github.movietable.internal.ItemSize;
import io.github.movietable.internal.Write;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB's rules for items, checked before they are sent. The service's own refusal stays the second line. */
final class ItemRules {
    /** Maps and lists within each other, of which the item is the first; measured on DynamoDB Local. */
    private static final int MAX_LEVELS = 32;

    private static final int MAX_NAME = 65_535;

    static final String HALF_PAIR = "a text has half of a surrogate pair, which is no character";

    /** Reading a number takes time with the square of its length. */
    private static final int MAX_NUMBER = 1000;

    private ItemRules() {}

    static Write checked(LoadRecord record) {
        if (record.problem() != null) {
            throw record.problem();
        }
        if (record.isDeletion()) {
            return Write.delete(MovieKey.in(record.item()), record.number());
        }
        Write write = Write.put(MovieKey.in(record.item()), record.item(), record.number());
        int bytes = write.size().stored();
        if (bytes > ItemSize.MAX_STORED) {
            throw new InvalidMovieException(
                    "", "a movie can have " + ItemSize.MAX_STORED + " bytes as DynamoDB counts, not " + bytes);
        }
        return write;
    }

    /**
     * Checks the key, and how deep the attributes are.
     *
     * @throws InvalidMovieException where it breaks a rule
     */
    static void check(Map<String, AttributeValue> item) {
        MovieKey.in(item);
        item.forEach((name, value) -> {
            int levels = 1 + levels(value);
            if (levels > MAX_LEVELS) {
                throw new InvalidMovieException(
                        pointer(name),
                        "maps and lists can be nested " + MAX_LEVELS + " deep, the movie itself counted, not "
                                + levels);
            }
        });
    }

    private static int levels(AttributeValue value) {
        return switch (value.type()) {
            case M -> 1 + deepest(value.m().values());
            case L -> 1 + deepest(value.l());
            default -> 0;
        };
    }

    private static int deepest(Collection<AttributeValue> values) {
        int deepest = 0;
        for (AttributeValue value : values) {
            deepest = Math.max(deepest, levels(value));
        }
        return deepest;
    }

    /** The rule that an attribute's name breaks. */
    static Optional<String> nameRule(String name) {
        if (name.isEmpty()) {
            return Optional.of("an attribute's name can't be empty");
        }
        int bytes = name.length() * 3 <= MAX_NAME ? 0 : name.getBytes(StandardCharsets.UTF_8).length;
        return bytes <= MAX_NAME
                ? Optional.empty()
                : Optional.of("an attribute's name can have " + MAX_NAME + " bytes in UTF-8, not " + bytes);
    }

    /** The rule that a set's members break as a whole. */
    static Optional<String> setRule(List<?> members) {
        if (members.isEmpty()) {
            return Optional.of("a set can't be empty");
        }
        return new HashSet<>(members).size() < members.size()
                ? Optional.of("a set can't have a value twice")
                : Optional.empty();
    }

    static boolean hasHalfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /**
     * A number as it is stored.
     *
     * @throws IllegalArgumentException with the rule that it breaks
     */
    static AttributeValue number(String text) {
        if (text.length() > MAX_NUMBER) {
            throw new IllegalArgumentException(
                    "a number can have 38 significant digits, not the " + text.length() + " characters of this one");
        }
        BigDecimal number = decimal(text);
        Numbers.brokenRule(number).ifPresent(rule -> {
            throw new IllegalArgumentException(rule);
        });
        return Numbers.encode("", number);
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it is no number, or its exponent has over 10 digits", e);
        }
    }

    /** A name as a part of a JSON pointer. */
    static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
