package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import java.math.BigDecimal;

/** An attribute that holds a list of numbers, in order and possibly with duplicates. */
public final class NumberListAttribute extends Elements<BigDecimal, Number, NumberAttribute> {
    NumberListAttribute(ItemPath path) {
        super(path, "a list (L) of numbers");
    }

    @Override
    NumberAttribute element(ItemPath path) {
        return new NumberAttribute(path);
    }
}
