package io.github.movietable.model;

import static io.github.movietable.expression.MovieAttributes.*;
import static io.github.movietable.testing.Json.item;
import static io.github.movietable.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.movietable.expression.Attribute;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("quick")
class MovieTest {
    private static final Movie RUSH = movie("""
            {year: 2013, title: 'Rush', unknown: {a: [1, null]},
             info: {directors: ['Ron Howard'], release_date: '2013-09-02T00:00:00Z', rating: 8.30,
                    genres: ['Action', 'Biography'], image_url: 'http://x/y.jpg', plot: 'A re-creation.', rank: 2,
                    running_time_secs: 7380, actors: ['Daniel Bruhl', 'Chris Hemsworth']}}""");

    private static Movie movie(String json) {
        return Movie.fromItem(item(json(json)));
    }

    @Test
    void theLabsAttributesAreTyped() {
        assertThat(RUSH.key()).isEqualTo(MovieKey.of(2013, "Rush"));
        assertThat(RUSH.year()).isEqualTo(2013);
        assertThat(RUSH.title()).isEqualTo("Rush");
        assertThat(RUSH.rating()).hasValueSatisfying(r -> assertThat(r).isEqualByComparingTo("8.3"));
        assertThat(RUSH.rank()).contains(BigDecimal.valueOf(2));
        assertThat(RUSH.plot()).contains("A re-creation.");
        assertThat(RUSH.runningTime()).contains(Duration.ofMinutes(123));
        assertThat(RUSH.releaseDate()).contains(Instant.parse("2013-09-02T00:00:00Z"));
        assertThat(RUSH.imageUrl()).contains("http://x/y.jpg");
        assertThat(RUSH.actors()).containsExactly("Daniel Bruhl", "Chris Hemsworth");
        assertThat(RUSH.genres()).containsExactly("Action", "Biography");
        assertThat(RUSH.directors()).containsExactly("Ron Howard");
        assertThat(RUSH.get(ACTORS.at(1))).contains("Chris Hemsworth");
        assertThat(RUSH.get(Attribute.any("unknown.a[1]"))).contains(AttributeValue.fromNul(true));
    }

    @Test
    void whatIsMissingIsEmpty() {
        Movie bare = Movie.of(2013, "Rush");

        assertThat(bare.rating()).isEmpty();
        assertThat(bare.rank()).isEmpty();
        assertThat(bare.plot()).isEmpty();
        assertThat(bare.runningTime()).isEmpty();
        assertThat(bare.releaseDate()).isEmpty();
        assertThat(bare.imageUrl()).isEmpty();
        assertThat(bare.actors()).isEmpty();
        assertThat(bare.genres()).isEmpty();
        assertThat(bare.directors()).isEmpty();
        assertThat(bare.get(ACTORS.at(0))).isEmpty();
        assertThat(RUSH.get(ACTORS.at(2))).isEmpty();
        assertThat(RUSH.get(Attribute.any("unknown.b.c[0]"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rating: 'canary'         | info.rating            | S    | a number (N)",
                "rating: null             | info.rating            | NUL  | a number (N)",
                "plot: 4711               | info.plot              | N    | a text (S)",
                "actors: 'canary'         | info.actors            | S    | list",
                "actors: ['x', 4711]      | info.actors            | L    | list",
                "genres: {a: 'canary'}    | info.genres            | M    | list",
                "release_date: 'canary'   | info.release_date      | S    | instant",
                "running_time_secs: '4711'| info.running_time_secs | S    | number",
            })
    void anAttributeOfAnotherTypeFailsAloneAndGivesNoValueAway(
            String stored, String path, AttributeValue.Type found, String expected) {
        Movie odd = movie("{year: 2013, title: 'Rush', other: 1, info: {" + stored + "}}");

        assertThatExceptionOfType(AttributeTypeException.class)
                .isThrownBy(() -> {
                    assertThat(odd.rating()).isEmpty();
                    assertThat(odd.plot()).isEmpty();
                    assertThat(odd.actors()).isEmpty();
                    assertThat(odd.genres()).isEmpty();
                    assertThat(odd.releaseDate()).isEmpty();
                    assertThat(odd.runningTime()).isEmpty();
                })
                .satisfies(e -> {
                    assertThat(e.key()).isEqualTo(odd.key());
                    assertThat(e.path()).isEqualTo(path);
                    assertThat(e.found()).isEqualTo(found);
                    assertThat(e.expected()).contains(expected);
                    assertThat(e.getMessage())
                            .contains(path + " of (2013, \"Rush\")", "toItem()", expected)
                            .doesNotContain("canary", "4711");
                });
        assertThat(odd.get(Attribute.number("other"))).contains(BigDecimal.ONE);
        assertThat(odd.toItem().get("info").m()).hasSize(1);
    }

    @Test
    void aConverterThatThrowsIsAnAttributeTypeException() {
        Attribute<Integer> broken =
                Attribute.any("info.plot").as(v -> Integer.valueOf(v.s()), n -> AttributeValue.fromN("1"));

        assertThatExceptionOfType(AttributeTypeException.class)
                .isThrownBy(() -> RUSH.get(broken))
                .withCauseInstanceOf(NumberFormatException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("A re-creation"));
    }

    @Test
    void withAndWithoutChangeACopy() {
        Movie changed = RUSH.with(RATING, 9).with(PLOT, "New.").without(RANK).without(ACTORS.at(0));

        assertThat(changed.rating()).contains(BigDecimal.valueOf(9));
        assertThat(changed.plot()).contains("New.");
        assertThat(changed.rank()).isEmpty();
        assertThat(changed.actors()).containsExactly("Chris Hemsworth");
        assertThat(changed.toItem().get("unknown")).isEqualTo(RUSH.toItem().get("unknown"));
        assertThat(RUSH.rating()).hasValueSatisfying(r -> assertThat(r).isEqualByComparingTo("8.3"));
        assertThat(RUSH.actors()).hasSize(2);
        assertThat(RUSH.without(Attribute.any("no.such[3].thing"))).isEqualTo(RUSH);
    }

    @Test
    void withMakesTheMapsThatAreMissing() {
        Movie made = Movie.of(2013, "Rush")
                .with(RATING, 5.5)
                .with(ACTORS.at(7), "Larry")
                .with(Attribute.bool("a.b[0].c"), true)
                .with(Attribute.named("a.b").asNumber(), 1);

        assertThat(made)
                .isEqualTo(
                        movie("{year: 2013, title: 'Rush', info: {rating: 5.5, actors: ['Larry']}, a: {b: [{c: true}]},"
                                + " 'a.b': 1}"));
    }

    @Test
    void theKeyIsNotChanged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RUSH.with(Attribute.number("year"), 2014))
                .withMessageContainingAll("year is part of the key", "Movie.of");
        assertThatIllegalArgumentException().isThrownBy(() -> RUSH.with(Attribute.text("title"), "Hush"));
        assertThatIllegalArgumentException().isThrownBy(() -> RUSH.without(Attribute.named("title")));
        assertThatIllegalArgumentException().isThrownBy(() -> RUSH.with(Attribute.text("title.a"), "x"));
    }

