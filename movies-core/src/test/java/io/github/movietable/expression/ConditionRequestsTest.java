package io.github.movietable.expression;

import static io.github.movietable.expression.MovieAttributes.*;
import static io.github.movietable.expression.MovieCondition.allOf;
import static io.github.movietable.expression.MovieCondition.anyOf;
import static io.github.movietable.expression.MovieCondition.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.movietable.internal.document.Placeholders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The exact expressions of each operator of each kind of attribute: text, names and values. */
@Tag("quick")
class ConditionRequestsTest {
    private static final NumberAttribute N = Attribute.number("n");
    private static final TextAttribute T = Attribute.text("t");
    private static final BinaryAttribute B = Attribute.binary("b");
    private static final BooleanAttribute FLAG = Attribute.bool("flag");
    private static final AnyAttribute ANY = Attribute.any("any");
    private static final NumberAttribute M = Attribute.number("m");
    private static final SdkBytes BYTES = SdkBytes.fromUtf8String("abc");

    @ParameterizedTest(name = "{1}")
    @MethodSource({"numbers", "texts", "otherScalars", "collections", "anything", "sizes", "anyKind", "joined", "places"
    })
    void isRequestedAs(MovieCondition condition, String request) {
        assertThat(Rendered.of(condition)).hasToString(request);
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                arguments(N.is(5.5), "#n = :f0 | #n=n | :f0=5.5"),
                arguments(N.isNot(0), "#n <> :f0 | #n=n | :f0=0"),
                arguments(N.below(12L), "#n < :f0 | #n=n | :f0=12"),
                arguments(N.atMost(-4), "#n <= :f0 | #n=n | :f0=-4"),
                arguments(N.above(1e10), "#n > :f0 | #n=n | :f0=10000000000"),
                arguments(N.atLeast(0.1f), "#n >= :f0 | #n=n | :f0=0.1"),
                arguments(N.between(1, 2), "#n BETWEEN :f0 AND :f1 | #n=n | :f0=1, :f1=2"),
                arguments(N.isOneOf(1, 2.5), "#n IN (:f0, :f1) | #n=n | :f0=1, :f1=2.5"),
                arguments(N.isOneOf(List.of(7)), "#n IN (:f0) | #n=n | :f0=7"),
                arguments(N.is(M), "#n = #m | #m=m, #n=n"),
                arguments(N.isNot(M), "#n <> #m | #m=m, #n=n"),
                arguments(N.below(M), "#n < #m | #m=m, #n=n"),
                arguments(N.atMost(M), "#n <= #m | #m=m, #n=n"),
                arguments(N.above(M), "#n > #m | #m=m, #n=n"),
                arguments(N.atLeast(M), "#n >= #m | #m=m, #n=n"),
                arguments(N.between(M, RANK), "#n BETWEEN #m AND #info.#rank | #info=info, #m=m, #n=n, #rank=rank"),
                arguments(N.isOneOf(M, RANK), "#n IN (#m, #info.#rank) | #info=info, #m=m, #n=n, #rank=rank"));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(T.is("x"), "#t = :f0 | #t=t | :f0=\"x\""),
                arguments(T.isNot(""), "#t <> :f0 | #t=t | :f0=\"\""),
                arguments(T.below("x"), "#t < :f0 | #t=t | :f0=\"x\""),
                arguments(T.atMost(PLOT), "#t <= #info.#plot | #info=info, #plot=plot, #t=t"),
                arguments(T.between("A", "L"), "#t BETWEEN :f0 AND :f1 | #t=t | :f0=\"A\", :f1=\"L\""),
                arguments(T.isOneOf("x", "y"), "#t IN (:f0, :f1) | #t=t | :f0=\"x\", :f1=\"y\""),
                arguments(T.startsWith("x"), "begins_with(#t, :f0) | #t=t | :f0=\"x\""),
                arguments(T.startsWith(PLOT), "begins_with(#t, #info.#plot) | #info=info, #plot=plot, #t=t"),
                arguments(T.contains("x"), "contains(#t, :f0) | #t=t | :f0=\"x\""),
                arguments(T.contains(PLOT), "contains(#t, #info.#plot) | #info=info, #plot=plot, #t=t"));
    }

    static Stream<Arguments> otherScalars() {
        Instant release = Instant.parse("2013-09-02T00:00:00Z");
        return Stream.of(
                arguments(FLAG.is(true), "#flag = :f0 | #flag=flag | :f0=true"),
                arguments(FLAG.isNot(false), "#flag <> :f0 | #flag=flag | :f0=false"),
                arguments(FLAG.isOneOf(true, false), "#flag IN (:f0, :f1) | #flag=flag | :f0=true, :f1=false"),
                arguments(B.is(BYTES), "#b = :f0 | #b=b | :f0=<YWJj>"),
                arguments(B.above(BYTES), "#b > :f0 | #b=b | :f0=<YWJj>"),
                arguments(B.between(BYTES, BYTES), "#b BETWEEN :f0 AND :f1 | #b=b | :f0=<YWJj>, :f1=<YWJj>"),
                arguments(B.startsWith(BYTES), "begins_with(#b, :f0) | #b=b | :f0=<YWJj>"),
                arguments(B.contains(BYTES), "contains(#b, :f0) | #b=b | :f0=<YWJj>"),
                arguments(
                        Attribute.instant("when").below(release),
                        "#when < :f0 | #when=when | :f0=\"2013-09-02T00:00:00Z\""),
                arguments(
                        Attribute.duration("time").atLeast(Duration.ofMinutes(90)),
                        "#time >= :f0 | #time=time | :f0=5400"),
                arguments(T.as(AttributeValue::s, AttributeValue::fromS).is("x"), "#t = :f0 | #t=t | :f0=\"x\""));
    }

    static Stream<Arguments> collections() {
        return Stream.of(
                arguments(Attribute.textList("l").contains("x"), "contains(#l, :f0) | #l=l | :f0=\"x\""),
                arguments(Attribute.textList("l").is(List.of("x")), "#l = :f0 | #l=l | :f0=[\"x\"]"),
                arguments(Attribute.textList("l").contains(T), "contains(#l, #t) | #l=l, #t=t"),
                arguments(Attribute.numberList("l").contains(1.50), "contains(#l, :f0) | #l=l | :f0=1.5"),
                arguments(
                        Attribute.list("l").contains(AttributeValue.fromNul(true)),
                        "contains(#l, :f0) | #l=l | :f0=null"),
                arguments(Attribute.list("l").isNot(List.of()), "#l <> :f0 | #l=l | :f0=[]"),
                arguments(Attribute.textSet("s").contains("x"), "contains(#s, :f0) | #s=s | :f0=\"x\""),
                arguments(Attribute.textSet("s").is(Set.of("x")), "#s = :f0 | #s=s | :f0={\"x\"}"),
                arguments(Attribute.numberSet("s").contains(1), "contains(#s, :f0) | #s=s | :f0=1"),
                arguments(Attribute.numberSet("s").contains(N), "contains(#s, #n) | #n=n, #s=s"),
                arguments(Attribute.binarySet("s").contains(BYTES), "contains(#s, :f0) | #s=s | :f0=<YWJj>"),
                arguments(INFO.is(Map.of("x", AttributeValue.fromN("1"))), "#info = :f0 | #info=info | :f0={\"x\": 1}"),
                arguments(INFO.field("x").asNumber().is(1), "#info.#x = :f0 | #info=info, #x=x | :f0=1"));
    }

    static Stream<Arguments> anything() {
        AttributeValue one = AttributeValue.fromN("1");
        return Stream.of(
                arguments(ANY.is(one), "#any = :f0 | #any=any | :f0=1"),
                arguments(ANY.isNot(AttributeValue.fromNul(true)), "#any <> :f0 | #any=any | :f0=null"),
                arguments(ANY.atLeast(one), "#any >= :f0 | #any=any | :f0=1"),
                arguments(ANY.between(one, one), "#any BETWEEN :f0 AND :f1 | #any=any | :f0=1, :f1=1"),
                arguments(ANY.startsWith(AttributeValue.fromS("x")), "begins_with(#any, :f0) | #any=any | :f0=\"x\""),
                arguments(ANY.contains(one), "contains(#any, :f0) | #any=any | :f0=1"),
                arguments(ANY.is(Attribute.any("other")), "#any = #other | #any=any, #other=other"));
    }

    static Stream<Arguments> sizes() {
        return Stream.of(
                arguments(T.size().is(3), "size(#t) = :f0 | #t=t | :f0=3"),
                arguments(B.size().isNot(3), "size(#b) <> :f0 | #b=b | :f0=3"),
                arguments(Attribute.textList("l").size().below(3), "size(#l) < :f0 | #l=l | :f0=3"),
                arguments(Attribute.list("l").size().atMost(3), "size(#l) <= :f0 | #l=l | :f0=3"),
                arguments(INFO.size().above(3), "size(#info) > :f0 | #info=info | :f0=3"),
                arguments(Attribute.textSet("s").size().atLeast(3), "size(#s) >= :f0 | #s=s | :f0=3"),
                arguments(ANY.size().between(1, 3), "size(#any) BETWEEN :f0 AND :f1 | #any=any | :f0=1, :f1=3"),
                arguments(T.size().is(B.size()), "size(#t) = size(#b) | #b=b, #t=t"),
                arguments(T.size().below(T.size()), "size(#t) < size(#t) | #t=t"),
                arguments(T.size().is(N), "size(#t) = #n | #n=n, #t=t"));
    }

    static Stream<Arguments> anyKind() {
        return Stream.of(N, T, B, FLAG, ANY, INFO, ACTORS, Attribute.numberSet("s"), RUNNING_TIME, RELEASE_DATE)
                .flatMap(attribute -> {
                    Rendered path = Rendered.of(attribute);
                    String place = path.text();
                    String names = path.toString().substring(place.length());
                    return Stream.of(
                            arguments(attribute.exists(), "attribute_exists(" + place + ")" + names),
                            arguments(attribute.doesNotExist(), "attribute_not_exists(" + place + ")" + names),
                            arguments(
                                    attribute.hasType(AttributeValue.Type.NUL),
                                    "attribute_type(" + place + ", :f0)" + names + " | :f0=\"NULL\""),
                            arguments(
                                    attribute.hasType(AttributeValue.Type.SS),
                                    "attribute_type(" + place + ", :f0)" + names + " | :f0=\"SS\""));
                });
    }

    static Stream<Arguments> joined() {
        MovieCondition a = Attribute.any("a").exists();
        MovieCondition b = Attribute.any("b").exists();
        MovieCondition c = Attribute.any("c").exists();
        return Stream.of(
                joined(a.and(b), "A AND B"),
                joined(a.or(b), "A OR B"),
                joined(a.and(b).and(c), "A AND B AND C"),
                joined(a.and(b.and(c)), "A AND B AND C"),
                joined(a.or(b.or(c)), "A OR B OR C"),
                joined(a.and(b).or(c), "(A AND B) OR C"),
                joined(a.and(b.or(c)), "A AND (B OR C)"),
                joined(a.or(b).and(b.or(c)), "(A OR B) AND (B OR C)"),
                joined(not(a), "NOT (A)"),
                joined(not(not(a)), "NOT (NOT (A))"),
                joined(not(a.and(b)), "NOT (A AND B)"),
                joined(not(a).and(b), "NOT (A) AND B"),
                joined(a.or(not(b.or(not(c)))), "A OR NOT (B OR NOT (C))"),
                joined(allOf(a), "A"),
                joined(anyOf(allOf(a, b), allOf(b, c)), "(A AND B) OR (B AND C)"),
                joined(allOf(a, anyOf(b), allOf(anyOf(b, c))), "A AND B AND (B OR C)"));
    }

    private static Arguments joined(MovieCondition condition, String shape) {
        String text = shape.replaceAll("\\b([ABC])\\b", "attribute_exists(#$1)")
                .replace("#A", "#a")
                .replace("#B", "#b")
                .replace("#C", "#c");
        String names = Stream.of("a", "b", "c")
                .filter(n -> text.contains("#" + n))
                .map(n -> "#" + n + "=" + n)
                .reduce((x, y) -> x + ", " + y)
                .orElseThrow();
        return arguments(condition, text + " | " + names);
    }

    static Stream<Arguments> places() {
        return Stream.of(
                arguments(RATING.atMost(4), "#info.#rating <= :f0 | #info=info, #rating=rating | :f0=4"),
                arguments(ACTORS.at(0).is("x"), "#info.#actors[0] = :f0 | #actors=actors, #info=info | :f0=\"x\""),
                arguments(Attribute.number("a[1][2].b").is(1), "#a[1][2].#b = :f0 | #a=a, #b=b | :f0=1"),
                arguments(
                        ANY.at(0).field("x.y").at(1).exists(), "attribute_exists(#any[0].#_1[1]) | #_1=x.y, #any=any"),
                arguments(Attribute.text("a.a.a").exists(), "attribute_exists(#a.#a.#a) | #a=a"),
                arguments(Attribute.named("a.b[0]").exists(), "attribute_exists(#_0) | #_0=a.b[0]"),
                arguments(
                        Attribute.named("_0").exists().and(Attribute.named("n0").exists()),
                        "attribute_exists(#_0) AND attribute_exists(#n0) | #_0=_0, #n0=n0"));
    }

    @Test
    void moreThan99ChoicesAreAskedInGroups() {
        String request = Rendered.of(N.isOneOf(numbers(1, 198))).text();

        assertThat(request).matches("#n IN \\((:f\\d+, ){98}:f98\\) OR #n IN \\(:f99, (:f\\d+, ){97}:f197\\)");
        assertThat(Rendered.of(N.isOneOf(numbers(1, 99))).text()).doesNotContain("OR");
        assertThat(Rendered.of(N.isOneOf(numbers(1, 100))).text()).endsWith(" OR #n IN (:f99)");
    }

    @Test
    void groupsOfChoicesKeepTheirMeaningWithinOtherConditions() {
        MovieCondition many = N.isOneOf(numbers(1, 100));

        assertThat(Rendered.of(many.and(T.exists())).text())
                .startsWith("(#n IN (")
                .endsWith(") AND attribute_exists(#t)");
        assertThat(Rendered.of(not(many)).text()).startsWith("NOT (#n IN (").endsWith("(:f99))");
    }

    @Test
    void eachRoleNumbersItsOwnValuesAndAllShareNames() {
        Placeholders placeholders = new Placeholders();

        assertThat(Rendering.render(N.is(1), 'k', placeholders)).isEqualTo("#n = :k0");
        assertThat(Rendering.render(N.is(2).and(T.is("x")), 'f', placeholders)).isEqualTo("#n = :f0 AND #t = :f1");
        assertThat(placeholders.names()).containsOnlyKeys("#n", "#t");
        assertThat(placeholders.values()).containsOnlyKeys(":k0", ":f0", ":f1");
    }

    @Test
    void whatIsNotUsedIsNotSent() {
        Placeholders placeholders = new Placeholders();

        assertThat(placeholders.names()).isNull();
        assertThat(placeholders.values()).isNull();
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }
}
