package io.github.movietable.internal.write;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Rendering;
import io.github.movietable.internal.document.ItemPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One way to write an update's request. DynamoDB can't set an attribute in a map or list that is missing (its parent),
 * so the changes are written in another way if the stored item lacks parents.
 *
 * @param changes the changes in this form
 * @param conditions the conditions on the stored item under which this form has the same effect as the update
 */
public record Form(Changes changes, List<MovieCondition> conditions) {
    /**
     * Takes a copy of the conditions.
     *
     * @param changes the changes in this form
     * @param conditions the conditions on the stored item
     */
    public Form {
        conditions = List.copyOf(conditions);
    }

    /** The form for an item that has all parents: the changes as they are. */
    static Form plain(Changes changes) {
        return new Form(changes, List.of());
    }

    /**
     * The form for an item that lacks some parents: each missing parent is set as a whole, with all attributes that are
     * to be set in it, on the condition that the parent is still missing.
     *
     * @param item the stored item; each parent must be missing, a map or a list
     * @param changes the changes of the update
     * @return the form
     */
    public static Form suiting(Map<String, AttributeValue> item, Changes changes) {
        Map<ItemPath, List<Change>> missing = new LinkedHashMap<>();
        List<Change> kept = new ArrayList<>();
        for (Change change : changes.list()) {
            change.target()
                    .missingParent(item)
                    .ifPresentOrElse(
                            parent -> missing.computeIfAbsent(parent, p -> new ArrayList<>())
                                    .add(change),
                            () -> kept.add(change));
        }
        List<MovieCondition> conditions = new ArrayList<>();
        missing.forEach((parent, within) -> {
            conditions.add(Rendering.doesNotExist(parent));
            within.forEach(c -> c.premise(item).ifPresent(conditions::add));
            ItemPath landed = new Landing(item, Set.of()).of(parent);
            landed.in(Changes.of(within).applyTo(item)).ifPresent(v -> kept.add(SetChange.value(parent, v)));
        });
        return new Form(Changes.of(kept), conditions);
    }
}
