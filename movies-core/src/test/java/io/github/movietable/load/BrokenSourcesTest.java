package io.github.movietable.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.MovieTable;
import io.github.movietable.testing.Database;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sources that can't be read to their end: each ends the load at once. The message has the position and the number of
 * records written, and none of the source's data.
 */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokenSourcesTest {
    private static final String PLAIN = "{\"year\": 2012, \"title\": \"Argo\", \"n\": [1.5, {\"a\": \"ü\"}]}";
    private static final String TYPED = "{\"Item\": {\"year\": {\"N\": \"2012\"}, \"title\": {\"S\": \"Argö\"}}}";

    private final MovieTable movies = Database.newTable();

    private LoadFailedException failureOf(byte[] bytes) {
        return failureOf(new ByteArrayInputStream(bytes));
    }

    private LoadFailedException failureOf(InputStream in) {
        LoadFailedException failure = catchThrowableOfType(
                LoadFailedException.class, () -> movies.batchLoad(in).run());
        assertThat(failure).as("the load failed").isNotNull();
        LoadReport report = failure.report();
        assertThat(report.read())
                .isEqualTo(report.written() + report.superseded() + report.rejected() + report.unconfirmed());
        assertThat(movies.scan().count()).isEqualTo(report.written());
        assertThat(failure).hasMessageEndingWith(". Until then: " + report);
        return failure;
    }

    private static byte[] gzipped(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    static Stream<Arguments> wholeFiles() {
        String array = "[\n" + PLAIN + ",\n" + PLAIN + "\n]";
        String lines = PLAIN + "\n" + PLAIN;
        String typed = TYPED + "\n" + TYPED;
        return Stream.of(array, lines, typed)
                .flatMap(text -> Stream.of(
                        Arguments.of(text, text.getBytes(UTF_8)), Arguments.of(text, gzipped(text.getBytes(UTF_8)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wholeFiles")
    void truncatedAtEveryByte(String text, byte[] whole) {
        // the first byte of gzip alone is not recognized as gzip
        for (int length = whole[0] == 0x1f ? 2 : 1; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            // a source that ends between two lines looks complete
            boolean isWhole = whole[0] == '{' && complete(part);
            IOException thrown = readToTheEnd(part);
            assertThat(thrown == null).as("%d bytes of %s", length, text).isEqualTo(isWhole);
            if (thrown != null) {
                assertThat(thrown)
                        .hasMessageMatching(
                                "record [123] \\(line [1-4], column \\d\\d?\\): (it ends too early|its compression).*");
            }
        }
        assertThat(readToTheEnd(whole)).isNull();
    }

    private static boolean complete(byte[] part) {
        String text = new String(part, UTF_8).strip();
        return text.equals(PLAIN) || text.equals(TYPED);
    }

    private static IOException readToTheEnd(byte[] bytes) {
        try (Source.Records records = JsonRecords.open(new ByteArrayInputStream(bytes))) {
            while (records.next().isPresent()) {
                // only the failure counts here
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {58, 100, 114})
    void truncatedWhileItIsLoaded(int length) {
        String other = PLAIN.replace("2012", "2013");
        byte[] whole = ("[" + PLAIN + "," + other + "]").getBytes(UTF_8);
        assertThat(whole).hasSize(115);

        LoadFailedException failure = failureOf(Arrays.copyOf(whole, length));

        assertThat(failure)
                .hasMessageContaining("a stream of bytes: record ")
                .hasMessageContaining("it ends too early");
        assertThat(failure.report().read()).isEqualTo(length < 114 ? 1 : 2);
    }

    static Stream<Charset> otherCharsets() {
        return Stream.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-16"), Charset.forName("UTF-32"));
    }

    @ParameterizedTest
    @MethodSource("otherCharsets")
    void utf16IsRefused(Charset charset) {
        for (String text : List.of("[" + PLAIN + "]", PLAIN, "\uFEFF" + PLAIN)) {
            assertThat(failureOf(text.getBytes(charset)))
                    .hasMessageContaining(
                            "record 1 (line 1, column 1): it is UTF-16 or no text at all, and must be UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff",
                "80",
                "c080",
                "c3",
                "c328",
                "e0809f",
                "e28228",
                "eda080",
                "edb080",
                "f08282ac",
                "f4908080",
                "f5808080",
                "fc",
                "00"
            })
    void whatIsNotUtf8IsRefusedWhereverItStands(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        for (String before :
                List.of(PLAIN + "\n{\"year\": 1, \"title\": \"", PLAIN + "\n{\"", PLAIN + "\n", PLAIN + "\n\"")) {
            int column = before.length() - before.indexOf('\n') + good(hex);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(before.getBytes(UTF_8));
            bytes.writeBytes(bad);
            bytes.writeBytes("\"}\n".getBytes(UTF_8));

            assertThat(readToTheEnd(bytes.toByteArray()))
                    .as(before)
                    .hasMessage("record 2 (line 2, column " + column + "): "
                            + (hex.equals("00")
                                    ? "a zero byte (NUL) stands here, and JSON has none"
                                    : "it is not UTF-8"));
        }
    }

    @Test
    void linesAreCountedWhateverTheirBreaks() {
        for (int blanks = 0; blanks < 20; blanks++) {
            for (int breaks = 1; breaks < 20; breaks++) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                String before = PLAIN + "\n" + " ".repeat(blanks) + "\n".repeat(breaks) + " ".repeat(blanks + breaks);
                bytes.writeBytes(before.getBytes(UTF_8));
                bytes.write(0xff);

                assertThat(readToTheEnd(bytes.toByteArray()))
                        .hasMessage("record 2 (line " + (2 + breaks) + ", column " + (1 + blanks + breaks)
                                + "): it is not UTF-8");
            }
        }
    }

    /** How many bytes could still be the beginning of a character. */
    private static int good(String hex) {
        return switch (hex) {
            case "c3", "c328" -> 1;
            case "e28228" -> 2;
            case "e0809f", "eda080", "edb080", "f08282ac", "f4908080" -> 1;
            default -> 0;
        };
    }

    @Test
    void latin1IsRefused() {
        assertThat(failureOf((PLAIN + "\n" + PLAIN).getBytes(ISO_8859_1)))
                .hasMessageContaining("record 1 (line 1, column ")
                .hasMessageContaining("it is not UTF-8");
    }

    @Test
    void everyCharacterOfUtf8IsRead() throws IOException {
        int[] all = IntStream.rangeClosed(0x20, 0x2FFFF)
                .filter(c -> c != '"' && c != '\\' && (c < 0xD800 || c > 0xDFFF))
                .toArray();
        String text = new String(all, 0, all.length);
        byte[] bytes = ("{\"year\": 1, \"title\": \"x\", \"text\": \"" + text + "\"}").getBytes(UTF_8);
        try (Source.Records records = JsonRecords.open(new ByteArrayInputStream(bytes))) {
            assertThat(records.next().orElseThrow().item().get("text").s().equals(text))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{}] x;                        | record 2 (line 1, column 6): it is not valid JSON",
                "[{},]                         | record 2 (line 1, column 5): it is not valid JSON",
                "[{}                           | record 2 (line 1, column 4): it ends too early",
                "{} }                          | record 2 (line 1, column 4): it is not valid JSON",
                "{'year': 1}                   | record 1 (line 1, column 2): it is not valid JSON",
                "[{\"secret\": tru}]           | it is not valid JSON",
                "{\"a\": NaN}                  | it is not valid JSON",
                "{\"a\": 01}                   | it is not valid JSON",
                "\"text\"                      | record 1 (line 1, column 1): it does not begin with an array or an object",
                "7                             | record 1 (line 1, column 1): it does not begin with an array or an object",
                "year,title                    | record 1 (line 1, column 1): it does not begin with an array or an object, and seems to be CSV"
            })
    void whatIsNoJson(String text, String message) {
        assertThat(failureOf(text.getBytes(UTF_8))).hasMessageContaining(message);
        assertThat(failureOf(text.getBytes(UTF_8)).getMessage()).doesNotContain("secret", "year,");
    }

    @Test
    void damagedCompression() {
        byte[] whole = gzipped(("[" + PLAIN + "]").getBytes(UTF_8));
        for (int i = 10; i < whole.length - 4; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x55;
            assertThat(readToTheEnd(damaged)).as("byte %d", i).isNotNull();
        }
        whole[whole.length - 8] ^= 1;

        assertThat(failureOf(whole)).hasMessageContaining("its compression by gzip is damaged, or ends too early");
    }
}
