package io.github.movietable.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.movietable.internal.document.Literals;
import io.github.movietable.internal.write.Change;
import io.github.movietable.internal.write.Changes;
import io.github.movietable.internal.write.Form;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Changes in memory: the order in which they take effect, what they demand, and how missing parents are made. */
@Tag("quick")
class ChangesTest {
    private static final AttributeValue ONE = AttributeValue.fromN("1");
    private static final Map<String, AttributeValue> ITEM = Map.of(
            "n",
            ONE,
            "l",
            AttributeValue.fromL(
                    List.of(ONE, AttributeValue.fromM(Map.of("x", ONE)), AttributeValue.fromSs(List.of("a")))));

    private static Change set(String path, String value) {
        return Change.set(Attribute.text(path), value);
    }

    private static Change remove(String path) {
        return Change.remove(Attribute.any(path));
    }

    private static String applied(Change... changes) {
        return Literals.of(
                AttributeValue.fromM(Rendered.together(List.of(changes)).applyTo(ITEM)));
    }

    static Stream<Arguments> effects() {
        TextSetAttribute member = Attribute.textSet("l[2]");
        return Stream.of(
                effect(
                        "{\"l\": [1, {\"x\": 1}, {\"a\"}, \"five\", \"nine\"], \"n\": 1}",
                        set("l[9]", "nine"),
                        set("l[5]", "five")),
                effect(
                        "{\"l\": [1, {\"x\": 1}, {\"a\"}, {\"p\": \"p\", \"q\": \"q\"}, \"seven\"], \"n\": 1}",
                        set("l[7]", "seven"),
                        set("l[5].p", "p"),
                        set("l[5].q", "q")),
                effect(
                        "{\"l\": [1, {\"x\": 1}, {\"a\"}, {\"p\": \"p\", \"q\": \"q\"}, {\"r\": \"r\", \"s\": \"s\"}], \"n\": 1}",
                        set("l[7].r", "r"),
                        set("l[7].s", "s"),
                        set("l[5].p", "p"),
                        set("l[5].q", "q")),
                effect("{\"l\": [{\"x\": 1}, {\"a\"}, \"nine\"], \"n\": 1}", remove("l[0]"), set("l[9]", "nine")),
                effect("{\"l\": [1, {\"x\": 1}, {\"a\"}, \"nine\"], \"n\": 1}", remove("l[3]"), set("l[9]", "nine")),
                effect("{\"l\": [{}], \"n\": 1}", remove("l[0]"), remove("l[2]"), remove("l[1].x")),
                effect("{\"l\": [{\"x\": 1}], \"n\": 1}", Change.deleteFrom(member, Set.of("a", "b")), remove("l[0]")),
                effect(
                        "{\"l\": [{\"x\": 1}, {\"a\", \"b\"}], \"n\": 1}",
                        Change.addTo(member, Set.of("a", "b")),
                        remove("l[0]")),
                effect(
                        "{\"l\": [1, {\"x\": 1}, {\"a\"}], \"m\": {\"l\": [\"three\", \"four\"]}, \"n\": 1}",
                        set("m.l[4]", "four"),
                        set("m.l[3]", "three")),
                effect(
                        "{\"l\": [1, {\"x\": 1}, {\"a\"}, 1], \"n\": {\"x\": 1}}",
                        Change.setFrom(Attribute.any("n"), Attribute.any("l[1]")),
                        Change.setFrom(Attribute.any("l[9]"), Attribute.any("n"))),
                effect("{\"l\": [1, {\"x\": 1}, {\"a\"}], \"n\": 1}", remove("n.x"), remove("x.y"), remove("l[9].x")));
    }

