package io.github.movietable.expression;

/** A list of texts, like the actors of a movie: ordered, doubles allowed. */
public final class TextListAttribute extends Elements<String, String, TextAttribute> {
    TextListAttribute(Path place) {
        super(place, "a list (L) of texts");
    }

    @Override
    TextAttribute element(Path place) {
        return new TextAttribute(place);
    }
}
