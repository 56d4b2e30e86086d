package io.github.movietable.internal.read;

import io.github.movietable.internal.document.Texts;
import io.github.movietable.model.MovieKey;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Describes the key of an item as text. The item need not be a movie. */
public final class ItemKey {
    private static final int LONGEST = 80;

    private ItemKey() {}

    /**
     * Describes an item's year and title, whatever types they have and even if they are missing.
     *
     * @param item the item
     * @return a text on one line, like a movie's key: {@code (1905.5, "Rush")}
     */
    public static String inWords(Map<String, AttributeValue> item) {
        return MovieKey.NAMES.stream()
                .map(name -> inWords(name, item.get(name)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String inWords(String name, @Nullable AttributeValue value) {
        if (value == null) {
            return "no " + name;
        }
        if (value.n() != null) {
            return value.n();
        }
        if (value.s() == null) {
            return "a " + name + " of type " + value.type();
        }
        boolean isLong = value.s().codePointCount(0, value.s().length()) > LONGEST;
        return isLong
                ? Texts.quoted(value.s().substring(0, value.s().offsetByCodePoints(0, LONGEST))) + "…"
                : Texts.quoted(value.s());
    }
}
