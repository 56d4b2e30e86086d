package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.PLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBs;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNs;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import io.github.movietable.expression.AnyAttribute;
import io.github.movietable.expression.Attribute;
import io.github.movietable.load.LoadReport;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * There is one set of rules for values and keys, by whatever method a program passes them; nothing that breaks a rule
 * is sent.
 */
class DynamoDbsRulesTest {
    private static final MovieKey KEY = MovieKey.of(1985, "Ran");
    private static final AnyAttribute A = Attribute.any("a");
    private static final String HALF = "secret\uD83D";

    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable movies = Database.through(http, Database.newTable());

    static Stream<Arguments> badValues() {
        SdkBytes bytes = SdkBytes.fromUtf8String("secret");
        return Stream.of(
                arguments(fromS(HALF), "", "half of a surrogate pair"),
                arguments(fromS("\uDC00secret"), "", "half of a surrogate pair"),
                arguments(fromS("\uDE00\uD83D"), "", "half of a surrogate pair"),
                arguments(fromSs(List.of("x", HALF)), "/1", "half of a surrogate pair"),
                arguments(fromM(Map.of("b\uD83D", fromN("1"))), "/b\uD83D", "half of a surrogate pair"),
                arguments(fromM(Map.of("", fromN("1"))), "/", "an attribute name can't be empty"),
                arguments(
                        fromM(Map.of("x".repeat(65_536), fromN("1"))),
                        "/" + "x".repeat(65_536),
                        "65535 bytes in UTF-8"),
                arguments(fromN("secret"), "", "not a number"),
                arguments(fromN("1" + "0".repeat(37) + "1"), "", "38 significant digits, not 39"),
                arguments(fromN("1E126"), "", "between 1E-130 and 9.99E+125"),
                arguments(fromN("-1E-131"), "", "between 1E-130 and 9.99E+125"),
                arguments(fromNs(List.of("1", "1E126")), "/1", "between 1E-130 and 9.99E+125"),
                arguments(fromSs(List.of()), "", "a set can't be empty"),
                arguments(fromNs(List.of()), "", "a set can't be empty"),
                arguments(fromBs(List.of()), "", "a set can't be empty"),
                arguments(fromSs(List.of("secret", "secret")), "", "a set can't have a value twice"),
                arguments(fromNs(List.of("100", "1E2")), "", "a set can't have a value twice"),
                arguments(fromBs(List.of(bytes, bytes)), "", "a set can't have a value twice"),
                arguments(fromNul(false), "", "a null is stored as NULL = true"),
                arguments(AttributeValue.builder().build(), "", "a value needs a type"),
                arguments(AttributeValue.builder().s("secret").n("1").build(), "", "a value needs a type"),
                arguments(
                        fromS("x".repeat(400 * 1024 + 1)), null, "can have 409600 bytes as DynamoDB counts, not 4096"));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void whatDynamoDbCantHoldIsRefusedByWhateverPutsAMovie(AttributeValue bad, String pointer, String rule) {
        Movie movie = made(Map.of("a", fromL(List.of(fromBool(true), fromM(Map.of("b/c", bad))))));
        String place = pointer == null ? "" : "/a/1/b~1c" + pointer;

        for (ThrowingCallable put : List.<ThrowingCallable>of(
                () -> movies.put(movie),
                () -> movies.putIfAbsent(movie),
                () -> movies.putIf(movie, PLOT.exists()),
                () -> movies.versioned(Attribute.text("version")).put(movie),
                () -> movies.versioned(Attribute.number("version")).put(movie),
                () -> movies.transaction().put(movie).apply(),
                () -> movies.transaction().putIfAbsent(movie).toRequest(),
                () -> movies.transaction().putIf(movie, PLOT.exists()).explain())) {
            var refused = catchThrowableOfType(InvalidMovieException.class, put);
            assertThat(refused.pointer()).isEqualTo(place);
            assertThat(refused.rule()).contains(rule);
            assertThat(refused)
                    .hasMessageContaining("the movie (1985, \"Ran\")")
                    .hasMessageContaining(refused.rule());
            assertThat(refused.getMessage()).doesNotContain("secret").doesNotContain("\uD83D");
        }
        LoadReport report = movies.batchLoad(List.of(movie)).run();
        assertThat(report.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.pointer()).isEqualTo(place);
            assertThat(rejection.reason()).contains(rule);
        });
        assertThat(written()).isZero();
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void whatDynamoDbCantHoldIsRefusedInChangesAndConditions(AttributeValue bad, String pointer, String rule) {
        AttributeValue map = fromM(Map.of("b", bad));
        for (ThrowingCallable use : List.<ThrowingCallable>of(
                () -> movies.update(KEY).set(A, map),
                () -> movies.update(KEY).setIfAbsent(A, map),
                () -> movies.update(KEY).set(Attribute.map("a"), map.m()),
                () -> movies.update(KEY).set(A.as(v -> v, v -> map), bad),
                () -> movies.update(KEY).append(Attribute.list("a"), List.of(map)),
                () -> movies.scan().where(A.is(map)),
                () -> movies.scan().where(A.isNot(map)),
                () -> movies.scan().where(A.isOneOf(List.of(map))),
                () -> movies.scan().where(A.contains(map)),
                () -> movies.scan().where(Attribute.list("a").contains(map)),
                () -> Movie.of(KEY).with(A, map))) {
            Throwable refused = catchThrowable(use);
            assertThat(refused)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("(?s)((updating|the movie) \\(1985, \"Ran\"\\)[:,] )?a(\\[0])?(\\.b.*)?: .*")
                    .hasMessageContaining(rule);
            assertThat(refused.getMessage()).doesNotContain("secret").doesNotContain("\uD83D");
        }
        assertThat(http.attempts()).isZero();
    }

