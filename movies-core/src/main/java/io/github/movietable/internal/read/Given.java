package io.github.movietable.internal.read;

import io.github.movietable.expression.Item;
import io.github.movietable.model.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * A page that is handed over.
 *
 * @param chunk what it holds
 * @param places the places at which the read goes on: one, or one for each segment
 * @param before the bounds before the page was taken
 * @param <T> what is read
 */
public record Given<T extends Item>(Chunk<T> chunk, List<Place> places, Bounds before) {
    /**
     * Whether the read ends behind the page.
     *
     * @return whether no place has anything behind it
     */
    public boolean isLast() {
        return places.stream().allMatch(Place::isEnd);
    }

    /**
     * Joins pages that follow each other into one.
     *
     * @param parts at least one page
     * @param bounds the bounds of the joined page
     * @param <T> what is read
     * @return the page; cut if there is more than the bounds allow
     */
    public static <T extends Item> Given<T> joined(List<Given<T>> parts, Bounds bounds) {
        Given<T> last = parts.get(parts.size() - 1);
        Chunk<T> whole = parts.size() == 1 ? last.chunk : chunk(parts, last.places.get(0));
        boolean isCut = whole.items().size() > bounds.limit();
        Chunk<T> cut = whole.cut(bounds.limit());
        return new Given<>(cut, isCut ? List.of(cut.next()) : last.places, bounds);
    }

    private static <T extends Item> Chunk<T> chunk(List<Given<T>> parts, Place next) {
        List<T> items = new ArrayList<>();
        List<Chunk.Odd> odd = new ArrayList<>();
        long matched = 0;
        long examined = 0;
        Units units = Units.NONE;
        for (Given<T> part : parts) {
            Chunk<T> chunk = part.chunk;
            chunk.odd().forEach(each -> odd.add(each.behindMore(items.size())));
            items.addAll(chunk.items());
            matched += chunk.matched();
            examined += chunk.examined();
            units = units.plus(chunk.units());
        }
        return new Chunk<>(
                items, odd, next, matched, examined, units, parts.get(0).chunk.isCount());
    }
}
