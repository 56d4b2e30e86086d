package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Numbers;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute that holds a number: exact, with up to 38 digits. It is written from any {@link Number}; a {@code
 * double} is stored as the decimal that it is printed as, so {@code 5.5} is stored as 5.5.
 */
public final class NumberAttribute extends Ordered<BigDecimal, Number> {
    NumberAttribute(ItemPath path) {
        super(path, "a number (N)");
    }

    @Override
    @Nullable
    BigDecimal read(AttributeValue value) {
        return value.n() == null ? null : new BigDecimal(value.n());
    }

    @Override
    AttributeValue write(Number value) {
        return Numbers.encode(value);
    }
}
