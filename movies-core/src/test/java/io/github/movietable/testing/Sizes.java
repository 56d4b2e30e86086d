package io.github.movietable.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Computes the sizes of items by the developer guide, without the library's own code. */
public final class Sizes {
    private Sizes() {}

    /** The write units of a put. */
    public static double units(Map<String, AttributeValue> item) {
        return Math.max(1, Math.ceil(bytes(item) / 1024.0));
    }

    public static int bytes(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(e -> utf8(e.getKey()) + bytes(e.getValue()))
                .sum();
    }

    private static int bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> digits(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case M -> 3 + value.m().size() + bytes(value.m());
            case L ->
                3 + value.l().size() + value.l().stream().mapToInt(Sizes::bytes).sum();
            case SS -> value.ss().stream().mapToInt(Sizes::utf8).sum();
            default -> 1;
        };
    }

    /** Approximately: a byte for two digits, and one more. */
    private static int digits(String number) {
        return number.replaceAll("[^0-9]", "").length() / 2 + 2;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
