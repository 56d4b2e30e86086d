package io.github.movietable.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Texts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Paths: their text form, and the values that they find and change in an item. */
@Tag("quick")
class PathTest {
    private static final AttributeValue ONE = AttributeValue.fromN("1");
    private static final AttributeValue TWO = AttributeValue.fromN("2");
    private static final Map<String, AttributeValue> ITEM = Map.of(
            "a", AttributeValue.fromM(Map.of("b", AttributeValue.fromL(List.of(ONE, TWO)))),
            "n", ONE,
            "a.b", AttributeValue.fromS("dotted"));

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "a[0]", "a[0][1].b.c[9999999]", "year", "π", "_0", "a-b", "Amélie2"})
    void isWrittenAsItWasRead(String text) {
        assertThat(ItemPath.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "#x", ":v0", "5", "a = 1 OR b", "\uD83D\uDE00", "a\u202eb", "\u009b31m", "say \"x\""})
    void aNameThatIsMoreThanAWordIsQuoted(String name) {
        assertThat(ItemPath.parse("a." + name)).hasToString("a." + Texts.quoted(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.",
                ".a",
                "a..b",
                "[0]",
                "a.[0]",
                "a[",
                "a]",
                "a[]",
                "a[-1]",
                "a[x]",
                "a[0]b",
                "a[12345678]",
                "a[0",
                "a[0].",
                "a[ 0]",
                "a[+1]",
                "a[٣]"
            })
    void textThatIsNoPathIsRefused(String text) {
        assertThatThrownBy(() -> ItemPath.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a path: " + Texts.quoted(text))
                .hasMessageContaining("Attribute.named(…)");
    }

    @Test
    void aNameTakenLiterallyIsNotParted() {
        assertThat(ItemPath.literal("a.b").in(ITEM)).hasValue(AttributeValue.fromS("dotted"));
        assertThat(ItemPath.parse("a.b").in(ITEM)).hasValue(AttributeValue.fromL(List.of(ONE, TWO)));
        assertThat(ItemPath.literal("a.b")).hasToString("\"a.b\"").isNotEqualTo(ItemPath.parse("a.b"));
        assertThat(ItemPath.literal("a[0]").field("x.y").at(1)).hasToString("\"a[0]\".\"x.y\"[1]");
        assertThatThrownBy(() -> ItemPath.literal("")).hasMessage("an attribute name can't be empty");
        assertThatThrownBy(() -> ItemPath.parse("a").at(-1)).hasMessageContaining("-1");
    }

    @Test
    void reachesAsDeepAsDynamoDbNests() {
        String deepest = "a" + ".a".repeat(ItemPath.MAX_DEPTH - 1);

        assertThat(ItemPath.parse(deepest).parts()).hasSize(32);
        assertThatThrownBy(() -> ItemPath.parse(deepest + "[0]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 parts");
        assertThatThrownBy(() -> ItemPath.parse(deepest).field("a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsNothingIfAnyPartIsMissingOrOfAnotherType() {
        assertThat(ItemPath.parse("a.b[1]").in(ITEM)).hasValue(TWO);
        for (String nowhere : List.of("x", "a.x", "a.b[2]", "a.b.x", "a[0]", "n.x", "n[0]", "x.y[3]")) {
            assertThat(ItemPath.parse(nowhere).in(ITEM)).as(nowhere).isEmpty();
        }
    }

    @Test
    void putsAndLeavesTheItemItCameFromAlone() {
        Map<String, AttributeValue> changed = ItemPath.parse("a.b[1]").put(ITEM, ONE);

        assertThat(ItemPath.parse("a.b").in(changed)).hasValue(AttributeValue.fromL(List.of(ONE, ONE)));
        assertThat(ItemPath.parse("a.b[1]").in(ITEM)).hasValue(TWO);
        assertThat(ItemPath.parse("n").in(changed)).hasValue(ONE);
        assertThatThrownBy(() -> changed.put("x", ONE)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void putMakesMissingParentsAndAppendsBeyondTheEnd() {
        assertThat(ItemPath.parse("x.y[4].z").put(ITEM, ONE))
                .containsEntry(
                        "x",
                        AttributeValue.fromM(
                                Map.of("y", AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("z", ONE)))))));
        assertThat(ItemPath.parse("a.b").in(ItemPath.parse("a.b[7]").put(ITEM, ONE)))
                .hasValue(AttributeValue.fromL(List.of(ONE, TWO, ONE)));
        assertThatThrownBy(() -> ItemPath.parse("n.x").put(ITEM, ONE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ItemPath.parse("a[0]").put(ITEM, ONE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void removesAValueAndMovesTheElementsAfterItUp() {
        assertThat(ItemPath.parse("a.b").in(ItemPath.parse("a.b[0]").removeFrom(ITEM)))
                .hasValue(AttributeValue.fromL(List.of(TWO)));
        assertThat(ItemPath.parse("n").removeFrom(ITEM)).doesNotContainKey("n").hasSize(2);
        assertThat(ItemPath.parse("a.b[2]").removeFrom(ITEM)).isSameAs(ITEM);
        assertThat(ItemPath.parse("n.x").removeFrom(ITEM)).isSameAs(ITEM);
    }

    @Test
    void anObstacleIsTheNearestParentThatCantHoldIt() {
        assertThat(ItemPath.parse("n.x").obstacle(ITEM)).hasValue(ItemPath.parse("n"));
        assertThat(ItemPath.parse("n.x.y[0]").obstacle(ITEM)).hasValue(ItemPath.parse("n"));
        assertThat(ItemPath.parse("a[0]").obstacle(ITEM)).hasValue(ItemPath.parse("a"));
        assertThat(ItemPath.parse("a.b.x").obstacle(ITEM)).hasValue(ItemPath.parse("a.b"));
        assertThat(ItemPath.parse("a.b[1].x").obstacle(ITEM)).hasValue(ItemPath.parse("a.b[1]"));
        for (String writable : List.of("n", "x", "x.y", "a.x.y", "a.b[9]", "a.b[9].x")) {
            assertThat(ItemPath.parse(writable).obstacle(ITEM)).as(writable).isEmpty();
        }
    }

    @Test
    void overlapsWhatLiesWithinItAndWhatItLiesIn() {
        ItemPath list = ItemPath.parse("a.b");

        assertThat(list.overlaps(ItemPath.parse("a.b[0]"))).isTrue();
        assertThat(ItemPath.parse("a.b[0].c").overlaps(list)).isTrue();
        assertThat(list.overlaps(list)).isTrue();
        assertThat(list.overlaps(ItemPath.parse("a.bb"))).isFalse();
        assertThat(list.overlaps(ItemPath.literal("a.b"))).isFalse();
        assertThat(ItemPath.parse("a[1]").overlaps(ItemPath.parse("a[10]"))).isFalse();
    }

    @Test
    void conflictsWithAPathThatTakesItsMapForAList() {
        assertThat(ItemPath.parse("a.b").conflicts(ItemPath.parse("a[0]"))).isTrue();
        assertThat(ItemPath.parse("a[0][1]").conflicts(ItemPath.parse("a[0].b.c")))
                .isTrue();
        assertThat(ItemPath.parse("a[1][1]").conflicts(ItemPath.parse("a[0].b.c")))
                .isFalse();
        assertThat(ItemPath.parse("a").conflicts(ItemPath.parse("a.b"))).isFalse();
        assertThat(ItemPath.parse("a.b").conflicts(ItemPath.parse("a.c[0]"))).isFalse();
    }
}
