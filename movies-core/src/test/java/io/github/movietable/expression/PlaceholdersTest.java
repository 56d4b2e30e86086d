package io.github.movietable.expression;

import static io.github.movietable.expression.Seeded.oneOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.internal.document.Projection;
import io.github.movietable.internal.write.Changes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever the names and values: each placeholder of a request is in its maps, the maps hold no other, and no name or value is in its text. */
class PlaceholdersTest {
    private static final List<String> NAMES = List.of(
            "a",
            "A",
            "n0",
            "_0",
            "_1",
            "__",
            "0",
            "v0",
            "year",
            "size",
            "SET",
            "a.b",
            "a b",
            " ",
            "#",
            "#a",
            ":",
            ":v0",
            ":f0",
            "a-b",
            "[0]",
            "a[0]",
            "\"",
            "'",
            "\\",
            "\n",
            "\u0000",
            "\uD83D\uDE00",
            "é",
            "e\u0301",
            "东京",
            "a = :f0 OR b",
            "attribute_exists(a)",
            "NOT",
            "x".repeat(40),
            "x".repeat(41),
            "x".repeat(255),
            "\u202e",
            "İ",
            "ı");

    private static final Pattern PLACEHOLDER = Pattern.compile("[#:][A-Za-z0-9_]+");
    private static final Pattern KNOWN = Pattern.compile(
            "<>|<=|>=|[=<>+,.() ]|\\[\\d+]|\\b(AND|OR|NOT|IN|BETWEEN|SET|REMOVE|ADD|DELETE|attribute_exists|attribute_not_exists|attribute_type"
                    + "|begins_with|contains|size|if_not_exists|list_append)\\b");

    @Test
    void areInTheMapsAndTheReverse() {
        Seeded.cases(5_000, 500_000, (i, random) -> {
            List<AnyAttribute> places = places(random);
            Placeholders placeholders = new Placeholders();
            List<String> texts = new ArrayList<>();
            if (random.nextBoolean()) {
                texts.add(Rendering.render(oneOf(random, places).exists(), 'k', placeholders));
            }
            texts.add(Rendering.render(new RandomConditions(random, places).next(), 'f', placeholders));
            if (random.nextBoolean()) {
                texts.add(placeholders.projection(projection(random, places)));
            }
            if (random.nextBoolean()) {
                texts.add(changes(random, places).render(placeholders));
            }
            checkAgree(texts, placeholders);
        });
    }

    private static void checkAgree(List<String> texts, Placeholders placeholders) {
        Set<String> used = texts.stream()
                .flatMap(text -> PLACEHOLDER.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        Rendered rendered = Rendered.of("", placeholders);
        Set<String> mapped = new TreeSet<>(rendered.names().keySet());
        mapped.addAll(rendered.values().keySet());

        assertThat(used).isEqualTo(mapped);
        assertThat(rendered.names().values()).as("each name once").doesNotHaveDuplicates();
        for (String text : texts) {
            String without = PLACEHOLDER.matcher(text).replaceAll("");
            assertThat(KNOWN.matcher(without).replaceAll("")).as(text).isEmpty();
        }
    }

    /** Some attributes with names of all kinds, all different, so that two can be compared. */
    private static List<AnyAttribute> places(Random random) {
        Map<String, AnyAttribute> places = new LinkedHashMap<>();
        while (places.size() < 4) {
            AnyAttribute place = Attribute.named(oneOf(random, NAMES));
            for (int depth = random.nextInt(3); depth > 0; depth--) {
                place = random.nextBoolean() ? place.field(oneOf(random, NAMES)) : place.at(random.nextInt(100));
            }
            places.put(place.path(), place);
        }
        return List.copyOf(places.values());
    }

    private static Projection projection(Random random, List<AnyAttribute> places) {
        List<AnyAttribute> asked = new ArrayList<>();
        for (AnyAttribute place : places) {
            if (random.nextBoolean() && isApart(asked, place)) {
                asked.add(place);
            }
        }
        return Projection.of(List.of("year", "title"), Rendering.pathsOf(asked));
    }

    private static boolean isApart(List<AnyAttribute> others, AnyAttribute place) {
        ItemPath path = path(place);
        return others.stream().map(PlaceholdersTest::path).noneMatch(o -> o.overlaps(path) || o.conflicts(path));
    }

    private static ItemPath path(AnyAttribute place) {
        return Rendering.pathOf((Attribute<?>) place);
    }

    private static Changes changes(Random random, List<AnyAttribute> places) {
        List<AnyAttribute> changed = new ArrayList<>();
        RandomEdits edits = new RandomEdits(random);
        Changes changes = Changes.none();
        for (int i = 0; i < places.size(); i++) {
            if (isApart(changed, places.get(i))) {
                changed.add(places.get(i));
                changes = changes.and(edits.any(places.get(i), places).change());
            }
        }
        return changes;
    }

    @Test
    void ofNamesThatLookLikeAliasesAreKeptApart() {
        Placeholders placeholders = new Placeholders();
        List<String> names = List.of("_0", "a.b", "_1", "a b", "_2", "_3", "n0");
        for (String name : names) {
            placeholders.path(ItemPath.literal(name));
        }

        assertThat(placeholders.names())
                .hasSameSizeAs(names)
                .containsEntry("#n0", "n0")
                .doesNotContainEntry("#_0", "a b");
        assertThat(Set.copyOf(placeholders.names().values())).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void ofManyValuesAreNumberedInTheirOrder() {
        Placeholders placeholders = new Placeholders();
        String text = placeholders.expression(
                'c',
                scribe -> IntStream.range(0, 20)
                        .mapToObj(i -> scribe.value(AttributeValue.fromS("value " + i)))
                        .collect(Collectors.joining(" ")),
                () -> "many values");
        assertThat(text)
                .isEqualTo(IntStream.range(0, 20).mapToObj(i -> ":c" + i).collect(Collectors.joining(" ")));
        assertThat(placeholders.values())
                .isEqualTo(IntStream.range(0, 20)
                        .boxed()
                        .collect(Collectors.toMap(i -> ":c" + i, i -> AttributeValue.fromS("value " + i))));
    }

    @Test
    void ofALongNameIsShort() {
        Placeholders placeholders = new Placeholders();

        assertThat(placeholders.path(ItemPath.literal("x".repeat(40)))).hasSize(41);
        assertThat(placeholders.path(ItemPath.literal("x".repeat(41)))).isEqualTo("#_1");
    }

    @Test
    void ofTheSameNameAreTheSame() {
        Placeholders placeholders = new Placeholders();
        List<String> texts = IntStream.range(0, 3)
                .mapToObj(i -> placeholders.path(ItemPath.parse("a b.a b[" + i + "]")))
                .toList();

        assertThat(texts).containsExactly("#_0.#_0[0]", "#_0.#_0[1]", "#_0.#_0[2]");
        assertThat(placeholders.names()).hasSize(1);
    }
}
