package io.github.movietable.expression;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A list of anything, maps and further lists included. */
public final class ListAttribute extends Elements<AttributeValue, AttributeValue, AnyAttribute> {
    ListAttribute(Path place) {
        super(place, "a list (L)");
    }

    @Override
    AnyAttribute element(Path place) {
        return new AnyAttribute(place);
    }
}
