package io.github.movietable.internal.write;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Literals;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A change needs another type than what is stored. */
final class UnfitValueException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient Changes.Unfit unfit;

    private UnfitValueException(Changes.Unfit unfit) {
        super(unfit.path() + " is not " + unfit.expected());
        this.unfit = unfit;
    }

    Changes.Unfit unfit() {
        return unfit;
    }

    /** What is stored at a place, if it has the type that is needed. */
    static AttributeValue checked(ItemPath place, AttributeValue stored, AttributeValue.Type needed) {
        if (stored.type() != needed) {
            throw new UnfitValueException(new Changes.Unfit(place, Literals.typeName(needed), stored.type()));
        }
        return stored;
    }
}
