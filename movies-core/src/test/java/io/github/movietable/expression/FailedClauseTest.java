package io.github.movietable.expression;

import static io.github.movietable.expression.MovieAttributes.*;
import static io.github.movietable.expression.MovieCondition.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A refusal names exactly the clauses that were false, with the stored values. */
@Tag("quick")
class FailedClauseTest {
    private static final Item MOVIE = () -> Map.of(
            "info",
            AttributeValue.fromM(Map.of(
                    "rating", AttributeValue.fromN("5.5"),
                    "rank", AttributeValue.fromN("7"),
                    "plot", AttributeValue.fromS("Two \"friends\"\nmeet."),
                    "actors", AttributeValue.fromL(List.of(AttributeValue.fromS("Larry"))))),
            "poster",
            AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2, 3})));

    @Test
    void ofThreeClausesExactlyTheFalseOnesAreNamed() {
        MovieCondition condition = RATING.atMost(4).and(RANK.is(7)).and(ACTORS.contains("Moe"));

        assertThat(condition.whyNot(MOVIE))
                .hasToString("[info.rating <= 4, was 5.5, contains(info.actors, \"Moe\"), was [\"Larry\"]]")
                .hasSize(2);
        assertThat(RATING.atMost(6).and(RANK.is(7)).and(ACTORS.contains("Moe")).whyNot(MOVIE))
                .singleElement()
                .extracting(FailedClause::clause)
                .isEqualTo("contains(info.actors, \"Moe\")");
    }

    @Test
    void aConditionThatHoldsHasNone() {
        assertThat(RATING.atMost(6).and(RANK.is(7)).whyNot(MOVIE)).isEmpty();
        assertThat(RATING.atMost(4).or(RANK.is(7)).whyNot(MOVIE)).isEmpty();
        assertThat(not(RATING.atMost(4)).whyNot(MOVIE)).isEmpty();
    }

    @Test
    void ofAlternativesAllAreNamed() {
        assertThat(RATING.atMost(4).or(RANK.is(8)).whyNot(MOVIE))
                .extracting(FailedClause::toString)
                .containsExactly("info.rating <= 4, was 5.5", "info.rank = 8, was 7");
    }

    @Test
    void alternativesWithinAConjunctionAreNamedOnlyIfAllAreFalse() {
        MovieCondition condition =
                RATING.atMost(4).or(RANK.is(7)).and(RATING.below(1).or(PLOT.doesNotExist()));

        assertThat(condition.whyNot(MOVIE))
                .extracting(FailedClause::rule)
                .containsExactly("info.rating < ?", "attribute_not_exists(info.plot)");
    }

    @Test
    void aNegationIsNamedAsAWhole() {
        assertThat(not(RATING.above(4).and(RANK.is(7))).whyNot(MOVIE))
                .extracting(FailedClause::toString)
                .containsExactly("NOT (info.rating > 4 AND info.rank = 7), was 5.5 and 7");
    }

    @Test
    void whatIsNotThereIsMissing() {
        assertThat(IMAGE_URL.startsWith("http").whyNot(MOVIE))
                .extracting(FailedClause::toString)
                .containsExactly("begins_with(info.image_url, \"http\"), was missing");
        assertThat(IMAGE_URL.exists().whyNot(MOVIE)).hasToString("[attribute_exists(info.image_url), was missing]");
        assertThat(ACTORS.at(1).is("Moe").whyNot(MOVIE)).hasToString("[info.actors[1] = \"Moe\", was missing]");
        assertThat(IMAGE_URL.exists().whyNot(MOVIE).get(0).stored()).isEmpty();
    }

    @Test
    void eachSideOfAComparisonIsShown() {
        assertThat(RANK.above(RATING).and(RANK.below(RATING)).whyNot(MOVIE))
                .hasToString("[info.rank < info.rating, was 7 and 5.5]");
        assertThat(RANK.between(RATING, Attribute.number("info.best")).whyNot(MOVIE))
                .hasToString("[info.rank BETWEEN info.rating AND info.best, was 7 and 5.5 and missing]");
    }

    @Test
    void ofASizeTheSizeIsShown() {
        List<FailedClause> why = ACTORS.size().above(1).whyNot(MOVIE);

        assertThat(ACTORS.size()).hasToString("size(info.actors)");
        assertThat(why).hasToString("[size(info.actors) > 1, was 1]");
        assertThat(why.get(0).stored()).hasValue(AttributeValue.fromN("1"));
        assertThat(Attribute.any("info.rating").size().is(1).whyNot(MOVIE))
                .hasToString("[size(info.rating) = 1, was missing]");
    }

    @Test
    void aRuleHoldsNoValues() {
        MovieCondition condition = PLOT.is("secret")
                .and(RATING.isOneOf(1, 2))
                .and(RATING.between(0, 1))
                .and(not(PLOT.contains("friends")))
                .and(INFO.hasType(AttributeValue.Type.L))
                .and(ACTORS.size().is(9));

        assertThat(condition.whyNot(MOVIE))
                .extracting(FailedClause::rule)
                .containsExactly(
                        "info.plot = ?",
                        "info.rating IN (?, ?)",
                        "info.rating BETWEEN ? AND ?",
                        "NOT (contains(info.plot, ?))",
                        "attribute_type(info, ?)",
                        "size(info.actors) = ?");
    }

    @Test
    void textIsQuotedOnOneLineAndBytesAreCounted() {
        assertThat(PLOT.is("x").whyNot(MOVIE))
                .hasToString("[info.plot = \"x\", was \"Two \\\"friends\\\"\\u000ameet.\"]");
        assertThat(Attribute.binary("poster")
                        .is(SdkBytes.fromByteArray(new byte[] {9}))
                        .whyNot(MOVIE))
                .hasToString("[poster = <1 bytes>, was <3 bytes>]");
    }

    @Test
    void aClauseOnAnEmptyItemIsMissingThroughout() {
        assertThat(RATING.atMost(4).and(RANK.isNot(3)).whyNot(Map::of)).hasToString("[info.rating <= 4, was missing]");
    }
}
