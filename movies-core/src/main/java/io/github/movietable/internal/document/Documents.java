package io.github.movietable.internal.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads and copies items along a path. Nothing is changed in place. */
final class Documents {
    private Documents() {}

    /** What is found after so many of the steps. */
    static @Nullable AttributeValue find(Map<String, AttributeValue> item, List<PathStep> steps, int count) {
        AttributeValue value = item.get(steps.get(0).fieldName());
        for (int i = 1; i < count && value != null; i++) {
            value = child(value, steps.get(i));
        }
        return value;
    }

    private static @Nullable AttributeValue child(AttributeValue parent, PathStep step) {
        if (step.isElement()) {
            return parent.hasL() && step.index() < parent.l().size()
                    ? parent.l().get(step.index())
                    : null;
        }
        return parent.hasM() ? parent.m().get(step.fieldName()) : null;
    }

    static Map<String, AttributeValue> put(Map<String, AttributeValue> item, List<PathStep> steps, AttributeValue value) {
        String name = steps.get(0).fieldName();
        return with(item, name, placed(item.get(name), steps.subList(1, steps.size()), value));
    }

    private static AttributeValue placed(@Nullable AttributeValue at, List<PathStep> steps, AttributeValue value) {
        if (steps.isEmpty()) {
            return value;
        }
        PathStep step = steps.get(0);
        List<PathStep> rest = steps.subList(1, steps.size());
        if (at != null && !(step.isElement() ? at.hasL() : at.hasM())) {
            throw new IllegalStateException("a parent has another type");
        }
        if (step.isElement()) {
            List<AttributeValue> list = new ArrayList<>(at == null ? List.of() : at.l());
            int index = Math.min(step.index(), list.size());
            AttributeValue element = placed(index < list.size() ? list.get(index) : null, rest, value);
            if (index < list.size()) {
                list.set(index, element);
            } else {
                list.add(element);
            }
            return AttributeValue.fromL(list);
        }
        Map<String, AttributeValue> map = at == null ? Map.of() : at.m();
        return AttributeValue.fromM(with(map, step.fieldName(), placed(map.get(step.fieldName()), rest, value)));
    }

    static Map<String, AttributeValue> remove(Map<String, AttributeValue> item, List<PathStep> steps) {
        String name = steps.get(0).fieldName();
        if (steps.size() == 1) {
            return without(item, name);
        }
        return with(item, name, removed(item.get(name), steps.subList(1, steps.size())));
    }

    private static AttributeValue removed(@Nullable AttributeValue at, List<PathStep> steps) {
        if (at == null) {
            throw new IllegalStateException("nothing is there to be removed");
        }
        PathStep step = steps.get(0);
        boolean last = steps.size() == 1;
        List<PathStep> rest = steps.subList(1, steps.size());
        if (step.isElement()) {
            List<AttributeValue> list = new ArrayList<>(at.l());
            AttributeValue old = list.remove(step.index());
            if (!last) {
                list.add(step.index(), removed(old, rest));
            }
            return AttributeValue.fromL(list);
        }
        String name = step.fieldName();
        return AttributeValue.fromM(
                last ? without(at.m(), name) : with(at.m(), name, removed(at.m().get(name), rest)));
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
