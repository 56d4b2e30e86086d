package io.github.movietable.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Checks values that a program made itself: DynamoDB refuses the whole request for one that it can't store. */
final class Storable {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");

    private Storable() {}

    static AttributeValue checked(String path, AttributeValue value) {
        check(path, value, 0);
        return value;
    }

    private static void check(String path, AttributeValue value, int depth) {
        boolean nests = value.hasL() || value.hasM();
        require(!nests || depth < Path.MAX_DEPTH, path, "values can be nested " + Path.MAX_DEPTH + " deep");
        switch (value.type()) {
            case N -> checkNumber(path, value.n());
            case NUL -> require(value.nul(), path, "a null is stored as NULL = true");
            case L -> value.l().forEach(element -> check(path, element, depth + 1));
            case M ->
                value.m().forEach((name, element) -> {
                    require(!name.isEmpty(), path, "an attribute name can't be empty");
                    check(path, element, depth + 1);
                });
            case SS, NS, BS -> checkSet(path, value);
            case UNKNOWN_TO_SDK_VERSION -> throw refused(path, "a value must have one of DynamoDB's types");
            default -> {}
        }
    }

    private static void checkNumber(String path, String number) {
        require(NUMBER.matcher(number).matches(), path, "not a number that DynamoDB can read");
        Numbers.encode(path, new BigDecimal(number));
    }

    private static void checkSet(String path, AttributeValue set) {
        List<AttributeValue> members = Values.elements(set);
        require(!members.isEmpty(), path, "DynamoDB has no empty sets; remove the attribute instead");
        members.forEach(member -> check(path, member, 0));
        require(Values.distinct(set).size() == members.size(), path, "a set can't have a member twice");
    }

    private static void require(boolean holds, String path, String rule) {
        if (!holds) {
            throw refused(path, rule);
        }
    }

    private static IllegalArgumentException refused(String path, String rule) {
        return new IllegalArgumentException(path + ": " + rule);
    }
}
