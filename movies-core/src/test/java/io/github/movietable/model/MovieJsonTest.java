package io.github.movietable.model;

import static io.github.movietable.expression.MovieAttributes.GENRES;
import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.expression.Attribute;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A movie as JSON text, and back. */
class MovieJsonTest {
    private static final String DIGITS = "8.1234567890123456789012345678901234567";
    private static final Movie RUSH = Movie.of(2013, "Rush")
            .with(RATING, new BigDecimal(DIGITS))
            .with(PLOT, "„Schnell“ \uD83C\uDFC1\n\"")
            .with(GENRES, List.of("Drama"));

    @Test
    void isTheLabsFormOnOneLine() {
        Movie movie = RUSH.without(PLOT).with(Attribute.bool("seen"), true);

        assertThat(movie.toJson())
                .isEqualTo("{\"year\":2013,\"title\":\"Rush\",\"info\":{\"genres\":[\"Drama\"],\"rating\":" + DIGITS
                        + "},\"seen\":true}");
    }

    @Test
    void comesBackWithAllDigits() {
        assertThat(Movie.fromJson(RUSH.toJson())).isEqualTo(RUSH);
        assertThat(RUSH.toJson()).contains(DIGITS);
    }

    @Test
    void carriesWhatPlainJsonHasNot() {
        SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {0, -1});
        Movie movie = with(Map.of(
                "nothing", AttributeValue.fromNul(true),
                "texts", AttributeValue.fromSs(List.of("a", "b")),
                "numbers", AttributeValue.fromNs(List.of("1", DIGITS)),
                "bytes", AttributeValue.fromB(bytes),
                "binaries", AttributeValue.fromL(List.of(AttributeValue.fromBs(List.of(bytes)))),
                "like a type", AttributeValue.fromM(Map.of("S", AttributeValue.fromS("x")))));

        assertThat(Movie.fromJson(movie.toJson())).isEqualTo(movie);
        assertThat(movie.toJson())
                .startsWith("{\"Item\":{\"year\":{\"N\":\"2013\"},")
                .doesNotContain("\n");
    }

    @Test
    void anAttributeThatLooksLikeATypeIsNone() {
        Movie movie = with(Map.of(
                "genres", AttributeValue.fromM(Map.of("SS", AttributeValue.fromL(List.of()))),
                "Item", AttributeValue.fromM(Map.of("year", AttributeValue.fromM(Map.of())))));

        assertThat(Movie.fromJson(movie.toJson())).isEqualTo(movie);
    }

    @Test
    void numbersOfAProgramsOwnFormAreJson() {
        Movie movie = with(Map.of("a", AttributeValue.fromN("+5"), "b", AttributeValue.fromN("007")));

        assertThat(movie.toJson()).contains("\"a\":5,\"b\":7");
    }

    @Test
    void whatDynamoDbCantHoldIsNotWritten() {
        Movie movie = with(Map.of("a", AttributeValue.fromM(Map.of("b", AttributeValue.fromN("many")))));

        assertThatThrownBy(movie::toJson)
                .isInstanceOfSatisfying(
                        InvalidMovieException.class,
                        e -> assertThat(e.pointer()).isEqualTo("/a/b"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '|', textBlock = """
            {"year": 2013}; /title
            {"title": "Rush"}; /year
            {"year": "2013", "title": "Rush"}; /year
            {"year": 2013.5, "title": "Rush"}; /year
            {"year": 2013, "title": ""}; /title
            {"year": 2013, "title": null}; /title
            {"year": 2013, "title": "Rush", "year": 2014}; /year
            {"year": 2013, "title": "Rush", "info": {"a": [{"b": 1, "b": 1}]}}; /info/a/0/b
            {"year": 2013, "title": "Rush", "info": {"rating": 1e200}}; /info/rating
            {"year": 2013, "title": "Rush", "a/b": {"": 1}}; /a~1b/
            {"year": 2013, "title": "Rush", "a": "\\ud800"}; /a
            {"year": {"N": "2013"}, "title": {"S": "Rush"}, "a": {"N": "x"}}; /a/N
            {"Item": {"year": {"N": "2013"}, "title": {"S": "Rush"}, "a": {"SS": []}}}; /Item/a/SS
            """)
    void whatIsWrongHasAPointer(String json, String pointer) {
        assertThatThrownBy(() -> Movie.fromJson(json))
                .isInstanceOfSatisfying(
                        InvalidMovieException.class,
                        e -> assertThat(e.pointer()).isEqualTo(pointer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '|', textBlock = """
            []; JSON object
            "secret"; JSON object
            ||; JSON object
            {"year": 2013, "title": "Rush"} {}; something follows
            {"year": 2013, "title": secret}; it is not valid JSON (line 1, column
            {"year": 2013, "title": "secret; it ends too early
            {"year": NaN, "title": "secret"}; it is not valid JSON (line 1, column
            """)
    void whatIsNoMovieIsSaidWithoutItsText(String json, String rule) {
        assertThatThrownBy(() -> Movie.fromJson(json))
                .isInstanceOf(InvalidMovieException.class)
                .hasMessageContaining(rule)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aPartIsWrittenAsItIs() {
        assertThat(Movie.fromJson("{\"Item\":{\"year\":{\"N\":\"2013\"},\"title\":{\"S\":\"Rush\"}}}")
                        .toJson())
                .isEqualTo("{\"year\":2013,\"title\":\"Rush\"}");
    }

    @Test
    void toStringHoldsNoValues() {
        assertThat(RUSH.toString()).isEqualTo("Movie(2013, \"Rush\") [\"info\"]");
    }

    static Movie with(Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new java.util.HashMap<>(RUSH.toItem());
        item.putAll(more);
        return Movie.fromItem(item);
    }
}
