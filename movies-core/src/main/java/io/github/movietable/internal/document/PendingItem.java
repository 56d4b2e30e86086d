package io.github.movietable.internal.document;

import java.lang.invoke.VarHandle;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item with values that are yet to be put in. They are put in together when the item is first read, so setting nine
 * attributes one after the other copies the item once and not nine times. To its users the item is unmodifiable.
 */
final class PendingItem extends AbstractMap<String, AttributeValue> {
    /** The most values that wait, because the path of each new one is compared with the paths of all others. */
    private static final int MAX_WAITING = 32;

    private static final AttributeValue EMPTY = AttributeValue.fromM(Map.of());

    /**
     * The last value that waits, or the item in which none waits any more. Not volatile, because setting nine attributes
     * would wait for memory nine times. Any state that a thread sees is complete and holds the same item.
     */
    private Object state;

    private PendingItem(Waiting last) {
        this.state = last;
        // as for a final field: no thread sees this object without its state
        VarHandle.storeStoreFence();
    }

    /** A value that waits to be put in at a path of an item; a linked list leads to the waiting values before it. */
    private record Waiting(
            Map<String, AttributeValue> item,
            ItemPath path,
            AttributeValue value,
            @Nullable Waiting before,
            int count) {
        /** Whether a value for this path can wait, too: not too many wait, and none at the same path or a parent. */
        boolean isOpenTo(ItemPath other) {
            boolean open = count < MAX_WAITING;
            for (Waiting put = this; open && put != null; put = put.before) {
                open = !put.path.covers(other);
            }
            return open;
        }

        /** Whether a waiting value is a parent of this path, or contains one. */
        boolean hasParentOf(ItemPath other) {
            boolean has = false;
            for (Waiting put = this; !has && put != null; put = put.before) {
                has = put.path.parts().size() < other.parts().size() && put.path.covers(other);
            }
            return has;
        }

        /** The item with this value and all before it. */
        Map<String, AttributeValue> made() {
            Waiting[] puts = new Waiting[count];
            for (Waiting put = this; put != null; put = put.before) {
                puts[put.count - 1] = put;
            }
            Draft draft = new Draft(item);
            for (Waiting put : puts) {
                draft.put(put.path, 0, put.value);
            }
            return Collections.unmodifiableMap(draft.made());
        }
    }

    /** A map, and the maps in it, while values are put in. */
    private static final class Draft {
        private final Map<String, AttributeValue> values;
        private final Map<String, Draft> within = new HashMap<>();

        Draft(Map<String, AttributeValue> before) {
            values = new LinkedHashMap<>(before);
        }

        void put(ItemPath path, int depth, AttributeValue value) {
            String name = path.parts().get(depth).fieldName();
            if (path.parts().size() == depth + 1) {
                within.remove(name);
                values.put(name, value);
            } else {
                within(name).put(path, depth + 1, value);
            }
        }

        private Draft within(String name) {
            Draft draft = within.get(name);
            if (draft == null) {
                AttributeValue map = values.putIfAbsent(name, EMPTY); // keeps the place for a map that is missing
                draft = new Draft(map == null ? Map.of() : map.m());
                within.put(name, draft);
            }
            return draft;
        }

        Map<String, AttributeValue> made() {
            within.forEach((name, draft) -> values.put(name, AttributeValue.fromM(draft.made())));
            return values;
        }
    }

    /** Returns the item with a value put at a path. The path's {@link ItemPath#obstacle} in the item must be empty. */
    static Map<String, AttributeValue> put(Map<String, AttributeValue> item, ItemPath path, AttributeValue value) {
        if (path.hasElement()) {
            return path.put(item, value);
        }
        Waiting last = waiting(item);
        return new PendingItem(
                last != null && last.isOpenTo(path)
                        ? new Waiting(last.item, path, value, last, last.count + 1)
                        : new Waiting(made(item), path, value, null, 1));
    }

    /**
     * Returns an item that has the path's parents as they are stored; it may lack maps that only the waiting values
     * create.
     */
    static Map<String, AttributeValue> forParentsOf(ItemPath path, Map<String, AttributeValue> item) {
        Waiting last = waiting(item);
        return last == null || path.hasElement() || last.hasParentOf(path) ? made(item) : last.item;
    }

    private static @Nullable Waiting waiting(Map<String, AttributeValue> item) {
        return item instanceof PendingItem pending && pending.state instanceof Waiting last ? last : null;
    }

    private static Map<String, AttributeValue> made(Map<String, AttributeValue> item) {
        return item instanceof PendingItem pending ? pending.made() : item;
    }

    /** Puts the waiting values in. Two threads may do so at the same time: their results are equal. */
    @SuppressWarnings("unchecked") // a state in which nothing waits is the item
    private Map<String, AttributeValue> made() {
        Object now = state;
        if (now instanceof Waiting last) {
            Map<String, AttributeValue> made = last.made();
            state = made;
            return made;
        }
        return (Map<String, AttributeValue>) now;
    }

    @Override
    public @Nullable AttributeValue get(@Nullable Object name) {
        return made().get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return made().containsKey(name);
    }

    @Override
    public Set<Entry<String, AttributeValue>> entrySet() {
        return made().entrySet();
    }
}
