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
 * The attributes that an update changed, as they are stored now.
 *
 * @param key the movie
 * @param targets the paths that the update changed
 */
record ChangedPart(MovieKey key, List<ItemPath> targets) {
    /** DynamoDB's answer for changed elements of a list does not say which they are, so the whole list is wanted then. */
    private boolean isOfElements() {
        return targets.stream().anyMatch(ItemPath::hasElement);
    }

    /** The values for which DynamoDB is asked. */
    ReturnValue asked() {
        return isOfElements() ? ReturnValue.ALL_NEW : ReturnValue.UPDATED_NEW;
    }

    /** The part of the movie that such an answer holds. */
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