    @Test
    void aParentOfAnotherTypeIsNotOverwritten() {
        Movie odd = movie("{year: 2013, title: 'Rush', info: 'canary'}");

        assertThatExceptionOfType(AttributeTypeException.class)
                .isThrownBy(() -> odd.with(RATING, 1))
                .satisfies(e -> assertThat(e.path()).isEqualTo("info"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
        assertThatExceptionOfType(AttributeTypeException.class)
                .isThrownBy(() -> RUSH.with(Attribute.text("info.actors.lead"), "x"));
    }

    /** A movie with these numbers, written in this way: at the top level, in a list, in a map and in a set. */
    private static Movie numbers(String one, String half) {
        AttributeValue map = AttributeValue.fromM(Map.of("m", AttributeValue.fromN(half)));
        Map<String, AttributeValue> item =
                new HashMap<>(MovieKey.of(2013, "Rush").toItem());
        item.put("n", AttributeValue.fromN(one));
        item.put("list", AttributeValue.fromL(List.of(AttributeValue.fromN(one), map)));
        item.put("set", AttributeValue.fromNs(List.of(half, one)));
        return Movie.fromItem(item);
    }

    @Test
    void moviesAreEqualIfDynamoDbTreatsThemAsEqual() {
        Movie one = numbers("1", "0.5");
        Movie same = numbers("1.00", "5e-1");

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(one).isEqualTo(one.with(Attribute.any("set"), AttributeValue.fromNs(List.of("1", "0.5"))));
        assertThat(one).isNotEqualTo(one.with(Attribute.number("n"), 2));
        assertThat(one).isNotEqualTo(one.with(Attribute.text("n"), "1"));
        assertThat(one).isNotEqualTo(one.without(Attribute.number("n")));
        assertThat(one).isNotEqualTo(one.with(Attribute.number("list[1].m"), 0.51));
        assertThat(one).isNotEqualTo(one.without(Attribute.any("list[0]")));
        assertThat(one).isNotEqualTo(one.with(Attribute.numberSet("set"), Set.of(1)));
        assertThat(one).isNotEqualTo("one");
    }

    @Test
    void theTextOfAMovieHoldsNoValues() {
        assertThat(RUSH).hasToString("Movie(2013, \"Rush\") [\"info\", \"unknown\"]");
        assertThat(movie("{year: 1, title: 'a\\u001b[31m\\nb', 'x\\u202ey': 'canary'}"))
                .hasToString("Movie(1, \"a\\u001b[31m\\u000ab\") [\"x\\u202ey\"]");
    }

    @Test
    void theItemIsAnUnmodifiableCopy() {
        Map<String, AttributeValue> item = new HashMap<>(RUSH.toItem());
        Movie movie = Movie.fromItem(item);
        item.remove("info");

        assertThat(movie).isEqualTo(RUSH);
        assertThat(movie.isPart()).isFalse();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> movie.toItem().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() ->
                        movie.with(RATING, 1).toItem().put("x", AttributeValue.fromB(SdkBytes.fromUtf8String("x"))));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> movie.actors().add("x"));
        assertThat(List.of(Movie.of(1, "a"))).containsExactly(Movie.of(MovieKey.of(1, "a")));
    }
}
