package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static io.github.movietable.expression.MovieCondition.allOf;
import static io.github.movietable.expression.MovieCondition.anyOf;
import static io.github.movietable.expression.MovieCondition.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.movietable.WriteOutcome.Applied;
import io.github.movietable.WriteOutcome.ConditionNotMet;
import io.github.movietable.WriteOutcome.NotFound;
import io.github.movietable.expression.FailedClause;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** put, putIfAbsent, putIf, delete and deleteIf. */
@Tag("quick")
class WritesTest {
    private static final MovieTable SHARED = Database.newTable();
    private static final MovieKey KEY = MovieKey.of(2015, "The Big New Movie");
    private static final Movie BIG =
            Movie.of(KEY).with(PLOT, "Nothing happens at all.").with(RATING, 5).with(ACTORS, List.of("Larry"));

    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable movies = Database.through(http, SHARED);

    WritesTest() {
        SHARED.delete(KEY);
    }

    private Movie stored() {
        return SHARED.consistent().get(KEY);
    }

    @Test
    void putReturnsWhatItReplaces() {
        Movie other = Movie.of(KEY).with(RANK, 1);

        assertThat(movies.put(BIG)).isEmpty();
        assertThat(movies.put(other)).contains(BIG);
        assertThat(movies.put(other)).contains(other);
        assertThat(stored()).isEqualTo(other);
    }

    @Test
    void putIfAbsentPutsOnce() {
        Movie other = Movie.of(KEY).with(RANK, 1);

        assertThat(movies.putIfAbsent(BIG)).isEqualTo(new Applied(BIG));
        assertThat(movies.putIfAbsent(other)).isInstanceOfSatisfying(ConditionNotMet.class, refusal -> {
            assertThat(refusal.current()).isEqualTo(BIG);
            assertThat(refusal.why())
                    .extracting(FailedClause::toString)
                    .containsExactly("attribute_not_exists(year), was 2015");
            assertThat(refusal.isApplied()).isFalse();
        });
        assertThat(stored()).isEqualTo(BIG);
    }

    @Test
    void putIfPutsIfTheConditionIsTrue() {
        movies.put(BIG);
        Movie better = BIG.with(RATING, 9);

        assertThat(movies.putIf(better, RATING.below(9))).isEqualTo(new Applied(better));
        assertThat(stored()).isEqualTo(better);
        assertThat(movies.putIf(BIG, RATING.below(9))).isInstanceOf(ConditionNotMet.class);
        assertThat(stored()).isEqualTo(better);
    }

    @Test
    void putIfCreatesAMissingMovieOnlyIfTheConditionIsTrueOfNothing() {
        assertThat(movies.putIf(BIG, RATING.below(9))).isEqualTo(new NotFound(KEY));
        assertThat(movies.find(KEY)).isEmpty();

        assertThat(movies.putIf(BIG, RATING.isNot(9))).isEqualTo(new Applied(BIG));
        SHARED.delete(KEY);
        assertThat(movies.putIf(BIG, PLOT.doesNotExist())).isEqualTo(new Applied(BIG));
    }

    @Test
    void deleteReturnsWhatItRemoves() {
        movies.put(BIG);

        assertThat(movies.delete(KEY)).contains(BIG);
        assertThat(movies.delete(2015, "The Big New Movie")).isEmpty();
    }

    @Test
    void deleteIfReturnsWhatItRemovedOrWhy() {
        movies.put(BIG.with(RATING, 5.5));
        assertThat(movies.deleteIf(KEY, RATING.atMost(4))).isInstanceOfSatisfying(ConditionNotMet.class, refusal -> {
            assertThat(refusal.current()).isEqualTo(BIG.with(RATING, 5.5));
            assertThat(refusal.why()).extracting(FailedClause::toString).containsExactly("info.rating <= 4, was 5.5");
            assertThat(refusal.why()).extracting(FailedClause::rule).containsExactly("info.rating <= ?");
        });

        assertThat(movies.deleteIf(KEY, RATING.atMost(10))).isEqualTo(new Applied(BIG.with(RATING, 5.5)));
        assertThat(movies.deleteIf(2015, "The Big New Movie", RATING.atMost(10)))
                .isEqualTo(new NotFound(KEY));
    }

    @Test
    void onlyTheClausesThatWereFalseAreNamed() {
        movies.put(BIG);
        MovieCondition condition = allOf(
                RATING.above(3),
                RANK.exists(),
                anyOf(PLOT.startsWith("Every"), ACTORS.contains("Moe")),
                not(PLOT.exists()));

        assertThat(movies.deleteIf(KEY, condition))
                .isInstanceOfSatisfying(
                        ConditionNotMet.class,
                        refusal -> assertThat(refusal.why())
                                .extracting(FailedClause::clause)
                                .containsExactly(
                                        "attribute_exists(info.rank)",
                                        "begins_with(info.plot, \"Every\")",
                                        "contains(info.actors, \"Moe\")",
                                        "NOT (attribute_exists(info.plot))"));
    }

    static final List<MovieCondition> TRUE_OF_NOTHING =
            List.of(RATING.isNot(3), PLOT.doesNotExist(), not(RATING.atLeast(1)), RATING.isNot(RANK));

    @ParameterizedTest
    @FieldSource("TRUE_OF_NOTHING")
    void deleteIfOfAMissingMovieIsNotFoundInOneCall(MovieCondition condition) {
        assertThat(movies.deleteIf(KEY, condition)).isEqualTo(new NotFound(KEY));

        assertThat(http.attempts()).isEqualTo(1);
    }

    @Test
    void aMissingMovieIsNotFoundInOneCall() {
        assertThat(movies.putIf(BIG, RATING.exists())).isEqualTo(new NotFound(KEY));
        assertThat(http.attempts()).isEqualTo(1);
        assertThat(movies.update(KEY).set(RATING, 1).tryApply()).isEqualTo(new NotFound(KEY));
        assertThat(http.attempts()).isEqualTo(2);
        assertThat(movies.update(KEY).set(RATING, 1).onlyIf(RATING.isNot(3)).tryApply())
                .isEqualTo(new NotFound(KEY));
        assertThat(http.attempts()).isEqualTo(3);
    }

    @Test
    void aPartIsNotPut() {
        movies.put(BIG);
        Movie part = movies.get(KEY, RATING);
        int before = http.attempts();

        for (Movie refused : List.of(part, part.with(RATING, 6), part.without(RATING))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> movies.put(refused))
                    .withMessageContainingAll("The Big New Movie", "in part", "would delete the rest");
            assertThatIllegalArgumentException().isThrownBy(() -> movies.putIf(refused, RATING.exists()));
            assertThatIllegalArgumentException().isThrownBy(() -> movies.putIfAbsent(refused));
        }
        assertThat(http.attempts()).isEqualTo(before);
        assertThat(stored()).isEqualTo(BIG);
    }
}
