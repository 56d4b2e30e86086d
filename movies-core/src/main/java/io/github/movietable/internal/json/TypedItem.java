package io.github.movietable.internal.json;

import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.document.ItemRules;
import io.github.movietable.internal.document.Numbers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts DynamoDB JSON that was read as plain JSON: the map {@code {"N": "7"}} becomes the number 7. */
public final class TypedItem {
    private TypedItem() {}

    private static final Set<String> TYPES = Set.of("S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS");

    /**
     * Whether an item is DynamoDB JSON. That is recognized by its key, because in plain JSON the year and the title are
     * not objects; if there is no key, all attributes must have types.
     *
     * @param item the item, read as plain JSON
     * @return true for DynamoDB JSON
     */
    public static boolean isTyped(Map<String, AttributeValue> item) {
        AttributeValue year = item.get("year");
        AttributeValue title = item.get("title");
        boolean hasKey = year != null || title != null;
        return hasKey
                ? hasType(year) || hasType(title)
                : !item.isEmpty() && item.values().stream().allMatch(TypedItem::hasType);
    }

    /** Whether a value is an object with a type as its only name. Some tools write types in small letters. */
    private static boolean hasType(@Nullable AttributeValue plain) {
        return plain != null
                && plain.hasM()
                && plain.m().size() == 1
                && TYPES.contains(plain.m().keySet().iterator().next().toUpperCase(Locale.ROOT));
    }

    /**
     * Converts an item. Attributes with a problem are left out.
     *
     * @param within the position of the item in its record, as a JSON pointer
     * @param plain the item, read as plain JSON
     * @param problem called with the JSON pointer and the rule of each problem
     * @return the item
     */
    public static Map<String, AttributeValue> of(
            String within, Map<String, AttributeValue> plain, BiConsumer<String, String> problem) {
        Map<String, AttributeValue> typed = new LinkedHashMap<>();
        plain.forEach((name, value) -> {
            try {
                typed.put(name, at(within + ItemRules.pointer(name), () -> value(value)));
            } catch (BrokenRuleException e) {
                problem.accept(e.pointer(), e.rule());
            }
        });
        return typed;
    }

    /** Calls a conversion, and puts a pointer before the pointer of a problem that it throws. */
    private static <T> T at(String pointer, Supplier<T> within) {
        try {
            return within.get();
        } catch (BrokenRuleException e) {
            throw new BrokenRuleException(pointer + e.pointer(), e.rule());
        } catch (IllegalArgumentException e) {
            throw new BrokenRuleException(pointer, String.valueOf(e.getMessage()));
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
            case "NULL" -> nul(value);
            case "M" -> AttributeValue.fromM(map(value));
            case "L" -> AttributeValue.fromL(elements(value, TypedItem::value));
            case "SS" -> AttributeValue.fromSs(members(value, TypedItem::text));
            case "NS" ->
                AttributeValue.fromNs(members(value, v -> Numbers.read(text(v)).n()));
            case "BS" -> AttributeValue.fromBs(members(value, TypedItem::bytes));
            default ->
                throw new IllegalArgumentException(
                        TYPES.contains(type.toUpperCase(Locale.ROOT))
                                ? "a type is written in capitals: " + type.toUpperCase(Locale.ROOT) + " and not " + type
                                : "DynamoDB has no such type");
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

    /** Reads false as null, too: the service is reported to accept {@code {"NULL": false}} for its one null. */
    private static AttributeValue nul(AttributeValue value) {
        check(value.bool(), "a NULL is true");
        return AttributeValue.fromNul(true);
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
