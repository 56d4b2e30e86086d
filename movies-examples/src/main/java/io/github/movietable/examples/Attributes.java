package io.github.movietable.examples;

import io.github.movietable.model.Movie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of a movie as texts: those in {@code info} and all others, without the key. */
final class Attributes {
    private Attributes() {}

    static Map<String, String> of(Movie movie) {
        Map<String, String> texts = new LinkedHashMap<>();
        movie.toItem().forEach((name, value) -> {
            if (name.equals("info") && value.hasM()) {
                value.m().forEach((inner, innerValue) -> texts.put(inner, text(innerValue)));
            } else if (!name.equals("year") && !name.equals("title")) {
                texts.put(name, text(value));
            }
        });
        return texts;
    }

    private static String text(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> value.n();
            case BOOL -> value.bool().toString();
            case L -> value.l().stream().map(Attributes::text).collect(Collectors.joining(", "));
            case M ->
                value.m().entrySet().stream()
                        .map(e -> e.getKey() + ": " + text(e.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case SS -> String.join(", ", value.ss());
            case NS -> String.join(", ", value.ns());
            case B -> Text.count(value.b().asByteArrayUnsafe().length, "byte");
            case BS -> Text.count(value.bs().size(), "binary value");
            default -> "null";
        };
    }
}
