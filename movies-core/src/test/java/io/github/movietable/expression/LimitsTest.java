package io.github.movietable.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.testing.Database;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The largest condition that DynamoDB accepts is the largest that the library sends: 300 operators, 4,096 bytes. */
@Tag("quick")
class LimitsTest {
    private static final String TABLE = Database.newTable().name();
    private static final AnyAttribute A = Attribute.any("a");
    private static final AnyAttribute B = Attribute.any("b");
    private static final NumberAttribute N = A.asNumber();

    static Stream<Arguments> operators() {
        return Stream.of(
                row("comparisons", 150, N::is),
                row("begins_with", 150, i -> A.asText().startsWith("x")),
                row("attribute_exists", 150, i -> A.exists()),
                row(
                        "NOT of attribute_type",
                        100,
                        i -> A.hasType(AttributeValue.Type.N).negate()),
                row("contains", 150, i -> A.asText().contains("x")),
                row("BETWEEN", 150, i -> N.between(B.asNumber(), Attribute.number("c"))),
                row("IN of one", 150, i -> N.isOneOf(i)),
                row("IN of two", 150, i -> N.isOneOf(B.asNumber(), Attribute.number("c"))),
                row("NOT", 100, i -> N.is(i).negate()),
                row("NOT of NOT", 75, i -> A.exists().negate().negate()),
                row("size", 100, i -> A.size().is(i)),
                row("two sizes", 75, i -> A.size().is(B.size())),
                row("size BETWEEN", 100, i -> A.size().between(0, i)),
                row("AND within OR", 75, i -> A.exists().and(B.exists())));
    }

    private static Arguments row(String name, int most, IntFunction<MovieCondition> clause) {
        return arguments(name, most, clause);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("operators")
    void operatorsAreCountedAsDynamoDbCountsThem(String name, int most, IntFunction<MovieCondition> clause) {
        MovieCondition largest = many(most, clause);
        MovieCondition tooLarge = many(most + 1, clause);

        assertThat(Rendered.of(largest).text()).isNotEmpty();
        assertThat(isTaken(largest)).isTrue();
        assertThatThrownBy(() -> Rendered.of(tooLarge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("operators; DynamoDB takes 300");
        assertThat(isTaken(tooLarge)).isFalse();
    }

    @Test
    void aConditionIsNestedAsDeepAsItHasOperators() {
        MovieCondition nots = A.exists();
        MovieCondition alternating = A.exists();
        for (int depth = 1; depth < 300; depth++) {
            nots = nots.negate();
        }
        for (int depth = 1; depth < 150; depth++) {
            alternating = depth % 2 == 0 ? alternating.and(B.exists()) : alternating.or(B.exists());
        }

        assertThat(isTaken(nots)).isTrue();
        assertThat(nots.operators()).isEqualTo(300);
        assertThat(isTaken(alternating)).isTrue();
        assertThat(alternating.operators()).isEqualTo(299);
    }

    private static MovieCondition many(int count, IntFunction<MovieCondition> clause) {
        return MovieCondition.anyOf(IntStream.range(0, count).mapToObj(clause).toArray(MovieCondition[]::new));
    }

    @Test
    void aConditionOf4096BytesIsTheLargest() {
        MovieCondition largest = ofLength(4096);
        MovieCondition tooLarge = ofLength(4097);

        assertThat(Rendered.of(largest).text()).hasSize(4096);
        assertThat(isTaken(largest)).isTrue();
        assertThatThrownBy(() -> Rendered.of(tooLarge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("makes an expression of 4097 bytes; DynamoDB takes 4096");
        assertThat(isTaken(tooLarge)).isFalse();
    }

    /** 93 times {@code attribute_exists(#…)}, joined by {@code AND}; the last name makes up the length. */
    private static MovieCondition ofLength(int length) {
        MovieCondition[] clauses = new MovieCondition[93];
        Arrays.fill(clauses, Attribute.any("x".repeat(20)).exists());
        int rest = length - Rendered.of(MovieCondition.allOf(clauses)).text().length();
        clauses[0] = Attribute.any("x".repeat(20 + rest)).exists();
        return MovieCondition.allOf(clauses);
    }

    @Test
    void moreChoicesThanOneInTakesAreTakenInGroups() {
        Integer[] choices = IntStream.range(0, 500).boxed().toArray(Integer[]::new);

        assertThat(isTaken(N.isOneOf(choices))).isTrue();
        assertThat(N.isOneOf(choices).operators()).isEqualTo(11);
    }

    @Test
    void aPathOf32StepsIsTheDeepest() {
        AnyAttribute deepest = Attribute.any("a" + ".b".repeat(31));

        assertThat(isTaken(deepest.exists())).isTrue();
        assertThatThrownBy(() -> deepest.at(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(isTaken("attribute_exists(a" + ".b".repeat(32) + ")", new Placeholders()))
                .isFalse();
    }

    @Test
    void parenthesesAreNeverDoubled() {
        assertThat(isTaken("((attribute_exists(a)))", new Placeholders())).isFalse();
        assertThat(isTaken(A.exists().or(B.exists()).negate().negate())).isTrue();
        assertThat(isTaken(
                        A.exists().or(B.exists().and(A.exists().or(B.exists()).negate()))))
                .isTrue();
    }

    private static boolean isTaken(MovieCondition condition) {
        Placeholders placeholders = new Placeholders();
        return isTaken(condition.render(placeholders), placeholders);
    }

    private static boolean isTaken(String filter, Placeholders placeholders) {
        try {
            Database.client()
                    .scan(scan -> scan.tableName(TABLE)
                            .filterExpression(filter)
                            .expressionAttributeNames(placeholders.names())
                            .expressionAttributeValues(placeholders.values()));
            return true;
        } catch (DynamoDbException e) {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            return false;
        }
    }
}
