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
 * The way to a value in an item, like {@code info.actors[0]}. Programs use attributes; this class is for the library.
 */
public final class ItemPath implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The most levels of nesting that DynamoDB stores. */
    public static final int MAX_DEPTH = ItemRules.MAX_LEVELS;

    /** The order of a document: by names, and elements of a list by their index. */
    public static final Comparator<ItemPath> IN_DOCUMENT_ORDER = (a, b) -> Arrays.compare(a.partArray(), b.partArray());

    private final List<PathPart> parts;

    /** Made when it is first asked for: attributes are constants, and each update asks for the parents of some. */
    private transient @Nullable ItemPath parent;

    private ItemPath(List<PathPart> parts) {
        if (parts.size() > MAX_DEPTH) {
            throw new IllegalArgumentException("a path can have " + MAX_DEPTH + " parts in DynamoDB, not "
                    + parts.size() + "; store the inner part as an attribute of its own");
        }
        this.parts = List.copyOf(parts);
    }

    /** Parses a path: names parted by dots, list elements as {@code [n]}. */
    public static ItemPath parse(String text) {
        return new ItemPath(PathParser.parse(text));
    }

    /** The path of a top-level attribute whose name is taken as it is, dots and brackets included. */
    public static ItemPath literal(String name) {
        return new ItemPath(List.of(PathPart.field(name)));
    }

    /** The name of the top-level attribute this path starts at. */
    public String root() {
        return parts.get(0).fieldName();
    }

    /** The value that an item holds here; empty if any part of the path is missing or of another type. */
    public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
        return Optional.ofNullable(find(item));
    }

    /**
     * The same as {@link #in} without an object for the result, for loops over many movies.
     *
     * @param item an item
     * @return the value there; null if any part of the path is missing or of another type
     */
    public @Nullable AttributeValue find(Map<String, AttributeValue> item) {
        return Documents.find(item, parts, parts.size());
    }

    /** The type of the value that an item holds here; NUL if there is none. */
    public AttributeValue.Type typeIn(Map<String, AttributeValue> item) {
        return in(item).map(AttributeValue::type).orElse(AttributeValue.Type.NUL);
    }

    /**
     * The item with a value put at this path. Missing parents are made; an index beyond the end of a list appends.
     *
     * @param item an item; it is not changed
     * @param value what to put
     * @return the changed item
     * @throws IllegalStateException if a parent has another type; see {@link #obstacle}
     */
    public Map<String, AttributeValue> put(Map<String, AttributeValue> item, AttributeValue value) {
        return Documents.put(item, parts, value);
    }

    /**
     * The same as {@link #put}, for a program that may put more values: the values of several calls are put in together
     * as soon as somebody looks at the item.
     *
     * @param item an item; it is not changed
     * @param value what to put
     * @return the changed item
     */
    public Map<String, AttributeValue> putLater(Map<String, AttributeValue> item, AttributeValue value) {
        return PendingItem.put(item, this, value);
    }

    /** The item without the value at this path; the same item if there is none. */
    public Map<String, AttributeValue> removeFrom(Map<String, AttributeValue> item) {
        return in(item).isPresent() ? Documents.remove(item, parts) : item;
    }

    /**
     * The nearest stored parent, if its type can't hold this path: a text instead of a map, a map instead of a list.
     *
     * @param item an item
     * @return the parent's path, or empty if a value can be put at this path
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

    /** The topmost parent that an item lacks; empty if all are there. */
    public Optional<ItemPath> missingParent(Map<String, AttributeValue> item) {
        for (int n = 1; n < parts.size(); n++) {
            if (Documents.find(item, parts, n) == null) {
                return Optional.of(first(n));
            }
        }
        return Optional.empty();
    }

    /** The names and indexes, in order. At least one. */
    public List<PathPart> parts() {
        return parts;
    }

    private PathPart[] partArray() {
        return parts.toArray(PathPart[]::new);
    }

    /** Whether an element of a list is on the way, or is the last part. */
    public boolean hasElement() {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isElement()) {
                return true;
            }
        }
        return false;
    }

    /** The last name or index. */
    public PathPart last() {
        return parts.get(parts.size() - 1);
    }

    /** Whether the value lies within a map or a list. False for a top-level attribute. */
    public boolean hasParent() {
        return parts.size() > 1;
    }

    /** The path of the map or list that holds the value. */
    public ItemPath parent() {
        ItemPath made = parent;
        if (made == null) {
            made = first(parts.size() - 1);
            parent = made;
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

    /** The first parts of this path, so many of them. */
    public ItemPath first(int count) {
        return new ItemPath(parts.subList(0, count));
    }

    /** Whether the other path is this one or lies within it. */
    public boolean covers(ItemPath other) {
        return common(other) == parts.size();
    }

    /** Whether one of the paths lies within the other, or both are the same. */
    public boolean overlaps(ItemPath other) {
        return covers(other) || other.covers(this);
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

    /** Whether one path takes a value for a list and the other takes it for a map, so that no item can have both. */
    public boolean conflicts(ItemPath other) {
        int common = common(other);
        return common < Math.min(parts.size(), other.parts.size())
                && parts.get(common).isElement() != other.parts.get(common).isElement();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemPath path && path.parts.equals(parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** The path for people: {@code info.actors[0]}. A name that is not a plain word is quoted. */
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
