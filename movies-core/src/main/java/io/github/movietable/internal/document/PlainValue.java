package io.github.movietable.internal.document;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A value for Java's serialization. The SDK's own values are serializable too, but lose the content of binary without
 * an error. Programs have no use for this class.
 *
 * @param type DynamoDB's type
 * @param content a text, bytes, a truth value, or a list or map of these or of such values
 */
public record PlainValue(AttributeValue.Type type, @Nullable Serializable content) implements Serializable {
    /**
     * The value in plain Java.
     *
     * @param value a value
     * @return the same value
     */
    public static PlainValue of(AttributeValue value) {
        Serializable content = switch (value.type()) {
            case S -> value.s();
            case N -> value.n();
            case B -> value.b().asByteArray();
            case BOOL -> value.bool();
            case NUL -> value.nul();
            case SS -> new ArrayList<>(value.ss());
            case NS -> new ArrayList<>(value.ns());
            case BS ->
                new ArrayList<>(value.bs().stream().map(SdkBytes::asByteArray).toList());
            case L -> new ArrayList<>(value.l().stream().map(PlainValue::of).toList());
            case M -> new LinkedHashMap<>(of(value.m()));
            case UNKNOWN_TO_SDK_VERSION -> null;
        };
        return new PlainValue(value.type(), content);
    }

    /**
     * The attributes in plain Java.
     *
     * @param item an item, or a map in it
     * @return the same attributes, in their order
     */
    public static Map<String, PlainValue> of(Map<String, AttributeValue> item) {
        Map<String, PlainValue> plain = new LinkedHashMap<>();
        item.forEach((name, value) -> plain.put(name, of(value)));
        return plain;
    }

    /**
     * The value as it was.
     *
     * @return a value equal to the one that this was made of
     */
    public AttributeValue value() {
        AttributeValue.Builder value = AttributeValue.builder();
        return (switch (type) {
                    case S -> value.s((String) content);
                    case N -> value.n((String) content);
                    case B -> value.b(SdkBytes.fromByteArray(bytes(content)));
                    case BOOL -> value.bool((Boolean) content);
                    case NUL -> value.nul((Boolean) content);
                    case SS -> value.ss(this.<String>elements());
                    case NS -> value.ns(this.<String>elements());
                    case BS ->
                        value.bs(this.<byte[]>elements().stream()
                                .map(SdkBytes::fromByteArray)
                                .toList());
                    case L ->
                        value.l(this.<PlainValue>elements().stream()
                                .map(PlainValue::value)
                                .toList());
                    case M -> value.m(values(attributes()));
                    case UNKNOWN_TO_SDK_VERSION -> value;
                })
                .build();
    }

    /**
     * The attributes as they were.
     *
     * @param plain attributes in plain Java
     * @return the attributes, in their order
     */
    public static Map<String, AttributeValue> values(Map<String, PlainValue> plain) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        plain.forEach((name, value) -> values.put(name, value.value()));
        return values;
    }

    private static byte[] bytes(@Nullable Serializable content) {
        return content instanceof byte[] bytes ? bytes : new byte[0];
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> elements() {
        return content instanceof List<?> list ? (List<T>) list : List.of();
    }

    @SuppressWarnings("unchecked")
    private Map<String, PlainValue> attributes() {
        return content instanceof Map<?, ?> map ? (Map<String, PlainValue>) map : Map.of();
    }
}
