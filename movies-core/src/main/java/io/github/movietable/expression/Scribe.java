package io.github.movietable.expression;

import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How names and values are written: as placeholders in a request, as themselves for people, or values left out. */
interface Scribe {
    /** For people: {@code info.rating <= 4}. */
    Scribe PLAIN = with(Path::toString, Literals::of);

    /** For messages, which must not hold values: {@code info.rating <= ?}. */
    Scribe WITHOUT_VALUES = with(Path::toString, value -> "?");

    /** For telling conditions apart: no two that differ are written alike. */
    Scribe EXACT = with(Path::exactly, Literals::exactly);

    private static Scribe with(Function<Path, String> paths, Function<AttributeValue, String> values) {
        return new Scribe() {
            @Override
            public String path(Path path) {
                return paths.apply(path);
            }

            @Override
            public String value(AttributeValue value) {
                return values.apply(value);
            }
        };
    }

    String path(Path path);

    String value(AttributeValue value);
}
