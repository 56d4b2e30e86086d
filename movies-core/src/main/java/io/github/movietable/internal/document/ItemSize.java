package io.github.movietable.internal.document;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of an item in three measures: as DynamoDB counts it for charges and limits, as JSON in a request, and in
 * memory.
 *
 * <p>DynamoDB's size follows the developer guide ("DynamoDB item sizes and formats"). For numbers the guide is only
 * "approximate", and for sets it says nothing; both are counted as DynamoDB Local counts them: a number's digits in
 * pairs from the decimal point, a set as the sum of its members.
 *
 * @param stored bytes as DynamoDB counts them, attribute names included
 * @param sent bytes of the item as JSON in a request, at the most
 * @param held approximate bytes of memory: many small values take many times their stored size
 */
public record ItemSize(int stored, int sent, int held) {
    /** The size of the largest item that DynamoDB stores, in bytes as it counts them. */
    public static final int MAX_STORED = 400 * 1024;

    /**
     * Measures an item, which may be larger than DynamoDB allows, but must break no other rule.
     *
     * @param item the item
     * @return the size of the item
     * @throws BrokenRuleException if the item breaks a rule other than the one for its size
     */
    public static ItemSize of(Map<String, AttributeValue> item) {
        return new Walk().over(item);
    }

    /**
     * The cost of writing the item in capacity units.
     *
     * @return the number of write units: one for each KB that is begun
     */
    public int writeUnits() {
        return Math.max(1, (stored + 1023) / 1024);
    }
}
