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
 * The parts of an item that a read asks for. DynamoDB refuses paths that overlap, so a path inside another one is left
 * out.
 *
 * <p>DynamoDB returns elements of a list without gaps: asked for {@code actors[3]} alone, it returns a list with one
 * element. {@link #find} knows which indexes were asked for and still finds the element. That works for whole elements
 * only, so {@code list[i].x} is read as {@code list[i]}.
 */
public final class Projection implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The projection of a read that asks for all attributes. */
    public static final Projection ALL = new Projection(List.of());

    /** The projection of a read of an index that holds some whole attributes, whose names are not known. */
    public static final Projection SOME = new Projection(List.of());

    private final List<ItemPath> paths;

    private Projection(List<ItemPath> paths) {
        this.paths = paths;
    }

    /**
     * Creates a projection that asks for some paths and the key.
     *
     * @param key the names of the key's attributes, which are always read
     * @param paths the other paths to read
     * @return the projection
     * @throws IllegalArgumentException if one path needs a list where another one needs a map
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
        for (int i = 0; i < path.parts().size(); i++) {
            if (path.parts().get(i).isElement()) {
                return path.first(i + 1);
            }
        }
        return path;
    }

    /**
     * Writes the projection as an expression.
     *
     * @param scribe writes the paths
     * @return the text
     */
    public String render(Scribe scribe) {
        return paths.stream().map(scribe::path).collect(Collectors.joining(", "));
    }

    /**
     * Finds the value at a path in an item that was read with this projection.
     *
     * @param item the item as DynamoDB returned it, with lists without gaps
     * @param path the path that the value has in the whole, stored item
     * @return the value; empty if it is missing or was not asked for
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
        for (PathPart part :
                path.parts().subList(element.parts().size(), path.parts().size())) {
            moved = part.isElement() ? moved.at(part.index()) : moved.field(part.fieldName());
        }
        return moved;
    }

    /**
     * Whether the value at a path is read, because the projection has the path itself, the list element that contains
     * it, or a parent.
     *
     * @param path the path that the value has in the whole, stored item
     * @return true if the value is read
     */
    public boolean covers(ItemPath path) {
        ItemPath element = upToElement(path);
        return paths.stream().anyMatch(p -> p.covers(element));
    }

    /** The paths that are asked for, in readable form. */
    @Override
    public String toString() {
        return render(Scribe.PLAIN);
    }
}
