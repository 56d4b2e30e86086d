package io.github.movietable.internal.document;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as DynamoDB returned it, with the projection that was asked for. A movie that is created from this map knows
 * which attributes were read, and uses the map without copying it. Because the projection comes with the map, no public
 * method needs a parameter for it.
 */
public final class ItemInPart extends AbstractMap<String, AttributeValue> {
    private final Map<String, AttributeValue> item;
    private final Projection projection;

    /**
     * Joins an item with its projection.
     *
     * @param item the item, which must not be changed afterwards
     * @param projection the attributes that were asked for; {@link Projection#ALL} if the item is whole
     */
    public ItemInPart(Map<String, AttributeValue> item, Projection projection) {
        this.item = item;
        this.projection = projection;
    }

    /**
     * The attributes that DynamoDB returned, as a plain map that no longer knows which paths were asked for.
     *
     * @return the attributes
     */
    public Map<String, AttributeValue> item() {
        return item;
    }

    /**
     * The projection that tells which attributes were asked for.
     *
     * @return the projection
     */
    public Projection projection() {
        return projection;
    }

    @Override
    public @Nullable AttributeValue get(@Nullable Object name) {
        return item.get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return item.containsKey(name);
    }

    @Override
    public Set<Entry<String, AttributeValue>> entrySet() {
        return item.entrySet();
    }
}
