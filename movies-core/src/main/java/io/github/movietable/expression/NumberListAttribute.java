package io.github.movietable.expression;

import java.math.BigDecimal;

/** A list of numbers: ordered, doubles allowed. */
public final class NumberListAttribute extends Elements<BigDecimal, Number, NumberAttribute> {
    NumberListAttribute(Path place) {
        super(place, "a list (L) of numbers");
    }

    @Override
    NumberAttribute element(Path place) {
        return new NumberAttribute(place);
    }
}
