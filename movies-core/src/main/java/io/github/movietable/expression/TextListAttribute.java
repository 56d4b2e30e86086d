package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
/** A list of texts, like the actors of a movie: ordered, doubles allowed. */
public final class TextListAttribute extends Elements<String, String, TextAttribute> {
    TextListAttribute(ItemPath path) {
        super(path, "a list (L) of texts");
    }

    @Override
    TextAttribute element(ItemPath path) {
        return new TextAttribute(path);
    }
}
