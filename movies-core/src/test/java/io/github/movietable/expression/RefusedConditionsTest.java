package io.github.movietable.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNs;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import io.github.movietable.internal.document.Literals;
import io.github.movietable.testing.Database;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Conditions that DynamoDB refuses are refused before they are sent, with a helpful message; no others are refused. */
@Tag("quick")
class RefusedConditionsTest {
    private static final String TABLE = Database.newTable().name();
    private static final AnyAttribute A = Attribute.any("a");
    private static final AnyAttribute B = Attribute.any("b");
    private static final NumberAttribute N = Attribute.number("a");
    private static final AttributeValue ONE = fromN("1");
    private static final AttributeValue TWO = fromN("2");

    @ParameterizedTest(name = "{0}")
    @MethodSource({"nothing", "comparisonsWithItself", "orderless", "reversed", "prefixes", "unstorable"})
    void areRefusedByDynamoDbAndByUsBeforeSending(
            String expression, List<AttributeValue> values, Supplier<MovieCondition> ours, String message) {
        assertThat(refusal(expression, values))
                .as("DynamoDB's refusal of %s", expression)
                .isNotNull();
        assertThatThrownBy(ours::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allowed")
    void areTakenByDynamoDbAndByUs(String expression, List<AttributeValue> values, Supplier<MovieCondition> ours) {
        assertThat(refusal(expression, values))
                .as("DynamoDB's refusal of %s", expression)
                .isNull();
        assertThatCode(() -> Rendered.of(ours.get())).doesNotThrowAnyException();
    }

    static Stream<Arguments> nothing() {
        return Stream.of(
                arguments(
                        "attribute_type(a, :0)",
                        List.of(fromS("X")),
                        ours(() -> A.hasType(AttributeValue.Type.UNKNOWN_TO_SDK_VERSION)),
                        "a: DynamoDB has no such type"),
                arguments(
                        "a IN ()", List.of(), ours(() -> A.isOneOf(List.of())), "a: isOneOf needs at least one choice"),
                arguments("", List.of(), ours(() -> MovieCondition.allOf()), "at least one condition is needed"),
                arguments("", List.of(), ours(() -> MovieCondition.anyOf()), "at least one condition is needed"));
    }

    static Stream<Arguments> comparisonsWithItself() {
        String message = "a is compared with itself, which DynamoDB refuses; test exists() instead";
        return Stream.of(
                arguments("a = a", List.of(), ours(() -> A.is(A)), message),
                arguments("a <> a", List.of(), ours(() -> A.isNot(A)), message),
                arguments("a < a", List.of(), ours(() -> N.below(N)), message),
                arguments("a <= a", List.of(), ours(() -> N.atMost(N)), message),
                arguments("a > a", List.of(), ours(() -> N.above(N)), message),
                arguments("a >= a", List.of(), ours(() -> N.atLeast(N)), message),
                arguments("a IN (a)", List.of(), ours(() -> A.isOneOf(A)), message),
                arguments("a IN (b, a)", List.of(), ours(() -> A.isOneOf(B, A)), message),
                arguments("a BETWEEN a AND b", List.of(), ours(() -> A.between(A, B)), message),
                arguments("a BETWEEN b AND a", List.of(), ours(() -> A.between(B, A)), message),
                arguments("contains(a, a)", List.of(), ours(() -> A.asList().contains(A)), message),
                arguments("begins_with(a, a)", List.of(), ours(() -> A.asText().startsWith(A.asText())), message),
                arguments(
                        "a[0].b = a[0].b",
                        List.of(),
                        ours(() -> A.at(0).field("b").is(A.at(0).field("b"))),
                        "a[0].b is"));
    }

    static Stream<Arguments> orderless() {
        return Stream.of(
                        fromBool(true),
                        fromNul(true),
                        fromL(List.of()),
                        fromM(Map.of()),
                        fromSs(List.of("x")),
                        fromNs(List.of("1")),
                        AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"))))
                .flatMap(value -> {
                    String message = "only a number, a text or a binary can be compared by order, not "
                            + Literals.typeName(value.type());
                    return Stream.of(
                            arguments("a < :0", List.of(value), ours(() -> A.below(value)), message),
                            arguments("a <= :0", List.of(value), ours(() -> A.atMost(value)), message),
                            arguments("a > :0", List.of(value), ours(() -> A.above(value)), message),
                            arguments("a >= :0", List.of(value), ours(() -> A.atLeast(value)), message),
                            arguments(
                                    "a BETWEEN :0 AND :0",
                                    List.of(value),
                                    ours(() -> A.between(value, value)),
                                    message));
                });
    }

    static Stream<Arguments> reversed() {
        AttributeValue emoji = fromS("\uD83D\uDE00");
        AttributeValue ligature = fromS("\uFB01");
        return Stream.of(
                arguments(
                        "a BETWEEN :0 AND :1",
                        List.of(TWO, ONE),
                        ours(() -> N.between(2, 1)),
                        "a: the lower bound of between is above the upper one; give the lower first"),
                arguments(
                        "a BETWEEN :0 AND :1",
                        List.of(fromS("b"), fromS("a")),
                        ours(() -> A.asText().between("b", "a")),
                        "give the lower first"),
                arguments(
                        "a BETWEEN :0 AND :1",
                        List.of(emoji, ligature),
                        ours(() -> A.between(emoji, ligature)),
                        "give the lower first"),
                arguments(
                        "size(a) BETWEEN :0 AND :1",
                        List.of(TWO, ONE),
                        ours(() -> A.size().between(2, 1)),
                        "size(a): the lower bound"),
                arguments(
                        "a BETWEEN :0 AND :1",
                        List.of(ONE, fromS("a")),
                        ours(() -> A.between(ONE, fromS("a"))),
                        "a: the bounds of between have different types"));
    }

    static Stream<Arguments> prefixes() {
        return Stream.of(ONE, fromBool(true), fromNul(true), fromL(List.of()), fromSs(List.of("x")))
                .map(value -> arguments(
                        "begins_with(a, :0)",
                        List.of(value),
                        ours(() -> A.startsWith(value)),
                        "a: startsWith takes a text or a binary, not " + Literals.typeName(value.type())));
    }

    static Stream<Arguments> unstorable() {
        return Stream.of(
                unstorable(fromSs(List.of()), "no empty sets"),
                unstorable(fromSs(List.of("x", "x")), "a value twice"),
                unstorable(fromNs(List.of("1", "1.0")), "a value twice"),
                unstorable(fromN("x"), "not a number"),
                unstorable(fromN(""), "not a number"),
                unstorable(fromN(" 1"), "not a number"),
                unstorable(fromN("0x1"), "not a number"),
                unstorable(fromN("NaN"), "not a number"),
                unstorable(fromN("1E126"), "between 1E-130 and 9.99E+125"),
                unstorable(fromN("1E-131"), "between 1E-130 and 9.99E+125"),
                unstorable(fromN("1".repeat(39)), "38 significant digits, not 39"),
                unstorable(fromNs(List.of("1", "1E126")), "between"),
                unstorable(fromL(List.of(fromM(Map.of("n", fromN("1E126"))))), "between"),
                unstorable(fromM(Map.of("", ONE)), "an attribute name can't be empty"),
                unstorable(fromNul(false), "a null is stored as NULL = true"),
                unstorable(AttributeValue.builder().build(), "one of DynamoDB's types"),
                unstorable(nested(33, ONE), "nested 32 deep, not"),
                unstorable(nested(32, fromL(List.of())), "nested 32 deep, not"),
                unstorable(nested(32, fromM(Map.of())), "nested 32 deep, not"));
    }

    private static Arguments unstorable(AttributeValue value, String message) {
        return arguments("a = :0", List.of(value), ours(() -> A.is(value)), message);
    }

    static Stream<Arguments> allowed() {
        return Stream.of(
                arguments("a BETWEEN b AND b", List.of(), ours(() -> A.between(B, B))),
                arguments("a BETWEEN :0 AND :1", List.of(ONE, fromN("1.0")), ours(() -> N.between(1, 1.0))),
                arguments("a IN (b, b)", List.of(), ours(() -> A.isOneOf(B, B))),
                arguments("a IN (:0, :1)", List.of(ONE, ONE), ours(() -> A.isOneOf(ONE, ONE))),
                arguments("a IN (:0, :1)", List.of(ONE, fromNul(true)), ours(() -> A.isOneOf(ONE, fromNul(true)))),
                arguments("size(a) = size(a)", List.of(), ours(() -> A.size().is(A.size()))),
                arguments("size(a) < size(a)", List.of(), ours(() -> A.size().below(A.size()))),
                arguments("size(a) = a", List.of(), ours(() -> A.size().is(N))),
                arguments("contains(a, :0)", List.of(fromM(Map.of())), ours(() -> A.contains(fromM(Map.of())))),
                arguments("a[0] = a[1]", List.of(), ours(() -> A.at(0).is(A.at(1)))),
                arguments("a.b = a[0]", List.of(), ours(() -> A.field("b").is(A.at(0)))),
                arguments("a = :0", List.of(fromN("9.99E125")), ours(() -> A.is(fromN("9.99E125")))),
                arguments("a = :0", List.of(fromN("+01.50")), ours(() -> A.is(fromN("+01.50")))),
                arguments("a = :0", List.of(fromN("5.")), ours(() -> A.is(fromN("5.")))),
                arguments("a = :0", List.of(fromN(".5")), ours(() -> A.is(fromN(".5")))),
                arguments("a = :0", List.of(fromSs(List.of(""))), ours(() -> A.is(fromSs(List.of(""))))),
                arguments("a = :0", List.of(nested(32, ONE)), ours(() -> A.is(nested(32, ONE)))),
                arguments(
                        "a = :0",
                        List.of(nested(31, fromL(List.of()))),
                        ours(() -> A.is(nested(31, fromL(List.of()))))),
                arguments(
                        "a = :0",
                        List.of(nested(32, fromSs(List.of("x")))),
                        ours(() -> A.is(nested(32, fromSs(List.of("x")))))));
    }

    private static AttributeValue nested(int depth, AttributeValue innermost) {
        AttributeValue value = innermost;
        for (int i = 0; i < depth; i++) {
            value = fromL(List.of(value));
        }
        return value;
    }

    private static Supplier<MovieCondition> ours(Supplier<MovieCondition> condition) {
        return condition;
    }

    /** DynamoDB's message; null if it accepts the expression. */
    private static @Nullable String refusal(String expression, List<AttributeValue> values) {
        Map<String, AttributeValue> byName =
                IntStream.range(0, values.size()).boxed().collect(Collectors.toMap(i -> ":" + i, values::get));
        try {
            Database.client()
                    .scan(scan -> scan.tableName(TABLE)
                            .filterExpression(expression)
                            .expressionAttributeValues(byName.isEmpty() ? null : byName));
            return null;
        } catch (DynamoDbException e) {
            return e.getMessage();
        }
    }
}
