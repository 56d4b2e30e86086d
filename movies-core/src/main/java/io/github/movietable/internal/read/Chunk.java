package io.github.movietable.internal.read;

import io.github.movietable.expression.Item;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import io.github.movietable.model.Units;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The part of a read that one response of DynamoDB brought.
 *
 * @param items the items that matched, in the read's order
 * @param odd the items that matched and can't be read as movies
 * @param next where the read continues: after the last item, odd or not
 * @param matched how many items matched; more than the chunk holds if a limit shortened it
 * @param examined how many items DynamoDB examined
 * @param units the read units that the response cost
 * @param isCount whether DynamoDB only counted the items and returned none
 * @param <T> the type of the items that are read
 */
public record Chunk<T extends Item>(
        List<T> items, List<Odd> odd, Place next, long matched, long examined, Units units, boolean isCount) {
    /**
     * An item that matched and can't be read as a movie.
     *
     * @param item the item
     * @param behind how many items of its chunk come before this one
     * @param why the exception that names the rule that the item breaks
     */
    public record Odd(Map<String, AttributeValue> item, int behind, InvalidMovieException why) implements Item {
        @Override
        public Map<String, AttributeValue> toItem() {
            return item;
        }

        /** This item in a joined chunk, in which this many more items come before it. */
        Odd behindMore(int items) {
            return new Odd(item, behind + items, why);
        }
    }

    /**
     * How many items count against the read's limit.
     *
     * @return the number of items; if DynamoDB only counted, the number that matched
     */
    public long given() {
        return isCount ? matched : items.size();
    }

    /**
     * Shortens the chunk to a limit; the read then continues after the last item that is kept. A limit is applied here
     * and nowhere else.
     *
     * @param limit how many items to keep at the most
     * @return the shortened chunk; this one if it has no more items than the limit
     */
    public Chunk<T> cut(long limit) {
        if (items.size() <= limit) {
            return this;
        }
        List<T> kept = items.subList(0, (int) limit);
        List<Odd> passed = odd.stream().filter(each -> each.behind() < limit).toList();
        Place last =
                Place.behind(key(kept.get(kept.size() - 1).toItem(), next.key().keySet()));
        return new Chunk<>(kept, passed, last, matched, examined, units, isCount);
    }

    /**
     * The key of an item. In an index the key may have more attributes than a movie's key; DynamoDB's last key names
     * all of them.
     */
    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item, Collection<String> names) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        for (String name : item.keySet().containsAll(names) && !names.isEmpty() ? names : MovieKey.NAMES) {
            AttributeValue value = item.get(name);
            if (value != null) {
                key.put(name, value);
            }
        }
        return key;
    }
}
