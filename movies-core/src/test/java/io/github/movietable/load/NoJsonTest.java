package io.github.movietable.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.model.InvalidMovieException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Messages about invalid JSON name the wrong character or word, its position, and what JSON allows there, but no data.
 */
@Tag("quick")
class NoJsonTest {
    private static final String GOOD = "{\"year\": 2013, \"title\": \"Rush\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"a\": NaN}]                  | NaN stands where JSON wants a value",
                "[{\"a\": -Infinity}]            | -Infinity stands where JSON wants a value",
                "[{\"a\": undefined}]            | undefined stands where JSON wants a value",
                "[{\"a\": None}]                 | None stands where JSON wants a value",
                "[{\"a\": True}]                 | True stands where JSON wants a value",
                "[{\"a\": secret}]               | a word without quotes stands where JSON wants a value",
                "[{\"a\": 01}]                   | a number that is written otherwise than in JSON",
                "[{\"a\": +1}]                   | a number that is written otherwise than in JSON",
                "[{\"a\": .5}]                   | a number that is written otherwise than in JSON",
                "[{\"a\": 1.}]                   | a number that is written otherwise than in JSON",
                "[{\"a\": 0x1F}]                 | a number that is written otherwise than in JSON",
                "[{\"a\": 12abc}]                | a number that is written otherwise than in JSON",
                "[{\"a\": 1,}]                   | a closing brace stands where JSON wants another name in double quotes after the comma",
                "[{\"a\": [1,]}]                 | a closing bracket stands where JSON wants another value after the comma",
                "[{},]                           | a closing bracket stands where JSON wants another value after the comma",
                "[{},,{}]                        | a comma stands where JSON wants another value after the comma",
                "{},                             | a comma stands where JSON wants an object, an array or the end",
                "[{a: 1}]                        | a word without quotes stands where JSON wants a name in double quotes, or a closing brace",
                "[{'a': 1}]                      | a single quote stands where JSON wants a name in double quotes, or a closing brace",
                "[{\"a\": 'x'}]                  | a single quote stands where JSON wants a value",
                "[{\"a\": \u201Cx\u201D}]          | a typographic quote stands where JSON wants a value",
                "[{\"a\" 1}]                     | a number stands where JSON wants a colon",
                "[{\"a\" = 1}]                   | an equals sign stands where JSON wants a colon",
                "[{\"a\": 1; \"b\": 2}]          | a semicolon stands where JSON wants a comma, or a closing brace",
                "[{\"a\": 1 \"b\": 2}]           | a double quote stands where JSON wants a comma, or a closing brace",
                "[{} {}]                         | an opening brace stands where JSON wants a comma, or a closing bracket",
                "{\"a\": 1]                      | a closing bracket stands where JSON wants a comma, or a closing brace",
                "[{}}                            | a closing brace stands where JSON wants a comma, or a closing bracket",
                "[/* c */{}]                     | a comment stands where JSON wants a value, or a closing bracket",
                "[{} # c¶]                      | a comment stands where JSON wants a comma, or a closing bracket",
                "// c¶[{}]                      | it begins with a comment, and JSON has none",
                "[{},\uFEFF{}]                   | a second byte order mark stands where JSON wants another value after the comma",
                "[\u00A0{}]                      | a space that does not break stands where JSON wants a value, or a closing bracket",
                "[{}]<html>                      | an angle bracket, as of XML stands where JSON wants an object, an array or the end",
                "[{\"a\": \"x¶y\"}]             | a line break stands in a text or name, where JSON wants it escaped",
                "[{\"a\": \"x\ty\"}]             | a control character stands in it",
                "[{\"a\": \u0001}]              | a control character stands in it",
                "[{\"a\": \"\\x\"}]               | a backslash stands before something that JSON does not escape",
                "[{\"a\": \"\\u00g0\"}]           | a backslash stands before something that JSON does not escape",
            })
    void isNamed(String text, String what) {
        String said = failureOf(text.replace('¶', '\n'));

        assertThat(said).contains("it is not valid JSON: " + what).doesNotContain("secret");
        assertThat(said).matches("(?s)record [12] \\(line [12], column \\d+\\).*");
    }

    private static String failureOf(String text) {
        try {
            read(text);
            throw new AssertionError("it was read: " + text);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The position of each record, and what is wrong with it, if anything. */
    private static List<String> read(String text) throws IOException {
        List<String> read = new ArrayList<>();
        try (Source.Records records = JsonRecords.open(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
            for (Optional<LoadRecord> next = records.next(); next.isPresent(); next = records.next()) {
                InvalidMovieException problem = next.get().problem();
                read.add(next.get().position() + (problem == null ? "" : ": " + problem.rule()));
            }
        }
        return read;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"year\": 1984, \"title\" \"x\"}  | a double quote stands where JSON wants a colon",
                "{\"year\": 1984, \"title\": \"x   | a line break stands in a text or name",
                "{\"year\": 1984, \"title\": \"x\"  | an opening brace stands where JSON wants a comma, or a closing brace",
                "{\"year\": 1984, \"list\": [1    | an opening brace stands where JSON wants a comma, or a closing bracket",
                "{\"year\": NaN}                  | NaN stands where JSON wants a value",
                "garbage                          | a word without quotes stands where JSON wants an object",
                "}                                | a closing brace stands where JSON wants an object",
                "\uFEFF{\"year\": 1}               | a second byte order mark stands where JSON wants an object",
            })
    void aLineOfJsonLinesIsOneRejectedRecordAndTheNextIsRead(String line, String what) throws IOException {
        List<String> read = read(GOOD + "\n\n" + line + "\r\n" + line + "\n\n" + GOOD + "\n" + GOOD);

        assertThat(read).hasSize(5);
        assertThat(read.get(0)).isEqualTo("line 1, column 1");
        assertThat(read.get(1)).startsWith("line 3, column 1: it is not valid JSON: ");
        assertThat(read.get(2))
                .startsWith("line 4, column 1: it is not valid JSON: ")
                .contains(what);
        assertThat(read.subList(3, 5)).containsExactly("line 6, column 1", "line 7, column 1");
    }

    @Test
    void whatFollowsARecordOnItsLineIsARejectedRecordToo() throws IOException {
        assertThat(read(GOOD + ",\n" + GOOD + " garbage\n" + GOOD))
                .hasSize(5)
                .endsWith("line 3, column 1")
                .anyMatch(each -> each.startsWith("line 1, column 32: it is not valid JSON: a comma stands"));
    }

    @Test
    void aLastLineThatBreaksOffOrIsWrongEndsTheLoad() {
        assertThat(failureOf(GOOD + "\n{\"year\": 19")).isEqualTo("record 2 (line 2, column 12): it ends too early");
        assertThat(failureOf(GOOD + "\n{\"year\": x}\n\n")).contains("record 2 (line 2, column 10): it is not valid");
        assertThat(failureOf(GOOD + "\n{\n\"year\": x\n}\n" + GOOD)).contains("record 2 (line 3, column 9)");
    }
}
