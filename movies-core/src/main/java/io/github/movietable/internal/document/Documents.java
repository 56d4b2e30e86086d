package io.github.movietable.internal.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Finds, puts and removes the value at a path of an item. Changes are made in a copy, never in the item itself. */
final class Documents {
    private Documents() {}

    /** The value to which the first {@code count} parts of a path lead; null if the item has none there. */
    static @Nullable AttributeValue find(Map<String, AttributeValue> item, List<PathPart> parts, int count) {
        AttributeValue value = item.get(parts.get(0).fieldName());
        for (int i = 1; i < count && value != null; i++) {
            value = child(value, parts.get(i));
        }
        return value;
    }

    private static @Nullable AttributeValue child(AttributeValue parent, PathPart part) {
        if (part.isElement()) {
            return parent.hasL() && part.index() < parent.l().size()
                    ? parent.l().get(part.index())
                    : null;
        }
        return parent.hasM() ? parent.m().get(part.fieldName()) : null;
    }

    static Map<String, AttributeValue> put(
            Map<String, AttributeValue> item, List<PathPart> parts, AttributeValue value) {
        String name = parts.get(0).fieldName();
        return with(item, name, placed(item.get(name), parts.subList(1, parts.size()), value));
    }

    private static AttributeValue placed(@Nullable AttributeValue at, List<PathPart> parts, AttributeValue value) {
        if (parts.isEmpty()) {
            return value;
        }
        PathPart part = parts.get(0);
        List<PathPart> further = parts.subList(1, parts.size());
        if (at != null && !(part.isElement() ? at.hasL() : at.hasM())) {
            throw new IllegalStateException("a parent is not a map or list");
        }
        if (part.isElement()) {
            List<AttributeValue> list = new ArrayList<>(at == null ? List.of() : at.l());
            int index = Math.min(part.index(), list.size());
            AttributeValue element = placed(index < list.size() ? list.get(index) : null, further, value);
            if (index < list.size()) {
                list.set(index, element);
            } else {
                list.add(element);
            }
            return AttributeValue.fromL(list);
        }
        Map<String, AttributeValue> map = at == null ? Map.of() : at.m();
        return AttributeValue.fromM(with(map, part.fieldName(), placed(map.get(part.fieldName()), further, value)));
    }

    static Map<String, AttributeValue> remove(Map<String, AttributeValue> item, List<PathPart> parts) {
        String name = parts.get(0).fieldName();
        if (parts.size() == 1) {
            return without(item, name);
        }
        return with(item, name, removed(item.get(name), parts.subList(1, parts.size())));
    }

    private static AttributeValue removed(@Nullable AttributeValue at, List<PathPart> parts) {
        if (at == null) {
            throw new IllegalStateException("nothing is there to be removed");
        }
        PathPart part = parts.get(0);
        boolean last = parts.size() == 1;
        List<PathPart> further = parts.subList(1, parts.size());
        if (part.isElement()) {
            List<AttributeValue> list = new ArrayList<>(at.l());
            AttributeValue old = list.remove(part.index());
            if (!last) {
                list.add(part.index(), removed(old, further));
            }
            return AttributeValue.fromL(list);
        }
        String name = part.fieldName();
        return AttributeValue.fromM(
                last ? without(at.m(), name) : with(at.m(), name, removed(at.m().get(name), further)));
    }

    private static Map<String, AttributeValue> with(
            Map<String, AttributeValue> map, String name, AttributeValue value) {
        Map<String, AttributeValue> copy = new LinkedHashMap<>(map);
        copy.put(name, value);
        return Collections.unmodifiableMap(copy);
    }

    private static Map<String, AttributeValue> without(Map<String, AttributeValue> map, String name) {
        Map<String, AttributeValue> copy = new LinkedHashMap<>(map);
        copy.remove(name);
        return Collections.unmodifiableMap(copy);
    }
}
