package io.github.movietable.load;

import io.github.movietable.internal.document.ItemRules;
import io.github.movietable.internal.document.Numbers;
import io.github.movietable.model.InvalidMovieException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Turns DynamoDB JSON, read as plain JSON, into the item it means: {@code {"N": "7"}} is the number 7. */
final class TypedItem {
    private TypedItem() {}

    /** The item, without the attributes that have a problem. */
    static Map<String, AttributeValue> of(Map<String, AttributeValue> record, BiConsumer<String, String> problem) {
        AttributeValue item = record.get("Item");
        if (record.size() != 1 || item == null || !item.hasM()) {
            problem.accept("", "a line of DynamoDB JSON is an object with an Item and nothing else");
            return Map.of();
        }
        Map<String, AttributeValue> typed = new LinkedHashMap<>();
        item.m().forEach((name, plain) -> {
            try {
                typed.put(name, at("/Item" + ItemRules.pointer(name), () -> value(plain)));
            } catch (InvalidMovieException e) {
                problem.accept(e.pointer(), e.rule());
            }
        });
        return typed;
    }

    /** What is wrong within has the pointer to it in front of its own. */
    private static <T> T at(String pointer, Supplier<T> within) {
        try {
            return within.get();
        } catch (InvalidMovieException e) {
            throw new InvalidMovieException(pointer + e.pointer(), e.rule());
        } catch (IllegalArgumentException e) {
            throw new InvalidMovieException(pointer, String.valueOf(e.getMessage()));
        }
    }

    private static AttributeValue value(AttributeValue plain) {
        if (!plain.hasM() || plain.m().size() != 1) {
            throw new IllegalArgumentException(
                    "a value of DynamoDB JSON is an object of one type, like {\"N\": \"7\"}");
        }
        Map.Entry<String, AttributeValue> only = plain.m().entrySet().iterator().next();
        String type = only.getKey();
        return at(ItemRules.pointer(type), () -> typed(type, only.getValue()));
    }

    private static AttributeValue typed(String type, AttributeValue value) {
        return switch (type) {
            case "S" -> AttributeValue.fromS(text(value));
            case "N" -> Numbers.read(text(value));
            case "B" -> AttributeValue.fromB(bytes(value));
            case "BOOL" -> AttributeValue.fromBool(check(value.bool(), "a BOOL is true or false"));
            case "NULL" -> AttributeValue.fromNul(check(isTrue(value), "a NULL is true"));
            case "M" -> AttributeValue.fromM(map(value));
            case "L" -> AttributeValue.fromL(elements(value, TypedItem::value));
            case "SS" -> AttributeValue.fromSs(members(value, TypedItem::text));
            case "NS" ->
                AttributeValue.fromNs(members(value, v -> Numbers.read(text(v)).n()));
            case "BS" -> AttributeValue.fromBs(members(value, TypedItem::bytes));
            default -> throw new IllegalArgumentException("DynamoDB has no such type");
        };
    }

    private static Map<String, AttributeValue> map(AttributeValue plain) {
        check(plain.hasM() ? plain : null, "an M is an object");
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        plain.m().forEach((name, value) -> map.put(name, at(ItemRules.pointer(name), () -> value(value))));
        return map;
    }

    private static <E> List<E> members(AttributeValue list, Function<AttributeValue, E> member) {
        List<E> members = elements(list, member);
        ItemRules.setRule(members).ifPresent(rule -> {
            throw new IllegalArgumentException(rule);
        });
        return members;
    }

    private static <E> List<E> elements(AttributeValue plain, Function<AttributeValue, E> element) {
        check(plain.hasL() ? plain : null, "a list or set is an array");
        List<E> elements = new ArrayList<>();
        for (AttributeValue each : plain.l()) {
            elements.add(at("/" + elements.size(), () -> element.apply(each)));
        }
        return elements;
    }

    private static @Nullable Boolean isTrue(AttributeValue value) {
        return Boolean.TRUE.equals(value.bool()) ? true : null;
    }

    private static String text(AttributeValue value) {
        return check(value.s(), "a value of this type is written as a text");
    }

    private static SdkBytes bytes(AttributeValue value) {
        String text = text(value);
        try {
            return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("binary is written in base64", e);
        }
    }

    private static <T> T check(@Nullable T value, String rule) {
        if (value == null) {
            throw new IllegalArgumentException(rule);
        }
        return value;
    }
}
