package io.github.movietable.internal.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Checks items, values, names and keys against DynamoDB's rules before a request is sent. DynamoDB would refuse the
 * whole request for one broken rule, or would store a different value, as it does for half of a surrogate pair.
 */
public final class ItemRules {
    /** How many levels of maps and lists can be nested, counting the item itself as one. */
    public static final int MAX_LEVELS = Levels.MAX;

    private static final int MAX_SORT_KEY = 1024;
    static final int MAX_NAME = 65_535;

    private ItemRules() {}

    /**
     * Checks a whole item, including its size.
     *
     * @param item the item
     * @return the size of the item
     * @throws BrokenRuleException if a rule is broken; it names the first one found
     */
    public static ItemSize check(Map<String, AttributeValue> item) {
        ItemSize size = new Walk().over(item);
        checkSize(size.stored(), "a movie");
        return size;
    }

    /**
     * Checks a value on its own.
     *
     * @param value the value
     * @param level how many maps and lists are around the value, the item included; 0 if it is not part of an item
     * @throws BrokenRuleException if a rule is broken; it names the first one found
     */
    public static void check(AttributeValue value, int level) {
        checkSize(new Walk().over(value, level), "a value");
    }

    private static void checkSize(int stored, String what) {
        if (stored > ItemSize.MAX_STORED) {
            throw new BrokenRuleException(
                    what + " can have " + ItemSize.MAX_STORED + " bytes as DynamoDB counts, not " + stored);
        }
    }

    /**
     * The type of a value. For a value with two types, or with none, the result is the unknown type, whereas the SDK's
     * own method may return null.
     *
     * @param value a value
     * @return the type, or {@code UNKNOWN_TO_SDK_VERSION}
     */
    public static AttributeValue.Type type(AttributeValue value) {
        AttributeValue.@Nullable Type type = value.type();
        return type == null ? AttributeValue.Type.UNKNOWN_TO_SDK_VERSION : type;
    }

    /**
     * Whether an item is nested deeper than DynamoDB allows, so that recursion over it might overflow the stack.
     *
     * @param item the item
     * @return true if the item exceeds {@link #MAX_LEVELS}
     */
    public static boolean isTooDeep(Map<String, AttributeValue> item) {
        return Levels.exceed(item.values(), 1);
    }

    /**
     * Checks an attribute's name.
     *
     * @param name the name
     * @throws BrokenRuleException if the name is empty, too long, or has half of a surrogate pair
     */
    public static void checkName(String name) {
        if (name.isEmpty()) {
            throw new BrokenRuleException("an attribute name can't be empty");
        }
        if (Texts.hasHalfPair(name)) {
            throw new BrokenRuleException(Texts.HALF_PAIR);
        }
        int bytes = name.length() * 3L <= MAX_NAME ? 0 : Texts.utf8(name);
        if (bytes > MAX_NAME) {
            throw new BrokenRuleException("an attribute name can have " + MAX_NAME + " bytes in UTF-8, not " + bytes);
        }
    }

    /**
     * Checks a string that is to be a sort key.
     *
     * @param what names the string in the message: {@code a title}
     * @param text the sort key
     * @throws BrokenRuleException if the sort key is empty, too long or has half of a surrogate pair
     */
    public static void checkSortKey(String what, String text) {
        if (text.isEmpty()) {
            throw new BrokenRuleException(what + ", being part of the key, can't be empty");
        }
        if (Texts.hasHalfPair(text)) {
            throw new BrokenRuleException(Texts.HALF_PAIR);
        }
        int bytes = text.length() * 3L <= MAX_SORT_KEY ? 0 : Texts.utf8(text);
        if (bytes > MAX_SORT_KEY) {
            throw new BrokenRuleException(
                    what + ", being the sort key, can have " + MAX_SORT_KEY + " bytes in UTF-8, not " + bytes);
        }
    }

    /**
     * Checks the members of a set against the rules for sets: not empty, no nulls, no duplicates.
     *
     * @param members the members of the set; numbers as they are stored
     * @return the rule that is broken, in words; empty if none is
     */
    public static Optional<String> setRule(List<?> members) {
        return broken(() -> {
            Members.checkFilled(members);
            Members.checkDistinct(members);
        });
    }

    private static Optional<String> broken(Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (BrokenRuleException e) {
            return Optional.of(e.rule());
        }
    }

    /**
     * Escapes a name for a JSON pointer.
     *
     * @param name the name
     * @return a slash and the escaped name
     */
    public static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
