package io.github.movietable;

import io.github.movietable.internal.document.ItemInPart;
import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Projection;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The attributes that an update changed, with the values that they have after it.
 *
 * @param key the key of the updated movie
 * @param targets the paths that the update changed
 */
record ChangedPart(MovieKey key, List<ItemPath> targets) {
    /** Whether a list element was changed. {@code UPDATED_NEW} omits its index, so the whole list has to be returned. */
    private boolean isOfElements() {
        return targets.stream().anyMatch(ItemPath::hasElement);
    }

    /** The {@code ReturnValues} parameter of the update request. */
    ReturnValue asked() {
        return isOfElements() ? ReturnValue.ALL_NEW : ReturnValue.UPDATED_NEW;
    }

    /** The changed part of the movie, taken from the attributes that DynamoDB returned for {@link #asked}. */
    Movie of(Map<String, AttributeValue> answer) {
        Map<String, AttributeValue> item = new HashMap<>(answer);
        List<ItemPath> paths = targets;
        if (isOfElements()) {
            Set<String> roots = targets.stream().map(ItemPath::root).collect(Collectors.toSet());
            item.keySet().retainAll(roots);
            paths = roots.stream().map(ItemPath::literal).toList();
        }
        item.putAll(key.toItem());
        return Movie.fromItem(new ItemInPart(item, Projection.of(MovieKey.NAMES, paths)));
    }
}
