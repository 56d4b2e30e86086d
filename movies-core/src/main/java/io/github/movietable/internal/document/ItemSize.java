package io.github.movietable.internal.document;

import java.util.Map;
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

    /**
     * Measures an item, of whatever size, that breaks no other rule.
     *
     * @param item the item
     * @return its size
     * @throws BrokenRuleException if it breaks a rule
     */
    public static ItemSize of(Map<String, AttributeValue> item) {
        return new Walk().over(item);
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
