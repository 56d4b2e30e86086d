package io.github.movietable.internal.document;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Counts how deep maps and lists are nested. */
final class Levels {
    /** The most levels that DynamoDB stores, counting the item as the first; found by trials with DynamoDB Local. */
    static final int MAX = 32;

    private Levels() {}

    /**
     * Creates the exception for a value that is nested too deep.
     *
     * @param level how many maps and lists are around the value, the item included
     * @param value the value
     */
    static BrokenRuleException tooDeep(int level, AttributeValue value) {
        String counted = level == 0 ? "" : "the movie itself counted, ";
        return new BrokenRuleException(
                "maps and lists can be nested " + MAX + " deep, " + counted + "not " + (level + of(value)));
    }

    /** Whether values that are at a level of an item, or values inside them, exceed {@link #MAX}. */
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
     * Counts the levels of a value. It does so level by level, because recursion could overflow the stack, and visits
     * an object once per level, even if the level contains that object many times.
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
