package io.github.movietable.internal.document;

import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes the paths and values in an expression: as placeholders for a request, in readable form, or without values for
 * messages.
 */
public interface Scribe {
    /** Writes paths and values in readable form: {@code info.rating <= 4}. */
    Scribe PLAIN = with(ItemPath::toString, Literals::of);

    /** Writes a question mark for each value, for messages, which must not contain values: {@code info.rating <= ?}. */
    Scribe WITHOUT_VALUES = with(ItemPath::toString, value -> "?");

    /** For comparing conditions, writes values in full: only equal conditions have the same text. */
    Scribe EXACT = with(ItemPath::exactly, Literals::exactly);

    private static Scribe with(Function<ItemPath, String> paths, Function<AttributeValue, String> values) {
        return new Scribe() {
            @Override
            public String path(ItemPath path) {
                return paths.apply(path);
            }

            @Override
            public String value(AttributeValue value) {
                return values.apply(value);
            }
        };
    }

    /**
     * Writes a path.
     *
     * @param path a path
     * @return the text
     */
    String path(ItemPath path);

    /**
     * Writes a value.
     *
     * @param value a value
     * @return the text
     */
    String value(AttributeValue value);
}
