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
 * The way to a value in an item, like {@code info.actors[0]}. Programs use attributes; the library follows their paths
 * with this.
 */
public final class ItemPath implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How deep DynamoDB lets a document be nested. */
    public static final int MAX_DEPTH = ItemRules.MAX_LEVELS;

    /** The order of a document: by names, and elements of a list by their index. */
    public static final Comparator<ItemPath> IN_DOCUMENT_ORDER = (a, b) -> Arrays.compare(a.stepArray(), b.stepArray());

    private final List<PathStep> steps;

    /** Made when it is asked for first: attributes are constants, and each update asks for the parents of some. */
    private transient @Nullable ItemPath parent;

    private ItemPath(List<PathStep> steps) {
        if (steps.size() > MAX_DEPTH) {
            throw new IllegalArgumentException("a path can be " + MAX_DEPTH + " steps deep in DynamoDB, not "
                    + steps.size() + "; store the inner part as an attribute of its own");
        }
        this.steps = List.copyOf(steps);
    }

    /**
     * Parses a path: names parted by dots, list elements as {@code [n]}.
     *
     * @param text the path
     * @return the path
     */
    public static ItemPath parse(String text) {
        return new ItemPath(PathParser.parse(text));
    }

    /**
     * A top-level attribute whose name is taken as it is, dots and brackets included.
     *
     * @param name its name
     * @return the path
     */
    public static ItemPath literal(String name) {
        return new ItemPath(List.of(PathStep.field(name)));
    }

    /**
     * The name of the top-level attribute this path starts at.
     *
     * @return the first name
     */
    public String root() {
        return steps.get(0).fieldName();
    }

    /**
     * The value that an item holds at this path.
     *
     * @param item an item
     * @return the value there; empty if any part of the path is missing or of another type
     */
    public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
        return Optional.ofNullable(find(item));
    }

    /**
     * The same as {@link #in}, for what is done for each attribute of many movies.
     *
     * @param item an item
     * @return the value there; null if any part of the path is missing or of another type
     */
    public @Nullable AttributeValue find(Map<String, AttributeValue> item) {
        return Documents.find(item, steps, steps.size());
    }

    /**
     * The type of the value that an item holds at this path.
     *
     * @param item an item
     * @return the stored type; NUL if nothing is there
     */
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
        return Documents.put(item, steps, value);
    }

    /**
     * The same as {@link #put} for a program that may put more: values of several calls are put in together, once the item
     * is looked at.
     *
     * @param item an item; it is not changed
     * @param value what to put
     * @return the changed item
     */
    public Map<String, AttributeValue> putLater(Map<String, AttributeValue> item, AttributeValue value) {
        return PendingItem.put(item, this, value);
    }

    /**
     * The item without the value at this path.
     *
     * @param item an item; it is not changed
     * @return the item without it, or the item itself if there was nothing
     */
    public Map<String, AttributeValue> removeFrom(Map<String, AttributeValue> item) {
        return in(item).isPresent() ? Documents.remove(item, steps) : item;
    }

    /**
     * The nearest parent that is stored with a type that can't hold this path: a text instead of a map, a map instead of a
     * list.
     *
     * @param item an item
     * @return the parent's path, or empty if a value can be put at this path
     */
    public Optional<ItemPath> obstacle(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> seen = steps.size() > 1 ? PendingItem.forParentsOf(this, item) : item;
        for (int n = steps.size() - 1; n > 0; n--) {
            AttributeValue parent = Documents.find(seen, steps, n);
            if (parent != null) {
                boolean fits = steps.get(n).isElement() ? parent.hasL() : parent.hasM();
                return fits ? Optional.empty() : Optional.of(first(n));
            }
        }
        return Optional.empty();
    }

    /**
     * The topmost parent that is not there.
     *
     * @param item an item
     * @return the parent's path, or empty if all are there
     */
    public Optional<ItemPath> missingParent(Map<String, AttributeValue> item) {
        for (int n = 1; n < steps.size(); n++) {
            if (Documents.find(item, steps, n) == null) {
                return Optional.of(first(n));
            }
        }
        return Optional.empty();
    }

    /**
     * The names and indexes, in order.
     *
     * @return at least one
     */
    public List<PathStep> steps() {
        return steps;
    }

    private PathStep[] stepArray() {
        return steps.toArray(PathStep[]::new);
    }

    /**
     * Whether an element of a list is on the way, or is the last step.
     *
     * @return whether there is one
     */
    public boolean hasElement() {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).isElement()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The last name or index.
     *
     * @return the step
     */
    public PathStep last() {
        return steps.get(steps.size() - 1);
    }

    /**
     * Whether the value lies within a map or a list.
     *
     * @return false for a top-level attribute
     */
    public boolean hasParent() {
        return steps.size() > 1;
    }

    /**
     * The path of the map or list that holds the value.
     *
     * @return the path without its last step
     */
    public ItemPath parent() {
        ItemPath made = parent;
        if (made == null) {
            made = first(steps.size() - 1);
            parent = made;
        }
        return made;
    }

    /**
     * The path of an entry of the map at this path.
     *
     * @param name the entry's name
     * @return the longer path
     */
    public ItemPath field(String name) {
        return plus(PathStep.field(name));
    }

    /**
     * The path of an element of the list at this path.
     *
     * @param index the element's index, from 0
     * @return the longer path
     */
    public ItemPath at(int index) {
        return plus(PathStep.element(index));
    }

    private ItemPath plus(PathStep step) {
        List<PathStep> longer = new ArrayList<>(steps);
        longer.add(step);
        return new ItemPath(longer);
    }

    /**
     * The beginning of this path.
     *
     * @param count how many steps
     * @return the shorter path
     */
    public ItemPath first(int count) {
        return new ItemPath(steps.subList(0, count));
    }

    /**
     * Whether the other path is this one or lies within it.
     *
     * @param other another path
     * @return whether it does
     */
    public boolean covers(ItemPath other) {
        return common(other) == steps.size();
    }

    /**
     * Whether one of the paths lies within the other, or both are the same.
     *
     * @param other another path
     * @return whether they overlap
     */
    public boolean overlaps(ItemPath other) {
        return covers(other) || other.covers(this);
    }

    /** How many steps both take before they part. */
    private int common(ItemPath other) {
        int shorter = Math.min(steps.size(), other.steps.size());
        int common = 0;
        while (common < shorter && steps.get(common).equals(other.steps.get(common))) {
            common++;
        }
        return common;
    }

    /**
     * Whether one path takes a value for a list and the other takes it for a map.
     *
     * @param other another path
     * @return whether no item has both
     */
    public boolean conflicts(ItemPath other) {
        int common = common(other);
        return common < Math.min(steps.size(), other.steps.size())
                && steps.get(common).isElement() != other.steps.get(common).isElement();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemPath path && path.steps.equals(steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    /** The path as it was written: {@code info.actors[0]}; a name that is more than a word is quoted. */
    @Override
    public String toString() {
        return written(PathParser::quoted);
    }

    /**
     * The path with every name quoted, so that none can be taken for anything else.
     *
     * @return the text
     */
    public String exactly() {
        return written(name -> "#" + Texts.quoted(name));
    }

    private String written(UnaryOperator<String> name) {
        StringBuilder text = new StringBuilder();
        for (PathStep step : steps) {
            if (step.isElement()) {
                text.append('[').append(step.index()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(name.apply(step.fieldName()));
            }
        }
        return text.toString();
    }
}
