package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute that is read and written by functions that the program supplies; see {@link Attribute#as}.
 *
 * @param <C> the program's type, to which stored values are converted
 */
public final class ConvertedAttribute<C> extends Kind<C, C> {
    private final Function<AttributeValue, C> decode;
    private final Function<C, AttributeValue> encode;

    ConvertedAttribute(ItemPath path, Function<AttributeValue, C> decode, Function<C, AttributeValue> encode) {
        super(path, "a value that its converter can read");
        this.decode = decode;
        this.encode = encode;
    }

    @Override
    @Nullable
    C read(AttributeValue value) {
        return decode.apply(value);
    }

    @Override
    AttributeValue write(C value) {
        return encode.apply(value);
    }
}
