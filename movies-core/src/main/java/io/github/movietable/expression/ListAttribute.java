package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An attribute that holds a list (L) with elements of any type, maps and other lists included. */
public final class ListAttribute extends Elements<AttributeValue, AttributeValue, AnyAttribute> {
    ListAttribute(ItemPath path) {
        super(path, "a list (L)");
    }

    @Override
    AnyAttribute element(ItemPath path) {
        return new AnyAttribute(path);
    }
}
