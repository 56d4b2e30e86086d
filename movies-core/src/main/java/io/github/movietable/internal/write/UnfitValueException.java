package io.github.movietable.internal.write;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Literals;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A stored value has a type that does not fit a change. */
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

    /** Returns the stored value if it has the type that the change needs, and throws otherwise. */
    static AttributeValue checked(ItemPath path, AttributeValue stored, AttributeValue.Type needed) {
        if (stored.type() != needed) {
            throw new UnfitValueException(new Changes.Unfit(path, Literals.typeName(needed), stored.type()));
        }
        return stored;
    }
}
