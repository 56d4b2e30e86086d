package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An attribute that holds a boolean (BOOL). Its conditions test equality only. */
public final class BooleanAttribute extends Kind<Boolean, Boolean> {
    BooleanAttribute(ItemPath path) {
        super(path, "a boolean (BOOL)");
    }

    @Override
    @Nullable
    Boolean read(AttributeValue value) {
        return value.bool();
    }

    @Override
    AttributeValue write(Boolean value) {
        return AttributeValue.fromBool(value);
    }
}
