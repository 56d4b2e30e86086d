package io.github.movietable.internal.document;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of an item: as DynamoDB counts it for charges and limits, on the wire, and in memory.
 *
 * <p>DynamoDB's size follows the developer guide ("DynamoDB item sizes and formats"). For numbers the guide is only
 * "approximate", and for sets it says nothing; both are counted as DynamoDB Local counts them: a number's digits in
 * pairs from the decimal point, a set's members one by one.
 *
 * @param stored bytes as DynamoDB counts them, attribute names included
 * @param sent bytes as JSON on the wire, at the most
 * @param held bytes of memory, about: many small values take many times their stored size
 */
public record ItemSize(int stored, int sent, int held) {
    /** The largest item that DynamoDB stores. */
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
     * The cost of writing the item.
     *
     * @return write units: one for each KB
     */
    public int writeUnits() {
        return Math.max(1, (stored + 1023) / 1024);
    }
}
