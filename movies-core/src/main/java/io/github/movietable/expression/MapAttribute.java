package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A map of anything, like a movie's {@code info}. */
public final class MapAttribute extends Kind<Map<String, AttributeValue>, Map<String, AttributeValue>> {
    MapAttribute(ItemPath path) {
        super(path, "a map (M)");
    }

    /**
     * An attribute within the map.
     *
     * @param name its name, taken as it is: dots don't part it
     * @return the attribute
     */
    public AnyAttribute field(String name) {
        return new AnyAttribute(itemPath().field(name));
    }

    /**
     * How many attributes the map has.
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
