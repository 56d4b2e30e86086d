package io.github.movietable.internal.document;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which parts of an item are read. Paths that overlap, which DynamoDB refuses, are merged into the wider one.
 *
 * <p>DynamoDB closes the gaps of a list: asked for {@code actors[3]} alone it answers a list of one. {@link #find}
 * knows which indexes were asked for and finds the element all the same. That can be decided for whole elements only,
 * so {@code list[i].x} is read as {@code list[i]}.
 */
public final class Projection implements Serializable {
    private static final long serialVersionUID = 1L;

    /** All that an item has. */
    public static final Projection ALL = new Projection(List.of());

    /** Attributes that nobody named: those that an index holds. What is there is whole. */
    public static final Projection SOME = new Projection(List.of());

    private final List<ItemPath> paths;

    private Projection(List<ItemPath> paths) {
        this.paths = paths;
    }

    /**
     * A projection on some paths and the key.
     *
     * @param key the names of the key's attributes, which are always read
     * @param paths what else to read
     * @return the projection
     * @throws IllegalArgumentException if one takes for a list what another takes for a map
     */
    public static Projection of(Collection<String> key, Collection<ItemPath> paths) {
        return of(Stream.concat(key.stream().map(ItemPath::literal), paths.stream()));
    }

    private static Projection of(Stream<ItemPath> wanted) {
        List<ItemPath> asked = wanted.map(Projection::upToElement).distinct().toList();
        asked.forEach(path -> checkAgrees(path, asked));
        return new Projection(asked.stream()
                .filter(path -> asked.stream().noneMatch(wider -> !wider.equals(path) && wider.covers(path)))
                .toList());
    }

    private static void checkAgrees(ItemPath path, List<ItemPath> others) {
        others.stream().filter(path::conflicts).findFirst().ifPresent(other -> {
            throw new IllegalArgumentException(
                    "can't read both " + path + " and " + other + ": one has a map where the other has a list");
        });
    }

    private static ItemPath upToElement(ItemPath path) {
        for (int i = 0; i < path.steps().size(); i++) {
            if (path.steps().get(i).isElement()) {
                return path.first(i + 1);
            }
        }
        return path;
    }

    /**
     * The expression.
     *
     * @param scribe writes the paths
     * @return the text
     */
    public String render(Scribe scribe) {
        return paths.stream().map(scribe::path).collect(Collectors.joining(", "));
    }

    /**
     * What an item read with this projection holds at a path.
     *
     * @param item the item as DynamoDB answered it
     * @param path a path of the whole item
     * @return the value; empty where it is missing or was not asked for
     */
    public Optional<AttributeValue> find(Map<String, AttributeValue> item, ItemPath path) {
        ItemPath element = upToElement(path);
        if (paths.isEmpty()
                || !element.last().isElement()
                || paths.stream().anyMatch(p -> p.covers(element.parent()))) {
            return path.in(item);
        }
        List<Integer> asked = paths.stream()
                .filter(p -> p.last().isElement() && p.parent().equals(element.parent()))
                .map(p -> p.last().index())
                .sorted()
                .toList();
        int rank = asked.indexOf(element.last().index());
        return rank < 0 ? Optional.empty() : moved(path, element, rank).in(item);
    }

    private static ItemPath moved(ItemPath path, ItemPath element, int rank) {
        ItemPath moved = element.parent().at(rank);
        for (PathStep step :
                path.steps().subList(element.steps().size(), path.steps().size())) {
            moved = step.isElement() ? moved.at(step.index()) : moved.field(step.fieldName());
        }
        return moved;
    }

    /**
     * Whether a path is read: it, its list's element, or something that holds it.
     *
     * @param path a path of the whole item
     * @return whether it is
     */
    public boolean covers(ItemPath path) {
        ItemPath element = upToElement(path);
        return paths.stream().anyMatch(p -> p.covers(element));
    }

    /** The paths that are read. */
    @Override
    public String toString() {
        return render(Scribe.PLAIN);
    }
}
