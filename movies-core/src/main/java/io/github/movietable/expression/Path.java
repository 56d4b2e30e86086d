package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemRules;
import io.github.movietable.internal.document.Texts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A place in an item, like {@code info.actors[0]}. Programs use {@link Attribute}s; the library follows their paths
 * with this.
 */
public final class Path implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How deep DynamoDB lets a document be nested. */
    static final int MAX_DEPTH = ItemRules.MAX_LEVELS;

    /** Elements of a list by their index. */
    static final Comparator<Path> IN_DOCUMENT_ORDER = (a, b) -> Arrays.compare(a.stepArray(), b.stepArray());

    private final List<Step> steps;

    private Path(List<Step> steps) {
        if (steps.size() > MAX_DEPTH) {
            throw new IllegalArgumentException("a path can be " + MAX_DEPTH + " steps deep in DynamoDB, not "
                    + steps.size() + "; store the inner part as an attribute of its own");
        }
        this.steps = List.copyOf(steps);
    }

    /** Parses a path: names parted by dots, list elements as {@code [n]}. */
    static Path parse(String text) {
        return new Path(PathParser.parse(text));
    }

    /** A top-level attribute whose name is taken as it is, dots and brackets included. */
    static Path literal(String name) {
        return new Path(List.of(Step.field(name)));
    }

    /**
     * The place an attribute names.
     *
     * @param attribute an attribute
     * @return its path
     */
    public static Path of(Attribute<?> attribute) {
        return ((Kind<?, ?>) attribute).place();
    }

    /**
     * The place an attribute is written to.
     *
     * @param attribute an attribute
     * @return its path
     */
    public static Path of(Settable<?> attribute) {
        return ((Kind<?, ?>) attribute).place();
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
     * What an item holds at this place.
     *
     * @param item an item
     * @return the value there; empty where any part of the path is missing or of another type
     */
    public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
        return Optional.ofNullable(Documents.find(item, steps, steps.size()));
    }

    /**
     * The item with a value put at this place. Missing parents are made; an index beyond the end of a list appends.
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
     * The item without what is at this place.
     *
     * @param item an item; it is not changed
     * @return the item without it, or the item itself where there was nothing
     */
    public Map<String, AttributeValue> removeFrom(Map<String, AttributeValue> item) {
        return in(item).isPresent() ? Documents.remove(item, steps) : item;
    }

    /**
     * The nearest parent that is there but can't hold this place: a text where a map is needed, a map where a list is.
     *
     * @param item an item
     * @return the parent's path, or empty where this place can be written
     */
    public Optional<Path> obstacle(Map<String, AttributeValue> item) {
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

    /** The topmost parent that is not there, or empty where all are. */
    Optional<Path> missingParent(Map<String, AttributeValue> item) {
        for (int n = 1; n < steps.size(); n++) {
            if (Documents.find(item, steps, n) == null) {
                return Optional.of(first(n));
            }
        }
        return Optional.empty();
    }

    List<Step> steps() {
        return steps;
    }

    private Step[] stepArray() {
        return steps.toArray(Step[]::new);
    }

    /**
     * Whether an element of a list is on the way, or is the place itself.
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

    Step last() {
        return steps.get(steps.size() - 1);
    }

    boolean hasParent() {
        return steps.size() > 1;
    }

    Path parent() {
        return new Path(steps.subList(0, steps.size() - 1));
    }

    Path field(String name) {
        return plus(Step.field(name));
    }

    Path at(int index) {
        return plus(Step.element(index));
    }

    private Path plus(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Path(longer);
    }

    Path first(int count) {
        return new Path(steps.subList(0, count));
    }

    /** Whether the other place is this one or lies within it. */
    boolean covers(Path other) {
        return common(other) == steps.size();
    }

    boolean overlaps(Path other) {
        return covers(other) || other.covers(this);
    }

    /** How many steps both take before they part. */
    private int common(Path other) {
        int shorter = Math.min(steps.size(), other.steps.size());
        int common = 0;
        while (common < shorter && steps.get(common).equals(other.steps.get(common))) {
            common++;
        }
        return common;
    }

    /** Whether one takes for a list what the other takes for a map. */
    boolean conflicts(Path other) {
        int common = common(other);
        return common < Math.min(steps.size(), other.steps.size())
                && steps.get(common).isElement() != other.steps.get(common).isElement();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Path path && path.steps.equals(steps);
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

    /** The path with every name quoted, so that none can be taken for anything else. */
    String exactly() {
        return written(name -> "#" + Texts.quoted(name));
    }

    private String written(UnaryOperator<String> name) {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            if (step.isElement()) {
                text.append('[').append(step.index()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(name.apply(step.fieldName()));
            }
        }
        return text.toString();
    }
}
