package io.github.movietable.internal.document;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The levels of nesting of maps and lists. */
final class Levels {
    /** The most levels that DynamoDB stores, the item being the first; measured on DynamoDB Local. */
    static final int MAX = 32;

    private Levels() {}

    /**
     * The exception for a value that nests too deep.
     *
     * @param level the level of the value itself
     * @param value the value
     */
    static BrokenRuleException tooDeep(int level, AttributeValue value) {
        String counted = level == 0 ? "" : "the movie itself counted, ";
        return new BrokenRuleException(
                "maps and lists can be nested " + MAX + " deep, " + counted + "not " + (level + of(value)));
    }

    /** Whether values that stand at a level nest too deep. */
    static boolean exceed(Collection<AttributeValue> values, int level) {
        if (level > MAX) {
            return true;
        }
        for (AttributeValue value : values) {
            boolean nests = value != null && (value.hasM() || value.hasL());
            if (nests && exceed(value.hasM() ? value.m().values() : value.l(), level + 1)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Counts level by level, because recursion would overflow the stack that this method protects. A part that stands
     * in a value several times is visited once.
     */
    private static int of(AttributeValue value) {
        int levels = 0;
        Collection<AttributeValue> level = List.of(value);
        while (true) {
            Set<AttributeValue> next = Collections.newSetFromMap(new IdentityHashMap<>());
            boolean nests = false;
            for (AttributeValue each : level) {
                if (each != null && (each.hasM() || each.hasL())) {
                    nests = true;
                    next.addAll(each.hasM() ? each.m().values() : each.l());
                }
            }
            if (!nests) {
                return levels;
            }
            levels++;
            level = next;
        }
    }
}
