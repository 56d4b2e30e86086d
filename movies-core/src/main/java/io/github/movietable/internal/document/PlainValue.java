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
 * A stored value in the form in which it is serialized by Java. The SDK's own values are serializable too, but silently
 * lose the content of binary. Programs do not need this class.
 *
 * @param type DynamoDB's type
 * @param content a string, bytes, a boolean, or a list or map of strings, bytes or plain values
 */
public record PlainValue(AttributeValue.Type type, @Nullable Serializable content) implements Serializable {
    /**
     * Converts a value to plain Java objects.
     *
     * @param value a value of the SDK
     * @return the same value without objects of the SDK
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
     * Converts the attributes of an item to plain Java objects.
     *
     * @param item an item, or a map inside one
     * @return the same attributes, in their order
     */
    public static Map<String, PlainValue> of(Map<String, AttributeValue> item) {
        Map<String, PlainValue> plain = new LinkedHashMap<>();
        item.forEach((name, value) -> plain.put(name, of(value)));
        return plain;
    }

    /**
     * Converts the value back to one of the SDK.
     *
     * @return a value equal to the one from which this was created
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
     * Converts attributes back to those of an item.
     *
     * @param plain the attributes, converted by {@link #of(Map)}
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
