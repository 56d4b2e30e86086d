package io.github.movietable.internal.write;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.PathStep;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where the places that one update writes are afterwards: an index beyond the end of a list appends; of several the
 * lowest comes first, and no gap is left.
 *
 * @param item the item as it was
 * @param written all places that are written
 */
record Landing(Map<String, AttributeValue> item, Set<ItemPath> written) {
    ItemPath of(ItemPath place) {
        ItemPath landed = place.first(1);
        for (int n = 1; n < place.steps().size(); n++) {
            PathStep step = place.steps().get(n);
            landed = step.isElement() ? landed.at(index(place.first(n), step.index())) : landed.field(step.fieldName());
        }
        return landed;
    }

    private int index(ItemPath list, int asked) {
        int length = list.in(item)
                .filter(AttributeValue::hasL)
                .map(value -> value.l().size())
                .orElse(0);
        int depth = list.steps().size();
        return asked < length
                ? asked
                : length
                        + (int) written.stream()
                                .filter(list::covers)
                                .mapToInt(place -> place.steps().get(depth).index())
                                .filter(index -> length <= index && index < asked)
                                .distinct()
                                .count();
    }
}
