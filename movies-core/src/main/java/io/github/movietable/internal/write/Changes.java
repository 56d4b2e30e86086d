package io.github.movietable.internal.write;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Rendering;
import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.internal.document.Scribe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The changes of one update, in the order in which they were written. Immutable; no two of them overlap. */
public final class Changes {
    private static final Changes NONE = new Changes();
    private static final List<Change.Section> SECTIONS = List.of(Change.Section.values());

    /** Room for the expression of three or four changes. */
    private static final int LENGTH = 128;

    private final Change[] list;

    private Changes(Change... list) {
        this.list = list;
    }

    static Changes of(List<Change> list) {
        return new Changes(list.toArray(Change[]::new));
    }

    List<Change> list() {
        return List.of(list);
    }

    /** The changes of an update that changes nothing yet. */
    public static Changes none() {
        return NONE;
    }

    /**
     * Adds a change.
     *
     * @param change the change
     * @return these changes and the new one
     * @throws IllegalArgumentException if the change overlaps another, or has a list where the other has a map, which
     *     DynamoDB refuses; the message names both paths
     */
    public Changes and(Change change) {
        for (Change each : list) {
            checkApart(each.target(), change.target());
        }
        Change[] longer = Arrays.copyOf(list, list.length + 1);
        longer[list.length] = change;
        return new Changes(longer);
    }

    private static void checkApart(ItemPath a, ItemPath b) {
        if (a.overlaps(b)) {
            throw new IllegalArgumentException("one update can't change both " + a + " and " + b
                    + " because they overlap; make one change of them, or two updates");
        }
        if (a.conflicts(b)) {
            throw new IllegalArgumentException(
                    "one update can't change both " + a + " and " + b + ": one has a map where the other has a list");
        }
    }

    /** Whether there are no changes. */
    public boolean isEmpty() {
        return list.length == 0;
    }

    /**
     * Whether making the changes twice leaves the same movie as making them once. An increment does not, nor does
     * {@code a = b, b = a}.
     *
     * @return true if the update may be repeated
     */
    public boolean areRepeatable() {
        for (Change change : list) {
            if (!change.isRepeatable()
                    || change.source().filter(this::isChanged).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private boolean isChanged(ItemPath path) {
        return Arrays.stream(list).anyMatch(change -> path.overlaps(change.target()));
    }

    /** The paths of the attributes that are changed. */
    public List<ItemPath> targets() {
        return Arrays.stream(list).map(Change::target).toList();
    }

    /**
     * The conditions under which the changes are valid to DynamoDB: each parent of a changed attribute is a map or a
     * list, as its path says, and each attribute that is copied exists.
     *
     * @return the conditions, none of them twice
     */
    public List<MovieCondition> demands() {
        List<MovieCondition> demands = new ArrayList<>();
        List<ItemPath> parents = new ArrayList<>(1);
        for (Change change : list) {
            ItemPath target = change.target();
            if (target.hasParent() && !parents.contains(target.parent())) {
                AttributeValue.Type type = target.last().isElement() ? AttributeValue.Type.L : AttributeValue.Type.M;
                parents.add(target.parent());
                demands.add(Rendering.hasType(target.parent(), type));
            }
        }
        demands.addAll(sourcesExist());
        return demands;
    }

    /** For each attribute that is copied, the condition that it exists. */
    public List<MovieCondition> sourcesExist() {
        List<MovieCondition> exist = new ArrayList<>();
        for (Change change : list) {
            change.source().map(Rendering::exists).ifPresent(exist::add);
        }
        return exist;
    }

    /**
     * The first parent of a changed attribute that is stored with a type other than a map or list, so that nothing can
     * be set in it.
     *
     * @param item the stored item
     * @return the parent's path; empty if there is none
     */
    public Optional<ItemPath> obstacle(Map<String, AttributeValue> item) {
        return targets().stream().flatMap(t -> t.obstacle(item).stream()).findFirst();
    }

    /**
     * A stored value whose type does not fit a change.
     *
     * @param path the value's path
     * @param expected the type that the change needs, in words
     * @param found the type that is stored
     */
    public record Unfit(ItemPath path, String expected, AttributeValue.Type found) {}

    /**
     * The first stored value whose type does not fit a change: for example a string that is to be incremented, or a
     * number that is to be appended to.
     *
     * @param item the stored item
     * @return the value; empty if every stored value fits
     */
    public Optional<Unfit> unfit(Map<String, AttributeValue> item) {
        return Arrays.stream(list)
                .flatMap(change -> unfit(change, item).stream())
                .findFirst();
    }

    private static Optional<Unfit> unfit(Change change, Map<String, AttributeValue> item) {
        try {
            Optional<AttributeValue> unused = change.result(item);
            return Optional.empty();
        } catch (UnfitValueException e) {
            return Optional.of(e.unfit());
        } catch (IllegalStateException e) {
            // DynamoDB would refuse the change for another reason than the type of a stored value
            return Optional.empty();
        }
    }

    /**
     * The item as DynamoDB would store it after these changes, except that missing parents are created here.
     *
     * @param item an item; it is not changed
     * @return the changed item
     * @throws IllegalStateException if DynamoDB would refuse the changes: an attribute to copy is missing, a value has
     *     the wrong type, or a sum is out of range
     */
    public Map<String, AttributeValue> applyTo(Map<String, AttributeValue> item) {
        SortedMap<ItemPath, AttributeValue> written = new TreeMap<>(ItemPath.IN_DOCUMENT_ORDER);
        SortedSet<ItemPath> gone = new TreeSet<>(ItemPath.IN_DOCUMENT_ORDER.reversed());
        for (Change change : list) {
            ItemPath target = change.target();
            change.result(item).ifPresentOrElse(value -> written.put(target, value), () -> gone.add(target));
        }
        Landing landing = new Landing(item, written.keySet());
        Map<String, AttributeValue> changed = item;
        for (Map.Entry<ItemPath, AttributeValue> entry : written.entrySet()) {
            changed = landing.of(entry.getKey()).put(changed, entry.getValue());
        }
        for (ItemPath path : gone) {
            changed = path.in(item).isPresent() ? path.removeFrom(changed) : changed;
        }
        return changed;
    }

    /**
     * The update expression.
     *
     * @param placeholders collects the names and values of the request
     * @return the expression
     * @throws IllegalArgumentException if the expression exceeds one of DynamoDB's limits
     */
    public String render(Placeholders placeholders) {
        return placeholders.expression('u', this::render, () -> "an update of " + targets());
    }

    private String render(Scribe scribe) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (Change.Section section : SECTIONS) {
            boolean first = true;
            for (Change change : list) {
                if (change.section() == section) {
                    text.append(!first ? ", " : (text.isEmpty() ? "" : " ") + section + " ")
                            .append(change.render(scribe));
                    first = false;
                }
            }
        }
        return text.toString();
    }

    /** The update expression for messages, with names and values in place of placeholders. */
    @Override
    public String toString() {
        return render(Scribe.PLAIN);
    }
}
