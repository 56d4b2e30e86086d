package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static io.github.movietable.testing.Json.item;
import static io.github.movietable.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.movietable.WriteOutcome.Applied;
import io.github.movietable.WriteOutcome.ConditionNotMet;
import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.FailedClause;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.model.AttributeTypeException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Updates of attributes in a missing map, which DynamoDB refuses; the library makes the map. */
class MissingParentsTest {
    private static final MovieTable SHARED = Database.newTable();
    private static final MovieKey KEY = MovieKey.of(2015, "The Big New Movie");
    private static final Movie BARE = Movie.of(KEY).with(Attribute.number("seen"), 3);
    private static final NumberAttribute DEEP = Attribute.number("a.b.c.d");

    private final FaultyHttp http = FaultyHttp.faultless();

    MissingParentsTest() {
        SHARED.put(BARE);
    }

    private MovieTable movies() {
        return Database.through(http, SHARED);
    }

    private MovieUpdate update() {
        return movies().update(KEY);
    }

    private static Movie stored() {
        return SHARED.consistent().get(KEY);
    }

    private static Movie movie(String rest) {
        return Movie.fromItem(item(json("{year: 2015, title: 'The Big New Movie', " + rest + "}")));
    }

    @Test
    void aMissingInfoIsMadeByTheSecondCall() {
        assertThat(update().set(RATING, 5.5)
                        .set(ACTORS, List.of("Moe"))
                        .set(Attribute.number("seen"), 4)
                        .apply())
                .isEqualTo(movie("seen: 4, info: {rating: 5.5, actors: ['Moe']}"))
                .isEqualTo(stored());
        assertThat(http.attempts()).isEqualTo(2);
    }

    @Test
    void theSecondCallDemandsThatInfoIsStillMissing() {
        update().set(RATING, 5.5).apply();

        assertThat(http.bodies("UpdateItem").get(1)).isEqualTo(json("""
                        {TableName: '%s', Key: {year: {N: '2015'}, title: {S: 'The Big New Movie'}},
                         UpdateExpression: 'SET #info = :u0',
                         ConditionExpression: 'attribute_exists(#year) AND attribute_not_exists(#info)',
                         ExpressionAttributeNames: {'#year': 'year', '#info': 'info'},
                         ExpressionAttributeValues: {':u0': {M: {rating: {N: '5.5'}}}},
                         ReturnValues: 'ALL_NEW', ReturnValuesOnConditionCheckFailure: 'ALL_OLD'}""".formatted(SHARED.name())));
    }

