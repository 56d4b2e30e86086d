package io.github.movietable.load;

import static io.github.movietable.testing.Tables.moviesOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.MovieTable;
import io.github.movietable.expression.Attribute;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sources of loads: files in each format, folders, streams, and a program's own movies. */
class SourcesTest {
    private static final String RUSH = "{\"year\": 2013, \"title\": \"Rush\", \"tag\": \"größer 𝄞\"}";
    private static final String ARGO = "{\"year\": 2012, \"title\": \"Argo\"}";
    private static final String TYPED_RUSH =
            "{\"Item\": {\"year\": {\"N\": \"2013\"}, \"title\": {\"S\": \"Rush\"}, \"tag\": {\"S\": \"größer 𝄞\"}}}";
    private static final String TYPED_ARGO = "{\"Item\": {\"year\": {\"N\": \"2012\"}, \"title\": {\"S\": \"Argo\"}}}";
    private static final Movie RUSH_MOVIE =
            Movie.of(2013, "Rush").with(Attribute.named("tag").asText(), "größer 𝄞");
    private static final Movie ARGO_MOVIE = Movie.of(2012, "Argo");

    private final MovieTable movies = Database.newTable();

    @TempDir
    private Path folder;

    private static byte[] gzipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static Stream<Arguments> formats() {
        String lines = ARGO + "\n" + RUSH;
        return Stream.of(
                Arguments.of("array", "[" + ARGO + "," + RUSH + "]", LoadFormat.JSON_ARRAY),
                Arguments.of(
                        "array with spaces", " \r\n[\n" + ARGO + "\n,\n" + RUSH + "\n]\n\n", LoadFormat.JSON_ARRAY),
                Arguments.of("lines", lines, LoadFormat.JSON_LINES),
                Arguments.of("lines of Windows", ARGO + "\r\n\r\n" + RUSH + "\r\n", LoadFormat.JSON_LINES),
                Arguments.of("objects over lines", lines.replace(",", ",\n  "), LoadFormat.JSON_LINES),
                Arguments.of("DynamoDB JSON", TYPED_ARGO + "\n" + TYPED_RUSH + "\n", LoadFormat.DYNAMODB_JSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\uFEFF\n", " \r\n"})
    void aSourceWithoutRecordsIsEmpty(String text) throws IOException {
        for (byte[] bytes : List.of(text.getBytes(UTF_8), gzipped(text.getBytes(UTF_8)))) {
            LoadReport report =
                    movies.batchLoad(new ByteArrayInputStream(bytes)).run();

            assertThat(report.read()).isZero();
            assertThat(report).asString().endsWith("the source is empty");
        }
    }

    @Test
    void halfAByteOrderMarkIsNoSource() {
        byte[] half = Arrays.copyOf("\uFEFF".getBytes(UTF_8), 2);

        assertThatExceptionOfType(LoadFailedException.class)
                .isThrownBy(
                        () -> movies.batchLoad(new ByteArrayInputStream(half)).run())
                .withMessageContaining("does not begin with an array or an object");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void aFormatIsFoundByLookingOrNamedAndMayBeCompressedAndMarked(String name, String text, LoadFormat format)
            throws IOException {
        byte[] marked = ("\uFEFF" + text).getBytes(UTF_8);
        List<byte[]> files = List.of(text.getBytes(UTF_8), marked, gzipped(text.getBytes(UTF_8)), gzipped(marked));
        for (byte[] bytes : files) {
            assertLoads(movies.batchLoad(new ByteArrayInputStream(bytes)));
            assertLoads(movies.batchLoad(new ByteArrayInputStream(bytes)).format(format));
        }
    }

    private void assertLoads(BatchLoad load) {
        LoadReport report = load.run();

        assertThat(report.read()).isEqualTo(2);
        assertThat(report.written()).isEqualTo(2);
        assertThat(moviesOf(movies).values()).containsExactly(ARGO_MOVIE, RUSH_MOVIE);
        movies.delete(ARGO_MOVIE.key());
        movies.delete(RUSH_MOVIE.key());
    }

    @Test
    void aCompressedSourceMayHaveSeveralParts() throws IOException {
        byte[] parts = joined(gzipped((ARGO + "\n").getBytes(UTF_8)), gzipped(RUSH.getBytes(UTF_8)));

        assertLoads(movies.batchLoad(new Trickle(parts)));
    }

    /** A stream like a network's: it returns few bytes at a time, and available() returns 0. */
    private static final class Trickle extends FilterInputStream {
        final AtomicBoolean closed = new AtomicBoolean();

        Trickle(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, Math.min(length, 3));
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    @Test
    void whatIsReadByBitsIsReadWhole() {
        assertLoads(movies.batchLoad(new Trickle(("\uFEFF[" + ARGO + "," + RUSH + "]").getBytes(UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[", "{}", "\uFFFE", "nonsense"})
    void aStreamIsClosedHoweverTheLoadEnds(String text) {
        Trickle in = new Trickle(text.getBytes(UTF_8));
        try {
            movies.batchLoad(in).run();
        } catch (LoadFailedException e) {
            assertThat(e.report().read()).isZero();
        }

        assertThat(in.closed).isTrue();
    }

    @Test
    void aFolderIsReadInTheOrderOfItsNames() throws IOException {
        Files.write(
                folder.resolve("b.jsonl.gz"),
                gzipped("{\"year\": 1, \"title\": \"T\", \"from\": \"b\"}".getBytes(UTF_8)));
        Files.writeString(folder.resolve("c.json"), "\uFEFF[" + ARGO + ",\n {\"year\": 2}, 7]");
        Files.writeString(
                folder.resolve("a.ndjson"), "{\"year\": 1, \"title\": \"T\", \"from\": \"a\"}\n" + TYPED_RUSH);
        Files.writeString(folder.resolve("d.jsonl"), "");
        Files.writeString(folder.resolve("notes.txt"), "no movies");
        Files.createDirectory(folder.resolve("more.json"));

        LoadReport report = movies.batchLoad(folder).run();

        assertThat(report.read()).isEqualTo(6);
        assertThat(report.rejections())
                .extracting(Rejection::toString)
                .containsExactly(
                        "record 5 (c.json, line 2, column 2): /title: a movie needs a title that is a text (S), and"
                                + " there is none",
                        "record 6 (c.json, line 2, column 15): a movie is a JSON object with a year, a title, and"
                                + " anything else");
        assertThat(report.rejections().get(0).file()).contains("c.json");
        assertThat(movies.get(MovieKey.of(1, "T")).get(Attribute.named("from").asText()))
                .contains("b");
        assertThat(moviesOf(movies)).containsKeys(ARGO_MOVIE.key(), RUSH_MOVIE.key());
    }

    @Test
    void aBrokenFileOfAFolderIsNamed() throws IOException {
        Files.writeString(folder.resolve("a.json"), "[" + ARGO + "]");
        Files.writeString(folder.resolve("b.json"), "\n[" + RUSH + ",\n  oops]");

        LoadFailedException failure = failureOf(movies.batchLoad(folder));

        assertThat(failure)
                .hasMessageContaining(
                        "b.json, record 3 (line 3, column 3): it is not valid JSON: a word without quotes stands"
                                + " where JSON wants another value after the comma. Until then: 2 read");
        assertThat(failure.getMessage()).doesNotContain("oops");
    }

    @Test
    void aFolderWithoutFilesOfMoviesIsAMistake() {
        assertThat(failureOf(movies.batchLoad(folder)))
                .hasMessageContaining("the folder has no file that begins like JSON");
        assertThat(failureOf(movies.batchLoad(folder.resolve("x.json")))).hasMessageContaining("there is no such file");
    }

    private static LoadFailedException failureOf(BatchLoad load) {
        LoadFailedException failure = catchThrowableOfType(LoadFailedException.class, load::run);
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void moviesThatAProgramHas() {
        assertLoads(movies.batchLoad(List.of(ARGO_MOVIE, RUSH_MOVIE)));
        AtomicBoolean closed = new AtomicBoolean();
        assertLoads(movies.batchLoad(Stream.of(ARGO_MOVIE, RUSH_MOVIE).onClose(() -> closed.set(true))));

        assertThat(closed).isTrue();
    }

    @Test
    void ofMoviesThatAProgramHasOnesReadInPartAreRejected() {
        movies.put(RUSH_MOVIE);
        Movie part = movies.get(RUSH_MOVIE.key(), Attribute.named("other"));

        LoadReport report = movies.batchLoad(List.of(ARGO_MOVIE, part)).run();

        assertThat(report.rejections())
                .singleElement()
                .hasToString("record 2 (2013, \"Rush\"): it was read in part, and putting it would delete the rest");
        assertThat(moviesOf(movies)).containsEntry(RUSH_MOVIE.key(), RUSH_MOVIE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "[]", "[\n]", "\uFEFF[]"})
    void nothingIsLoadedFromNothing(String text) throws IOException {
        assertThat(movies.batchLoad(new ByteArrayInputStream(text.getBytes(UTF_8)))
                        .run()
                        .read())
                .isZero();
        assertThat(movies.batchLoad(new ByteArrayInputStream(gzipped(text.getBytes(UTF_8))))
                        .run()
                        .calls())
                .isZero();
        assertThat(movies.batchLoad(Stream.of()).run())
                .hasToString("0 read = 0 written + 0 superseded + 0 rejected + 0 unconfirmed; no units, 0 calls");
    }

    @ParameterizedTest
    @EnumSource
    void aFormatNamedWronglyIsToldAtOnce(LoadFormat format) {
        String text = format == LoadFormat.JSON_ARRAY ? ARGO : "[" + ARGO + "]";
        InputStream in = new ByteArrayInputStream(text.getBytes(UTF_8));

        assertThat(failureOf(movies.batchLoad(in).format(format)))
                .hasMessageContaining("record 1 (line 1, column 1): "
                        + (format == LoadFormat.JSON_ARRAY
                                ? "it does not begin with an array"
                                : "it is one JSON array, and not " + format));
    }
}