    private static Arguments effect(String result, Change... changes) {
        return arguments(Rendered.together(List.of(changes)), result, changes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("effects")
    void takeEffectInDynamoDbsOrder(Changes changes, String result, Change... all) {
        assertThat(applied(all)).isEqualTo(result);
    }

    @Test
    void whatDynamoDbWouldRefuseIsImpossible() {
        Attribute<String> missing = Attribute.text("missing");
        NumberAttribute list = Attribute.number("l");
        String most = "9".repeat(38) + "E88";

        assertThatThrownBy(() -> applied(Change.setFrom(Attribute.text("t"), missing)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> applied(Change.increment(list, 1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> applied(Change.append(Attribute.textList("n"), List.of("x"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> applied(Change.addTo(Attribute.textSet("n"), Set.of("x"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> applied(Change.increment(Attribute.number("n"), new BigDecimal(most))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("38 significant digits");
        assertThatThrownBy(() -> applied(set("n.x", "y"))).isInstanceOf(IllegalStateException.class);
    }

    static Stream<Arguments> repeatable() {
        TextListAttribute list = Attribute.textList("m.l");
        return Stream.of(
                arguments(true, List.of(set("t", "x"), set("m.t", "x"), remove("n"), remove("l[1].x"))),
                arguments(true, List.of(Change.setIfAbsent(Attribute.text("t"), "x"))),
                arguments(
                        true,
                        List.of(
                                Change.addTo(Attribute.textSet("s"), Set.of("x")),
                                Change.deleteFrom(Attribute.textSet("l[1].s"), Set.of("x")))),
                arguments(true, List.of(Change.setFrom(Attribute.any("a"), Attribute.any("b")), set("c", "x"))),
                arguments(false, List.of(Change.increment(Attribute.number("n"), 1))),
                arguments(false, List.of(set("t", "x"), Change.append(list, List.of("x")))),
                arguments(false, List.of(Change.prepend(list, List.of("x")))),
                arguments(false, List.of(remove("l[0]"))),
                arguments(false, List.of(set("l[9]", "x"))),
                arguments(false, List.of(set("l[9].x", "x"))),
                arguments(false, List.of(Change.addTo(Attribute.textSet("l[9]"), Set.of("x")))),
                arguments(false, List.of(Change.deleteFrom(Attribute.textSet("l[2]"), Set.of("a")))),
                arguments(
                        false,
                        List.of(
                                Change.setFrom(Attribute.any("a"), Attribute.any("b")),
                                Change.setFrom(Attribute.any("b"), Attribute.any("a")))),
                arguments(false, List.of(Change.setFrom(Attribute.any("a"), Attribute.any("b.c")), remove("b"))));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("repeatable")
    void areRepeatableIfTwiceHasTheEffectOfOnce(boolean repeatable, List<Change> changes) {
        assertThat(Rendered.together(changes).areRepeatable()).isEqualTo(repeatable);
    }

    @Test
    void demandParentsOfTheRightTypeAndSourcesThatAreThere() {
        Changes changes = Rendered.together(List.of(
                set("m.a", "x"),
                set("m.b", "x"),
                set("l[0].x", "y"),
                set("k[1]", "x"),
                set("top", "x"),
                Change.setFrom(Attribute.any("c"), Attribute.any("d.e"))));

        assertThat(changes.demands())
                .extracting(MovieCondition::toString)
                .containsExactly(
                        "attribute_type(m, \"M\")",
                        "attribute_type(l[0], \"M\")",
                        "attribute_type(k, \"L\")",
                        "attribute_exists(d.e)");
    }

    static Stream<Arguments> foldings() {
        return Stream.of(
                folding(
                        "SET m = {\"a\": \"x\", \"b\": {\"c\": \"y\"}}",
                        "[attribute_not_exists(m)]",
                        set("m.a", "x"),
                        set("m.b.c", "y"),
                        remove("m.d")),
                folding(
                        "SET top = \"t\", l[5] = {\"p\": \"p\", \"q\": \"q\"}",
                        "[attribute_not_exists(l[5])]",
                        set("l[5].p", "p"),
                        set("top", "t"),
                        set("l[5].q", "q")),
                folding(
                        "SET l[5] = {\"p\": \"p\"}, l[7] = [\"q\"]",
                        "[attribute_not_exists(l[5]), attribute_not_exists(l[7])]",
                        set("l[5].p", "p"),
                        set("l[7][3]", "q")),
                folding(
                        "SET m = {\"n\": 5}",
                        "[attribute_not_exists(m)]",
                        Change.increment(Attribute.number("m.n"), 5)),
                folding(
                        "SET m = {\"c\": 1}",
                        "[attribute_not_exists(m), n = 1]",
                        Change.setFrom(Attribute.any("m.c"), Attribute.any("n"))),
                folding(
                        "SET n = \"x\", m = {\"c\": 1}",
                        "[attribute_not_exists(m), n = 1]",
                        set("n", "x"),
                        Change.setFrom(Attribute.any("m.c"), Attribute.any("n"))),
                folding("", "[attribute_not_exists(m)]", remove("m.a")),
                folding("SET l[1].y = \"z\"", "[]", set("l[1].y", "z")));
    }

    private static Arguments folding(String changes, String conditions, Change... all) {
        return arguments(Rendered.together(List.of(all)), changes, conditions);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foldings")
    void makeMissingParentsAsAWhole(Changes changes, String folded, String conditions) {
        Form form = Form.suiting(ITEM, changes);

        assertThat(form.changes()).hasToString(folded);
        assertThat(form.conditions()).hasToString(conditions);
        assertThat(form.changes().applyTo(ITEM)).isEqualTo(changes.applyTo(ITEM));
    }
}
