package io.github.movietable.internal.read;

import io.github.movietable.expression.Item;
import io.github.movietable.model.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of a read as its user gets it.
 *
 * @param chunk the page's items, and what they cost
 * @param places where the read continues after the page: one place, or one for each segment of a scan
 * @param before the read's bounds before the page was taken
 * @param <T> the type of the items that are read
 */
public record Given<T extends Item>(Chunk<T> chunk, List<Place> places, Bounds before) {
    /**
     * Whether the read ends with this page.
     *
     * @return true if every place is the end
     */
    public boolean isLast() {
        return places.stream().allMatch(Place::isEnd);
    }

    /**
     * Joins consecutive pages into one.
     *
     * @param parts at least one page
     * @param bounds the bounds of the joined page
     * @param <T> the type of the items that are read
     * @return the joined page, shortened if it has more items than the bounds allow
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