    @Test
    void aTextOfEveryKindIsLookedAt() {
        for (ThrowingCallable use : List.<ThrowingCallable>of(
                () -> movies.update(KEY).set(PLOT, HALF),
                () -> movies.update(KEY).set(Attribute.textList("a"), List.of("x", HALF)),
                () -> movies.update(KEY).append(Attribute.textList("a"), List.of(HALF)),
                () -> movies.update(KEY).addTo(Attribute.textSet("a"), Set.of(HALF)),
                () -> movies.update(KEY).deleteFrom(Attribute.textSet("a"), Set.of(HALF)),
                () -> movies.inYear(1985).where(PLOT.is(HALF)),
                () -> movies.inYear(1985).where(PLOT.below(HALF)),
                () -> movies.inYear(1985).where(PLOT.between("a", HALF)),
                () -> movies.inYear(1985).where(PLOT.startsWith(HALF)),
                () -> movies.inYear(1985).where(PLOT.contains(HALF)),
                () -> movies.inYear(1985).where(Attribute.textSet("a").contains(HALF)),
                () -> movies.inYear(1985).where(Attribute.textList("a").contains(HALF)),
                () -> Attribute.any("info.b\uD83D"),
                () -> Attribute.named("b\uD83D"),
                () -> A.field("b\uD83D"),
                () -> Attribute.named("x".repeat(65_536)))) {
            assertThat(catchThrowable(use)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(http.attempts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"t\uD83D", "\uDC00t", "\uDE00\uD83D"})
    void aTitleThatIsNoTextIsNoKey(String title) {
        for (ThrowingCallable use : List.<ThrowingCallable>of(
                () -> MovieKey.of(2001, title),
                () -> Movie.of(2001, title),
                () -> Movie.fromItem(Map.of("year", fromN("2001"), "title", fromS(title))),
                () -> movies.find(2001, title),
                () -> movies.get(2001, title),
                () -> movies.delete(2001, title),
                () -> movies.update(2001, title),
                () -> movies.inYear(2001).titled(title),
                () -> movies.inYear(2001).titlesBetween("a", title),
                () -> movies.inYear(2001).titlesStartingWith(title),
                () -> movies.inYear(2001).titlesBefore(title),
                () -> movies.inYear(2001).titlesTo(title),
                () -> movies.inYear(2001).titlesAfter(title),
                () -> movies.inYear(2001).titlesFrom(title),
                () -> movies.titled(title))) {
            assertThat(catchThrowable(use))
                    .isInstanceOfAny(InvalidMovieException.class, IllegalArgumentException.class)
                    .hasMessageContaining("title")
                    .hasMessageContaining("half of a surrogate pair");
        }
        assertThat(http.attempts()).isZero();
    }

    /** The largest item is accepted, and one byte more is refused without a call. */
    @Test
    void aMovieThatIsPutHasAtMost400Kb() {
        // year 4 + 3, title 5 + 3, plot 4 bytes
        int room = 400 * 1024 - 19;
        movies.put(made(Map.of("plot", fromS("x".repeat(room)))));
        int before = http.attempts();

        assertThatThrownBy(() -> movies.put(made(Map.of("plot", fromS("x".repeat(room + 1))))))
                .isInstanceOf(InvalidMovieException.class)
                .hasMessage("the movie (1985, \"Ran\"): a movie can have 409600 bytes as DynamoDB counts, not 409601");
        assertThat(http.attempts()).isEqualTo(before);
    }

    @Test
    void aMovieThatIsTooLargeUnderItsNewKeyIsNotMoved() {
        movies.put(made(Map.of("plot", fromS("x".repeat(400 * 1024 - 19)))));

        assertThatThrownBy(() -> movies.move(KEY, MovieKey.of(1985, "Ran!")))
                .isInstanceOf(InvalidMovieException.class)
                .hasMessageContaining("not 409601");
        assertThat(http.attempts("TransactWriteItems")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 33, 1_000, 20_000})
    void aMovieThatIsTooDeepIsRefused(int levels) {
        AttributeValue deep = fromN("1");
        for (int i = 1; i < levels; i++) {
            deep = i % 2 == 0 ? fromL(List.of(deep)) : fromM(Map.of("x", deep));
        }
        Movie movie = made(Map.of("a", deep));
        if (levels == 32) {
            movies.put(movie);
            assertThat(movies.get(KEY)).isEqualTo(movie);
            return;
        }
        String rule = "maps and lists can be nested 32 deep, the movie itself counted, not " + levels;

        assertThatThrownBy(() -> movies.put(movie)).hasMessage("the movie (1985, \"Ran\"), /a: " + rule);
        assertThat(movies.batchLoad(List.of(movie)).run().rejections())
                .singleElement()
                .hasToString("record 1 (1985, \"Ran\"): /a: " + rule);
        assertThat(written()).isZero();
    }

    @Test
    void aListThatHasItselfManyTimesIsNotCountedForEver() {
        AttributeValue doubled = fromB(SdkBytes.fromUtf8String("x"));
        for (int i = 0; i < 31; i++) {
            doubled = fromL(List.of(doubled, doubled));
        }
        Movie movie = made(Map.of("a", doubled));

        assertThatThrownBy(() -> movies.put(movie)).hasMessageContaining("a movie can have 409600 bytes");
    }

    private static Movie made(Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(KEY.toItem());
        item.putAll(attributes);
        return Movie.fromItem(item);
    }

    private int written() {
        return Stream.of("PutItem", "UpdateItem", "TransactWriteItems", "BatchWriteItem")
                .mapToInt(http::attempts)
                .sum();
    }
}
