package io.github.movietable.internal.document;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The path of a value in an item, like {@code info.actors[0]}. This class is internal: programs name values by
 * attributes.
 */
public final class ItemPath implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The most parts that a path can have: DynamoDB stores no deeper nesting. */
    public static final int MAX_DEPTH = ItemRules.MAX_LEVELS;

    /** Sorts paths by the names in them, and elements of the same list by index. */
    public static final Comparator<ItemPath> IN_DOCUMENT_ORDER = (a, b) -> Arrays.compare(a.partArray(), b.partArray());

    private final List<PathPart> parts;

    /** Kept after the first call of {@link #parent()}, because many updates use the paths of the same attributes. */
    private transient @Nullable ItemPath parent;

    /** Kept after the first call of {@link #placeholders()}, for the same reason. */
    private transient @Nullable PathPlaceholders placeholders;

    private ItemPath(List<PathPart> parts) {
        if (parts.size() > MAX_DEPTH) {
            throw new IllegalArgumentException("a path can have " + MAX_DEPTH + " parts in DynamoDB, not "
                    + parts.size() + "; store the inner part as an attribute of its own");
        }
        this.parts = List.copyOf(parts);
    }

    /** Parses a path in which names are separated by dots and list elements are written as {@code [n]}. */
    public static ItemPath parse(String text) {
        return new ItemPath(PathParser.parse(text));
    }

    /** The path of a top-level attribute whose name is taken literally, dots and brackets included. */
    public static ItemPath literal(String name) {
        return new ItemPath(List.of(PathPart.field(name)));
    }

    /** The name of the top-level attribute with which this path starts. */
    public String root() {
        return parts.get(0).fieldName();
    }

    /** The value that an item has at this path; empty if the path does not lead to a value. */
    public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
        return Optional.ofNullable(find(item));
    }

    /**
     * Does the same as {@link #in} without creating an {@code Optional}, for loops over many movies.
     *
     * @param item an item
     * @return the value at this path; null if a part of the path is missing, or is not the map or list that the path
     *     needs
     */
    public @Nullable AttributeValue find(Map<String, AttributeValue> item) {
        return Documents.find(item, parts, parts.size());
    }

    /** The type of the value that an item has at this path; NUL if it has none. */
    public AttributeValue.Type typeIn(Map<String, AttributeValue> item) {
        return in(item).map(AttributeValue::type).orElse(AttributeValue.Type.NUL);
    }

    /**
     * A copy of an item with a value put at this path. Missing parents are created; an index beyond the end of a list
     * appends.
     *
     * @param item an item; it is not changed
     * @param value the value to put
     * @return the changed item
     * @throws IllegalStateException if a stored parent is not the map or list that the path needs; see {@link
     *     #obstacle}
     */
    public Map<String, AttributeValue> put(Map<String, AttributeValue> item, AttributeValue value) {
        return Documents.put(item, parts, value);
    }

    /**
     * Does the same as {@link #put}, but cheaper for many values: the values of several calls are put in together when
     * the returned item is first read.
     *
     * @param item an item; it is not changed
     * @param value the value to put
     * @return the changed item
     */
    public Map<String, AttributeValue> putLater(Map<String, AttributeValue> item, AttributeValue value) {
        return PendingItem.put(item, this, value);
    }

    /** A copy of an item without the value at this path; the same item if it has none there. */
    public Map<String, AttributeValue> removeFrom(Map<String, AttributeValue> item) {
        return in(item).isPresent() ? Documents.remove(item, parts) : item;
    }

    /**
     * Finds the stored value because of which no value can be put at this path: the nearest existing parent, if it is
     * not the map or list that the path needs, but a string for example.
     *
     * @param item an item
     * @return the path of that parent, or empty if a value can be put at this path
     */
    public Optional<ItemPath> obstacle(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> seen = parts.size() > 1 ? PendingItem.forParentsOf(this, item) : item;
        for (int n = parts.size() - 1; n > 0; n--) {
            AttributeValue parent = Documents.find(seen, parts, n);
            if (parent != null) {
                boolean fits = parts.get(n).isElement() ? parent.hasL() : parent.hasM();
                return fits ? Optional.empty() : Optional.of(first(n));
            }
        }
        return Optional.empty();
    }

    /** The path of the topmost parent that an item lacks; empty if the item has all parents of this path. */
    public Optional<ItemPath> missingParent(Map<String, AttributeValue> item) {
        for (int n = 1; n < parts.size(); n++) {
            if (Documents.find(item, parts, n) == null) {
                return Optional.of(first(n));
            }
        }
        return Optional.empty();
    }

    /** The names and indexes that make up the path, in order; at least one. */
    public List<PathPart> parts() {
        return parts;
    }

    private PathPart[] partArray() {
        return parts.toArray(PathPart[]::new);
    }

    /** Whether any part of the path is a list index. */
    public boolean hasElement() {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isElement()) {
                return true;
            }
        }
        return false;
    }

    /** The last part of the path: a name or an index. */
    public PathPart last() {
        return parts.get(parts.size() - 1);
    }

    /** Whether the path leads into a map or a list; false for a top-level attribute. */
    public boolean hasParent() {
        return parts.size() > 1;
    }

    /** The path of the map or list that contains the value at this path, which must not be a top-level attribute. */
    public ItemPath parent() {
        ItemPath made = parent;
        if (made == null) {
            made = first(parts.size() - 1);
            parent = made;
        }
        return made;
    }

    /** The path in expressions, with a placeholder for each name. */
    PathPlaceholders placeholders() {
        PathPlaceholders made = placeholders;
        if (made == null) {
            made = PathPlaceholders.of(parts);
            placeholders = made;
        }
        return made;
    }

    /** The path of an entry of the map at this path. */
    public ItemPath field(String name) {
        return plus(PathPart.field(name));
    }

    /** The path of an element of the list at this path; indexes begin at 0. */
    public ItemPath at(int index) {
        return plus(PathPart.element(index));
    }

    private ItemPath plus(PathPart part) {
        List<PathPart> longer = new ArrayList<>(parts);
        longer.add(part);
        return new ItemPath(longer);
    }

    /** The path that consists of the first {@code count} parts of this one. */
    public ItemPath first(int count) {
        return new ItemPath(parts.subList(0, count));
    }

    /**
     * Whether the other path is the same as this one or leads to a value inside it. Compares the last parts first,
     * because most paths begin with the same map.
     */
    public boolean covers(ItemPath other) {
        boolean covers = parts.size() <= other.parts.size();
        for (int i = parts.size() - 1; covers && i >= 0; i--) {
            covers = parts.get(i).equals(other.parts.get(i));
        }
        return covers;
    }

    /** Whether one of the two paths leads to a value inside the other, or both are the same. */
    public boolean overlaps(ItemPath other) {
        return parts.size() <= other.parts.size() ? covers(other) : other.covers(this);
    }

    /** How many parts the two paths share at their beginning. */
    private int common(ItemPath other) {
        int shorter = Math.min(parts.size(), other.parts.size());
        int common = 0;
        while (common < shorter && parts.get(common).equals(other.parts.get(common))) {
            common++;
        }
        return common;
    }

    /** Whether no item can have values at both paths, because one needs a list where the other needs a map. */
    public boolean conflicts(ItemPath other) {
        int common = common(other);
        return common < Math.min(parts.size(), other.parts.size())
                && parts.get(common).isElement() != other.parts.get(common).isElement();
    }

    @Override
    public boolean equals(Object other) {
        return other == this || (other instanceof ItemPath path && path.parts.size() == parts.size() && covers(path));
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** The path in readable form: {@code info.actors[0]}. A name that is not a plain word is quoted. */
    @Override
    public String toString() {
        return written(PathParser::quoted);
    }

    /** The path with every name quoted, so that no two paths have the same text. */
    public String exactly() {
        return written(name -> "#" + Texts.quoted(name));
    }

    private String written(UnaryOperator<String> name) {
        StringBuilder text = new StringBuilder();
        for (PathPart part : parts) {
            if (part.isElement()) {
                text.append('[').append(part.index()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(name.apply(part.fieldName()));
            }
        }
        return text.toString();
    }
}
