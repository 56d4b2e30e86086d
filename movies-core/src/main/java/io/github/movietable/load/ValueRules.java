package io.github.movietable.load;

import io.github.movietable.model.InvalidMovieException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB's rules for the values of a movie that a program has made: no parser has looked at them. */
final class ValueRules {
    private ValueRules() {}

    /**
     * Checks all values, those within others too.
     *
     * @throws InvalidMovieException at the first that breaks a rule
     */
    static void check(Map<String, AttributeValue> item) {
        item.forEach((name, value) -> at(ItemRules.pointer(name), () -> {
            ItemRules.nameRule(name).ifPresent(ValueRules::broken);
            value(value);
        }));
    }

    /** What is wrong within has the pointer to it in front of its own. */
    private static void at(String pointer, Runnable within) {
        try {
            within.run();
        } catch (InvalidMovieException e) {
            throw new InvalidMovieException(pointer + e.pointer(), e.rule());
        } catch (IllegalArgumentException e) {
            throw new InvalidMovieException(pointer, String.valueOf(e.getMessage()));
        }
    }

    private static void value(AttributeValue value) {
        switch (value.type()) {
            case S -> text(value.s());
            case N -> ItemRules.number(value.n());
            case M -> check(value.m());
            case L -> elements(value.l(), ValueRules::value);
            case SS -> members(value.ss(), ValueRules::text);
            case NS -> members(value.ns(), ItemRules::number);
            case BS -> members(value.bs(), bytes -> {});
            case UNKNOWN_TO_SDK_VERSION -> broken("a value needs a type");
            default -> {
                // no rule for B, BOOL and NULL
            }
        }
    }

    private static void text(String text) {
        if (ItemRules.hasHalfPair(text)) {
            broken(ItemRules.HALF_PAIR);
        }
    }

    private static <E> void members(List<E> members, Consumer<E> check) {
        ItemRules.setRule(members).ifPresent(ValueRules::broken);
        elements(members, check);
    }

    private static <E> void elements(List<E> elements, Consumer<E> check) {
        for (int i = 0; i < elements.size(); i++) {
            E element = elements.get(i);
            at("/" + i, () -> check.accept(element));
        }
    }

    private static void broken(String rule) {
        throw new IllegalArgumentException(rule);
    }
}
