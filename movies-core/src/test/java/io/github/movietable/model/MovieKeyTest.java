package io.github.movietable.model;

import static io.github.movietable.testing.Json.item;
import static io.github.movietable.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.movietable.MovieTable;
import io.github.movietable.testing.Database;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class MovieKeyTest {
    @ParameterizedTest
    @CsvSource({"x, 1024", "é, 512", "日, 341", "😀, 256"})
    void aTitleHasAtMost1024BytesOfUtf8(String letter, int most) {
        String longest = letter.repeat(most);

        assertThatCode(() -> MovieKey.of(2013, longest)).doesNotThrowAnyException();
        assertThatExceptionOfType(InvalidMovieException.class)
                .isThrownBy(() -> MovieKey.of(2013, longest + letter))
                .withMessageContaining("1024 bytes in UTF-8")
                .satisfies(e -> assertThat(e.pointer()).isEqualTo("/title"));
    }

    @Test
    void theLongestTitleCanBeStored() {
        MovieTable movies = Database.newTable();
        movies.put(Movie.of(-2147483648, "é".repeat(512)));

        assertThat(movies.find(Integer.MIN_VALUE, "é".repeat(512))).isPresent();
    }

    @Test
    void aTitleIsNotEmpty() {
        assertThatExceptionOfType(InvalidMovieException.class)
                .isThrownBy(() -> MovieKey.of(2013, ""))
                .withMessageContaining("can't be empty")
                .satisfies(e -> assertThat(e.rule()).contains("can't be empty"));
    }

    @Test
    void keysAreOrderedAsDynamoDbOrdersThem() {
        List<MovieKey> ordered = List.of(
                MovieKey.of(-5, "Z"),
                MovieKey.of(1999, "A"),
                MovieKey.of(2000, "A"),
                MovieKey.of(2000, "AA"),
                MovieKey.of(2000, "Z"),
                MovieKey.of(2000, "a"),
                MovieKey.of(2000, "é"),
                MovieKey.of(2000, "\uFB01"),
                MovieKey.of(2000, "\uD83D\uDE00"));
        List<MovieKey> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(shuffled.stream().sorted()).isEqualTo(ordered);
        assertThat(MovieKey.of(1, "a"))
                .isEqualByComparingTo(MovieKey.of(1, "a"))
                .isEqualTo(MovieKey.of(1, "a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Rush                    | (2013, \"Rush\")",
                "say \"no\" \\ twice     | (2013, \"say \\\"no\\\" \\\\ twice\")",
            })
    void quotesAreEscaped(String title, String text) {
        assertThat(MovieKey.of(2013, title)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\u001b[2Jb", "a\u0000b", "a\u202eb", "a\u2028b", "a\u0085b"})
    void aKeyIsAlwaysOnOneLineAndColoursNoTerminal(String title) {
        assertThat(MovieKey.of(2013, title).toString())
                .matches("\\(2013, \"[ -~]+\"\\)")
                .contains("\\u");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2013", "2013.0", "2.013E3", "0.2013e4", "201300E-2"})
    void aYearIsReadHoweverItIsWritten(String year) {
        assertThat(MovieKey.in(item(json("{year: " + year + ", title: 'Rush', x: 1}"))))
                .isEqualTo(MovieKey.of(2013, "Rush"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{title: 'Rush'}                     | /year  | a year that is a number",
                "{year: '2013', title: 'Rush'}       | /year  | a year that is a number",
                "{year: 2013.5, title: 'Rush'}       | /year  | a whole number",
                "{year: 2147483648, title: 'Rush'}   | /year  | a whole number",
                "{year: 1E99, title: 'Rush'}         | /year  | a whole number",
                "{year: 2013}                        | /title | a title that is a text",
                "{year: 2013, title: 7}              | /title | a title that is a text",
                "{year: 2013, title: ''}             | /title | empty",
            })
    void anItemWithoutAKeyIsNoMovie(String json, String pointer, String rule) {
        assertThatExceptionOfType(InvalidMovieException.class)
                .isThrownBy(() -> MovieKey.in(item(json(json))))
                .withMessageStartingWith(pointer + ": ")
                .withMessageContaining(rule)
                .satisfies(e -> assertThat(e.pointer()).isEqualTo(pointer));
        assertThatExceptionOfType(InvalidMovieException.class).isThrownBy(() -> Movie.fromItem(item(json(json))));
    }

    @Test
    void theKeyAsDynamoDbTakesIt() {
        assertThat(MovieKey.of(2013, "Rush").toItem()).isEqualTo(item(json("{year: 2013, title: 'Rush'}")));
    }
}
