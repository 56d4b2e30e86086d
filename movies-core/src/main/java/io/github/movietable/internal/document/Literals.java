package io.github.movietable.internal.document;

import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values as readable text: {@code 5.5}, {@code "Larry"}, {@code ["Larry", "Moe"]}, {@code <3 bytes>}. */
public final class Literals {
    private Literals() {}

    /**
     * The value as readable text, in which only the length of a binary is shown.
     *
     * @param value a value
     * @return the text
     */
    public static String of(AttributeValue value) {
        return of(value, 0, bytes -> "<" + bytes.asByteArrayUnsafe().length + " bytes>");
    }

    /**
     * The value as text that contains every byte of a binary, so that two values have the same text only if they are
     * stored alike.
     *
     * @param value a value
     * @return the text
     */
    public static String exactly(AttributeValue value) {
        return of(value, 0, bytes -> "<" + Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()) + ">");
    }

    private static String of(AttributeValue value, int level, Function<SdkBytes, String> binary) {
        if (level > ItemRules.MAX_LEVELS) {
            // the values of a condition are never as deep, but those of the item that it is tested on may be
            return "…";
        }
        return switch (ItemRules.type(value)) {
            case N -> value.n();
            case S -> Texts.quoted(value.s());
            case BOOL -> value.bool().toString();
            case NUL -> "null";
            case B -> binary.apply(value.b());
            case L -> joined("[", value.l().stream().map(e -> of(e, level + 1, binary)), "]");
            case M ->
                joined(
                        "{",
                        value.m().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e -> Texts.quoted(e.getKey()) + ": " + of(e.getValue(), level + 1, binary)),
                        "}");
            case SS, NS, BS ->
                joined(
                        "{",
                        Values.elements(value).stream()
                                .map(e -> of(e, level + 1, binary))
                                .sorted(),
                        "}");
            case UNKNOWN_TO_SDK_VERSION -> "<unknown>";
        };
    }

    private static String joined(String open, Stream<String> parts, String close) {
        return parts.collect(Collectors.joining(", ", open, close));
    }

    /**
     * A type in words, for messages.
     *
     * @param type a type
     * @return words like {@code a number (N)}
     */
    public static String typeName(AttributeValue.Type type) {
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
