package io.github.movietable.internal.write;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.PathPart;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Finds the paths at which the values of an update are stored afterwards, which may differ from the paths in the
 * update. If an index lies beyond the end of its list, DynamoDB appends the element; if several indexes do, it appends
 * their elements in the order of the indexes and leaves no gap.
 *
 * @param item the item before the update
 * @param written the paths of all values that the update sets
 */
record Landing(Map<String, AttributeValue> item, Set<ItemPath> written) {
    ItemPath of(ItemPath path) {
        ItemPath landed = path.first(1);
        for (int n = 1; n < path.parts().size(); n++) {
            PathPart part = path.parts().get(n);
            landed = part.isElement() ? landed.at(index(path.first(n), part.index())) : landed.field(part.fieldName());
        }
        return landed;
    }

    private int index(ItemPath list, int asked) {
        int length = list.in(item)
                .filter(AttributeValue::hasL)
                .map(value -> value.l().size())
                .orElse(0);
        int depth = list.parts().size();
        return asked < length
                ? asked
                : length
                        + (int) written.stream()
                                .filter(list::covers)
                                .mapToInt(path -> path.parts().get(depth).index())
                                .filter(index -> length <= index && index < asked)
                                .distinct()
                                .count();
    }
}
