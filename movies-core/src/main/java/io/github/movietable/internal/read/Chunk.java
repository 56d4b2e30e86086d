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
 * The part of a read that one answer of DynamoDB brought.
 *
 * @param items what matched, in the read's order
 * @param odd items that matched and can't be read as movies
 * @param next the place behind the last item, an odd one included
 * @param matched how many items matched; more than the chunk holds if a limit cut it
 * @param examined how many items DynamoDB examined
 * @param units what that cost
 * @param isCount whether DynamoDB only counted what matched
 * @param <T> what is read
 */
public record Chunk<T extends Item>(
        List<T> items, List<Odd> odd, Place next, long matched, long examined, Units units, boolean isCount) {
    /**
     * An item that matched and can't be read as a movie.
     *
     * @param item the item
     * @param behind how many items of its chunk come before it
     * @param why which rule it breaks
     */
    public record Odd(Map<String, AttributeValue> item, int behind, InvalidMovieException why) implements Item {
        @Override
        public Map<String, AttributeValue> toItem() {
            return item;
        }

        /** The same item in a chunk that has so many more items before it. */
        Odd behindMore(int items) {
            return new Odd(item, behind + items, why);
        }
    }

    /**
     * How many items the chunk gives to the read.
     *
     * @return the count
     */
    public long given() {
        return isCount ? matched : items.size();
    }

    /**
     * Cuts the chunk to so many items; its place is then behind the last of them. A limit is applied here and nowhere
     * else.
     *
     * @param limit how many
     * @return the chunk
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
     * The key of an item; in an index it has more attributes than a movie's key, and DynamoDB's last key names all of
     * them.
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
