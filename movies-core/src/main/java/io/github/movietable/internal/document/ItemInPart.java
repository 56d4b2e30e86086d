package io.github.movietable.internal.document;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as DynamoDB answered it, with the attributes that were asked for. A movie that is made of it knows that it is
 * a part, and takes the item without a copy. So no public method has a parameter for the projection.
 */
public final class ItemInPart extends AbstractMap<String, AttributeValue> {
    private final Map<String, AttributeValue> item;
    private final Projection projection;

    /**
     * An item as it was answered.
     *
     * @param item the item, which nobody else changes
     * @param projection the attributes that were asked for; {@link Projection#ALL} if the item is whole
     */
    public ItemInPart(Map<String, AttributeValue> item, Projection projection) {
        this.item = item;
        this.projection = projection;
    }

    /**
     * The item itself.
     *
     * @return the attributes that were answered
     */
    public Map<String, AttributeValue> item() {
        return item;
    }

    /**
     * The attributes that were asked for.
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
