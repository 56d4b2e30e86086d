package io.github.movietable.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.movietable.internal.write.Change;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Values and conditions that are nested deeper than DynamoDB allows are refused with the limit, without a stack
 * overflow.
 */
class DepthTest {
    private static final int DEEP = 20_000;
    private static final AnyAttribute A = Attribute.any("a");
    private static final MovieCondition B = Attribute.any("b").exists();

    static Stream<Arguments> nestings() {
        return Stream.of(
                nesting("not", MovieCondition::negate),
                nesting("and of or", c -> c.or(B).and(B)),
                nesting("or of and", c -> B.and(B.or(c))),
                nesting("not of and", c -> c.and(B).negate()),
                nesting("not of or", c -> MovieCondition.not(MovieCondition.anyOf(B, c))),
                nesting("allOf of anyOf", c -> MovieCondition.allOf(B, MovieCondition.anyOf(c, B))),
                nesting("itself twice", c -> c.negate().and(c)));
    }

    private static Arguments nesting(String name, UnaryOperator<MovieCondition> more) {
        return arguments(name, more);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nestings")
    void aConditionNestedDeeperThanDynamoDbTakesIsRefusedWhenItIsBuilt(
            String name, UnaryOperator<MovieCondition> more) {
        assertThatThrownBy(() -> nested(10_000, more))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a condition is nested over 300 deep; DynamoDB allows 300 operators");
    }

    private static MovieCondition nested(int times, UnaryOperator<MovieCondition> more) {
        MovieCondition condition = A.exists();
        for (int i = 0; i < times; i++) {
            condition = more.apply(condition);
        }
        return condition;
    }

    @Test
    void theDeepestConditionThatDynamoDbTakesIsTaken() {
        MovieCondition deepest = nested(299, MovieCondition::negate);

        assertThat(Rendered.of(deepest).text()).startsWith("NOT (NOT (");
        assertThat(deepest.test(Map::of)).isTrue();
        assertThat(deepest.toString()).hasSizeGreaterThan(299 * 6);
        assertThat(Rendering.exactly(deepest)).isNotEmpty();
        assertThat(deepest.whyNot(Map::of)).isEmpty();
        assertThatThrownBy(deepest::negate).hasMessageContaining("nested over 300 deep");
    }

    @Test
    void manyThatAreJoinedAreNotNested() {
        MovieCondition all = B;
        for (int i = 0; i < 2_000; i++) {
            all = all.and(A.exists());
        }

        assertThat(all.test(() -> Map.of("a", AttributeValue.fromBool(true), "b", AttributeValue.fromBool(true))))
                .isTrue();
    }

    static Stream<Arguments> deepValues() {
        return Stream.of(
                arguments("lists", deep(v -> AttributeValue.fromL(List.of(v)))),
                arguments("maps", deep(v -> AttributeValue.fromM(Map.of("x", v)))),
                arguments("both", deep(v -> AttributeValue.fromM(Map.of("x", AttributeValue.fromL(List.of(v)))))));
    }

    private static AttributeValue deep(UnaryOperator<AttributeValue> more) {
        AttributeValue value = AttributeValue.fromN("1");
        for (int i = 0; i < DEEP; i++) {
            value = more.apply(value);
        }
        return value;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deepValues")
    void aValueThatIsTooDeepIsRefusedWhereverAProgramGivesIt(String name, AttributeValue deep) {
        Movie movie = Movie.of(1985, "Ran");

        for (ThrowingCallable use : List.<ThrowingCallable>of(
                () -> movie.with(A, deep),
                () -> movie.with(Attribute.list("a"), List.of(deep)),
                () -> movie.with(Attribute.map("a"), Map.of("b", deep)),
                () -> movie.with(A.as(v -> v, v -> deep), deep),
                () -> A.is(deep),
                () -> A.isOneOf(deep, deep),
                () -> A.contains(deep),
                () -> Attribute.list("a").contains(deep),
                () -> Change.set(A, deep),
                () -> Change.setIfAbsent(A, deep),
                () -> Change.append(Attribute.list("a"), List.of(deep)))) {
            assertThatThrownBy(use)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(
                            "(the movie .*, )?a.*: maps and lists can be nested 32 deep, (the movie itself counted, )?not \\d{5}");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deepValues")
    void aMovieThatIsTooDeepCanBeLookedAt(String name, AttributeValue deep) {
        Movie one = movie(deep);
        Movie other = movie(AttributeValue.fromL(List.of(deep)));

        assertThat(one.equals(movie(deep))).isTrue();
        assertThat(one.equals(other)).isFalse();
        assertThat(one.hashCode()).isEqualTo(movie(deep).hashCode());
        assertThat(one.toString()).isEqualTo("Movie(1985, \"Ran\") [\"a\"]");
        assertThat(one.get(A)).containsSame(deep);
        assertThat(A.is(AttributeValue.fromN("1")).whyNot(one).toString()).contains("…");
        assertThat(A.is(Attribute.any("b")).test(one)).isFalse();
        assertThat(one.without(A)).isEqualTo(Movie.of(1985, "Ran"));
    }

    @Test
    void twoDeepMoviesThatWereMadeApartAreComparedInFull() {
        Movie one = movie(deep(v -> AttributeValue.fromL(List.of(v))));

        assertThat(one.equals(movie(deep(v -> AttributeValue.fromL(List.of(v))))))
                .isTrue();
        assertThat(one.equals(movie(deep(v -> AttributeValue.fromL(List.of(v, v))))))
                .isFalse();
    }

    private static Movie movie(AttributeValue a) {
        return Movie.fromItem(Map.of(
                MovieKey.YEAR, AttributeValue.fromN("1985"), MovieKey.TITLE, AttributeValue.fromS("Ran"), "a", a));
    }

    /** The deeper a value is put, the fewer levels it may have. */
    @Test
    void aValueIsAsDeepAsThePathAndItselfTogether() {
        AnyAttribute inner = Attribute.any("a" + ".b".repeat(30));

        assertThat(Movie.of(1985, "Ran").with(inner, AttributeValue.fromL(List.of())))
                .isNotNull();
        assertThatThrownBy(() -> inner.encode(AttributeValue.fromL(List.of(AttributeValue.fromL(List.of())))))
                .hasMessageContaining("nested 32 deep, the movie itself counted, not 33");
    }
}
