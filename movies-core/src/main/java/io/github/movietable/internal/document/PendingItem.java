package io.github.movietable.internal.document;

import java.lang.invoke.VarHandle;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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

    /**
     * Not volatile, because setting nine attributes would wait for memory nine times. Any state that a thread sees is
     * complete and holds the same item.
     */
    private State state;

    private PendingItem(State state) {
        this.state = state;
        // as for a final field: no thread sees this object without its state
        VarHandle.storeStoreFence();
    }

    /** A value that waits to be put in at a path; a linked list leads to the waiting values before it. */
    private record Put(
            ItemPath path, AttributeValue value, @Nullable Put before, int count) {}

    private record State(
            Map<String, AttributeValue> item, @Nullable Put last) {
        /** Whether a value for this path can wait, too: not too many wait, and none at the same path or a parent. */
        boolean isOpenTo(ItemPath path) {
            boolean open = !path.hasElement() && (last == null || last.count < MAX_WAITING);
            for (Put put = last; open && put != null; put = put.before) {
                open = !put.path.covers(path);
            }
            return open;
        }

        /** Whether a waiting value is a parent of this path, or contains one. */
        boolean hasParentOf(ItemPath path) {
            boolean has = false;
            for (Put put = last; !has && put != null; put = put.before) {
                has = put.path.parts().size() < path.parts().size() && put.path.covers(path);
            }
            return has;
        }

        State with(ItemPath path, AttributeValue value) {
            return new State(item, new Put(path, value, last, last == null ? 1 : last.count + 1));
        }
    }

    /** Returns the item with a value put at a path. The path's {@link ItemPath#obstacle} in the item must be empty. */
    static Map<String, AttributeValue> put(Map<String, AttributeValue> item, ItemPath path, AttributeValue value) {
        if (path.hasElement()) {
            return path.put(item, value);
        }
        State now = stateOf(item);
        return new PendingItem((now.isOpenTo(path) ? now : new State(made(item), null)).with(path, value));
    }

    /**
     * Returns an item that has the path's parents as they are stored; it may lack maps that only the waiting values
     * create.
     */
    static Map<String, AttributeValue> forParentsOf(ItemPath path, Map<String, AttributeValue> item) {
        State now = stateOf(item);
        return path.hasElement() || now.hasParentOf(path) ? made(item) : now.item;
    }

    private static State stateOf(Map<String, AttributeValue> item) {
        return item instanceof PendingItem pending ? pending.state : new State(item, null);
    }

    private static Map<String, AttributeValue> made(Map<String, AttributeValue> item) {
        return item instanceof PendingItem pending ? pending.made() : item;
    }

    /** Puts the waiting values in. Two threads may do so at the same time: their results are equal. */
    private Map<String, AttributeValue> made() {
        State now = state;
        if (now.last == null) {
            return now.item;
        }
        Put[] puts = new Put[now.last.count];
        for (Put put = now.last; put != null; put = put.before) {
            puts[put.count - 1] = put;
        }
        Map<String, AttributeValue> made = Collections.unmodifiableMap(merged(now.item, Arrays.asList(puts), 0));
        state = new State(made, null);
        return made;
    }

    private static Map<String, AttributeValue> merged(Map<String, AttributeValue> item, List<Put> puts, int depth) {
        Map<String, AttributeValue> merged = new LinkedHashMap<>(item);
        Map<String, List<Put>> within = new LinkedHashMap<>();
        for (Put put : puts) {
            String name = put.path.parts().get(depth).fieldName();
            if (put.path.parts().size() == depth + 1) {
                within.remove(name);
                merged.put(name, put.value);
            } else {
                within.computeIfAbsent(name, n -> new ArrayList<>()).add(put);
                merged.putIfAbsent(name, put.value); // reserves the position of the map created below
            }
        }
        within.forEach((name, deeper) -> {
            AttributeValue map = item.get(name);
            merged.put(name, AttributeValue.fromM(merged(map == null ? Map.of() : map.m(), deeper, depth + 1)));
        });
        return merged;
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