    @Test
    void aConditionThatIsFalseIsToldInOneCall() {
        MovieUpdate update = update().set(RATING, 5.5).onlyIf(PLOT.exists());

        assertThat(update.tryApply()).isInstanceOf(ConditionNotMet.class);
        assertThat(http.attempts()).isEqualTo(1);
        assertThat(stored()).isEqualTo(BARE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"info: 'a text'", "info: null", "info: ['a list']", "info: 7", "info: true"})
    void aParentOfAnotherTypeIsNeverOverwritten(String info) {
        Movie odd = movie(info);
        SHARED.put(odd);

        assertThatExceptionOfType(AttributeTypeException.class)
                .isThrownBy(() -> update().set(RATING, 5.5).apply())
                .satisfies(e -> {
                    assertThat(e.key()).isEqualTo(KEY);
                    assertThat(e.path()).isEqualTo("info");
                    assertThat(e.found()).isEqualTo(odd.toItem().get("info").type());
                })
                .withMessageContainingAll("info of (2015, \"The Big New Movie\")", "map")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("a text", "a list"));
        assertThat(http.attempts()).isEqualTo(1);
        assertThat(stored()).isEqualTo(odd);
    }

    @Test
    void anElementOfWhatIsNoListIsRefused() {
        Movie odd = movie("info: {actors: {lead: 'Moe'}}");
        SHARED.put(odd);

        assertThatExceptionOfType(AttributeTypeException.class)
                .isThrownBy(() -> update().set(ACTORS.at(0), "Larry").apply())
                .satisfies(e -> assertThat(e.path()).isEqualTo("info.actors"));
        assertThat(stored()).isEqualTo(odd);
    }

    @Test
    void parentsAreMadeAsDeepAsIsNeeded() {
        assertThat(update().set(DEEP, 1).apply()).isEqualTo(movie("seen: 3, a: {b: {c: {d: 1}}}"));
        assertThat(update().set(Attribute.number("a.x.y"), 2)
                        .set(Attribute.number("a.b.e.f"), 3)
                        .apply())
                .isEqualTo(movie("seen: 3, a: {b: {c: {d: 1}, e: {f: 3}}, x: {y: 2}}"));
        assertThat(http.attempts()).isEqualTo(4);
    }

    @Test
    void oddParentsDeeperDownAreNamed() {
        SHARED.put(movie("a: {b: 'a text'}"));

        assertThatExceptionOfType(AttributeTypeException.class)
                .isThrownBy(() -> update().set(DEEP, 1).apply())
                .satisfies(e -> assertThat(e.path()).isEqualTo("a.b"));
        assertThat(stored()).isEqualTo(movie("a: {b: 'a text'}"));
    }

    @Test
    void elementsAndListsAreMadeToo() {
        assertThat(update().set(ACTORS.at(0), "Larry")
                        .set(ACTORS.at(1), "Moe")
                        .append(GENRES, List.of("War"))
                        .apply())
                .isEqualTo(movie("seen: 3, info: {actors: ['Larry', 'Moe'], genres: ['War']}"));
    }

    @Test
    void countersAndSetsBeginInMissingMaps() {
        Movie made = update().increment(RANK, 2)
                .decrement(RATING, 0.5)
                .setIfAbsent(PLOT, "New.")
                .addTo(Attribute.numberSet("info.years"), Set.of(1, 2))
                .prepend(DIRECTORS, List.of("Varda"))
                .apply();

        assertThat(made)
                .isEqualTo(movie("seen: 3, info: {rank: 2, rating: -0.5, plot: 'New.', directors: ['Varda']}")
                        .with(Attribute.numberSet("info.years"), Set.of(1, 2)));
    }

    @Test
    void aMissingSourceRefusesTheUpdate() {
        MovieUpdate update = update().setFrom(RATING, Attribute.number("stars"));

        assertThat(update.tryApply())
                .isInstanceOfSatisfying(
                        ConditionNotMet.class,
                        refusal -> assertThat(refusal.why())
                                .extracting(FailedClause::clause)
                                .containsExactly("attribute_exists(stars)"));
        assertThat(http.attempts()).isEqualTo(1);
        assertThat(stored()).isEqualTo(BARE);
    }

    @Test
    void aSourceIsCopiedIntoAMissingParent() {
        assertThat(update().setFrom(RATING, Attribute.number("seen")).apply())
                .isEqualTo(movie("seen: 3, info: {rating: 3}"));
    }

    @Test
    void removingWithinAMissingParentDoesNothing() {
        Movie after = update().remove(RATING)
                .remove(ACTORS.at(0))
                .deleteFrom(Attribute.textSet("info.tags"), Set.of("x"))
                .apply();

        assertThat(after).isEqualTo(BARE).isEqualTo(stored());
    }

    @Test
    void removingWithinAMissingParentDoesNotHinderOtherChanges() {
        assertThat(update().remove(RATING).set(Attribute.number("seen"), 4).apply())
                .isEqualTo(movie("seen: 4"));
        assertThat(update().remove(RATING).set(PLOT, "New.").tryApply())
                .isEqualTo(new Applied(movie("seen: 4, info: {plot: 'New.'}")));
    }

    @Test
    void anEmptyInfoIsAParent() {
        SHARED.put(BARE.with(INFO, Map.of()));

        assertThat(update().set(RATING, 1).apply().toItem().get("info"))
                .isEqualTo(AttributeValue.fromM(Map.of("rating", AttributeValue.fromN("1"))));
        assertThat(http.attempts()).isEqualTo(1);
    }
}
