package io.github.movietable.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.YearQuery;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** No name and no value can change what an expression means: DynamoDB finds what a filter in Java finds. */
class HostileTextTest {
    private static final MovieTable MOVIES = Database.newTable();

    static final List<String> TEXTS = List.of(
            ":v0",
            ":f0",
            "#year",
            "#the_year",
            "#_0",
            "_0",
            "n0",
            "year2",
            "name",
            "size",
            "SELECT",
            "a = :x OR attribute_exists(b)",
            "a OR b",
            ") OR (attribute_exists(title)",
            "\" OR \"\" = \"",
            "' OR '1'='1",
            "a.b",
            "a[0]",
            "[0]",
            "b",
            "a, b",
            "a REMOVE b",
            "a = :u0, b",
            "\\",
            "\u0000",
            "\r\n",
            "\u202e",
            "\uD83D\uDE00",
            "{\"S\":\"x\"}",
            "${x}",
            "%s",
            " ",
            "x".repeat(255));

    private static List<Map<String, AttributeValue>> all;

    /** Each movie holds one hostile text under one hostile name; a few hold more than one. */
    @BeforeAll
    static void storeMovies() {
        for (int i = 0; i < TEXTS.size(); i++) {
            Map<String, AttributeValue> item = new HashMap<>();
            item.put(TEXTS.get(i), AttributeValue.fromS(TEXTS.get((i + 1) % TEXTS.size())));
            item.put("text", AttributeValue.fromS(TEXTS.get(i)));
            item.put("map", AttributeValue.fromM(Map.of(TEXTS.get(i), AttributeValue.fromS("here"))));
            item.put("year", AttributeValue.fromN("2000"));
            item.put("title", AttributeValue.fromS("Movie " + i));
            MOVIES.put(Movie.fromItem(item));
        }
        all = found(MOVIES.inYear(2000));
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void aValueIsOnlyEverCompared(String text) {
        TextAttribute stored = Attribute.text("text");

        assertFound(stored.is(text), movie -> text(movie, "text").equals(text));
        assertFound(stored.isNot(text), movie -> !text(movie, "text").equals(text));
        assertFound(stored.startsWith(text), movie -> text(movie, "text").startsWith(text));
        assertFound(stored.contains(text), movie -> text(movie, "text").contains(text));
        assertFound(stored.isOneOf(text, ":f1"), movie -> List.of(text, ":f1").contains(text(movie, "text")));
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void aNameIsOnlyEverAName(String name) {
        AnyAttribute attribute = Attribute.named(name);

        assertFound(attribute.exists(), movie -> movie.containsKey(name));
        assertFound(attribute.doesNotExist(), movie -> !movie.containsKey(name));
        assertFound(attribute.asText().startsWith(""), movie -> movie.containsKey(name));
        assertFound(
                Attribute.map("map").field(name).exists(),
                movie -> movie.get("map").m().containsKey(name));
        for (String text : TEXTS.subList(0, 5)) {
            assertFound(
                    attribute.asText().is(text),
                    movie -> movie.containsKey(name) && text(movie, name).equals(text));
        }
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void aChangeChangesWhatItNamesAndNothingElse(String text) {
        Movie before = Movie.of(2001, "Changed")
                .with(Attribute.text("b"), "stays")
                .with(Attribute.named("c"), AttributeValue.fromS("goes"));
        MOVIES.put(before);
        AnyAttribute named = Attribute.named("x" + text);
        AnyAttribute within = Attribute.map("m").field(text);

        Movie after = MOVIES.update(before.key())
                .set(named, AttributeValue.fromS(text))
                .set(within, AttributeValue.fromS(text))
                .remove(Attribute.named("c"))
                .apply();

        assertThat(after)
                .isEqualTo(before.with(named, AttributeValue.fromS(text))
                        .with(within, AttributeValue.fromS(text))
                        .without(Attribute.named("c")));
        assertThat(MOVIES.get(before.key(), named, within).toItem()).containsOnlyKeys("year", "title", "x" + text, "m");
    }

    @Test
    void allNamesFitIntoOneRequest() {
        MovieCondition all = MovieCondition.anyOf(
                TEXTS.stream().map(name -> Attribute.named(name).exists()).toArray(MovieCondition[]::new));

        assertFound(all, movie -> true);
        assertFound(all.negate(), movie -> false);
    }

    private static String text(Map<String, AttributeValue> movie, String name) {
        return movie.get(name).s();
    }

    private static void assertFound(MovieCondition condition, Predicate<Map<String, AttributeValue>> inJava) {
        assertThat(found(MOVIES.inYear(2000).where(condition)))
                .as(condition.toString())
                .isEqualTo(all.stream().filter(inJava).toList());
    }

    private static List<Map<String, AttributeValue>> found(YearQuery query) {
        return query.stream().map(Movie::toItem).toList();
    }
}
