package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;

/** An attribute that holds a list of strings, like the actors of a movie, in order and possibly with duplicates. */
public final class TextListAttribute extends Elements<String, String, TextAttribute> {
    TextListAttribute(ItemPath path) {
        super(path, "a list (L) of texts");
    }

    @Override
    TextAttribute element(ItemPath path) {
        return new TextAttribute(path);
    }
}
