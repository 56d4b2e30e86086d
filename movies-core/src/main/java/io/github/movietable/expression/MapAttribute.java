package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An attribute that holds a map (M) with values of any type, like a movie's {@code info}. */
public final class MapAttribute extends Kind<Map<String, AttributeValue>, Map<String, AttributeValue>> {
    MapAttribute(ItemPath path) {
        super(path, "a map (M)");
    }

    /**
     * The attribute of one entry of the map.
     *
     * @param name the entry's name, taken literally: dots don't separate names
     * @return the attribute
     */
    public AnyAttribute field(String name) {
        return new AnyAttribute(itemPath().field(name));
    }

    /**
     * The number of entries of the map, for conditions.
     *
     * @return {@code size(path)}
     */
    public SizeOf size() {
        return new SizeOf(itemPath());
    }

    @Override
    @Nullable
    Map<String, AttributeValue> read(AttributeValue value) {
        return value.hasM() ? value.m() : null;
    }

    @Override
    AttributeValue write(Map<String, AttributeValue> value) {
        return AttributeValue.fromM(value);
    }
}
