package io.github.movietable.expression;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values as people read them: {@code 5.5}, {@code "Larry"}, {@code ["Larry", "Moe"]}, {@code <3 bytes>}. */
final class Literals {
    private Literals() {}

    static String of(AttributeValue value) {
        return of(value, bytes -> "<" + bytes.asByteArrayUnsafe().length + " bytes>");
    }

    /** The same with every byte of a binary: two values are written alike only where they are stored alike. */
    static String exactly(AttributeValue value) {
        return of(value, bytes -> "<" + Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()) + ">");
    }

    private static String of(AttributeValue value, Function<SdkBytes, String> binary) {
        return switch (value.type()) {
            case N -> value.n();
            case S -> quote(value.s());
            case BOOL -> value.bool().toString();
            case NUL -> "null";
            case B -> binary.apply(value.b());
            case L -> joined("[", value.l().stream().map(e -> of(e, binary)), "]");
            case M ->
                joined(
                        "{",
                        value.m().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e -> quote(e.getKey()) + ": " + of(e.getValue(), binary)),
                        "}");
            case SS, NS, BS ->
                joined(
                        "{",
                        Values.elements(value).stream().map(e -> of(e, binary)).sorted(),
                        "}");
            case UNKNOWN_TO_SDK_VERSION -> "<unknown>";
        };
    }

    private static String joined(String open, Stream<String> parts, String close) {
        return parts.collect(Collectors.joining(", ", open, close));
    }

    /** Quoted, with control characters escaped: a name or title can't break a line or colour a terminal. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> quoted.append(escaped(c)));
        return quoted.append('"').toString();
    }

    private static String escaped(int c) {
        if (c == '"' || c == '\\') {
            return "\\" + (char) c;
        }
        boolean unprintable = Character.isISOControl(c)
                || List.of(
                                Character.FORMAT,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR,
                                Character.SURROGATE)
                        .contains((byte) Character.getType(c));
        return unprintable ? String.format(Locale.ROOT, "\\u%04x", c) : Character.toString(c);
    }

    /** The name of a type in words. */
    static String typeName(AttributeValue.Type type) {
        return switch (type) {
            case N -> "a number (N)";
            case S -> "a text (S)";
            case BOOL -> "a boolean (BOOL)";
            case NUL -> "a null (NULL)";
            case B -> "a binary (B)";
            case L -> "a list (L)";
            case M -> "a map (M)";
            case SS -> "a text set (SS)";
            case NS -> "a number set (NS)";
            case BS -> "a binary set (BS)";
            case UNKNOWN_TO_SDK_VERSION -> "a type this SDK does not know";
        };
    }
}
