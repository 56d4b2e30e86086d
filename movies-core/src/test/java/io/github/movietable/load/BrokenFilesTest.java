package io.github.movietable.load;

import static io.github.movietable.load.Loads.failure;
import static io.github.movietable.load.Loads.file;
import static io.github.movietable.testing.Faults.answering;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Units;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that can't be read to their end: the load fails, says where, and accounts for what was done until then. */
class BrokenFilesTest {
    private static final String TWO =
            "[{\"year\": 1985, \"title\": \"Rän\", \"a\": [1.5e3, true, {}]},\n {\"year\": 1985, \"title\": \"secret\"}]";

    @TempDir
    Path folder;

    private final MovieTable movies = Database.newTable();

    /** A load that fails before or after it has sent anything: DynamoDB takes all that it is sent. */
    private LoadFailedException broken(byte[] content) {
        FaultyHttp http = FaultyHttp.scripted(attempt -> answering("{UnprocessedItems: {}}"));
        return failure(Loads.load(http, new FakeTicker(), "Movies", file(folder, content)));
    }

    private LoadFailedException broken(String content) {
        return broken(content.getBytes(UTF_8));
    }

    private static String nested(int depth) {
        return "[{\"year\": 1985, \"title\": \"Ran\", \"a\": " + "[".repeat(depth) + "]".repeat(depth) + "}]";
    }

    @Test
    void aFileCutOffAtAnyByteIsNeverASuccess() {
        byte[] whole = TWO.getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            LoadFailedException failure = broken(Arrays.copyOf(whole, length));
            assertThat(failure.report().read()).as("cut at " + length).isLessThanOrEqualTo(2);
            assertThat(failure).hasMessageContaining("(line ").hasMessageNotContainingAny("secret", "Rän");
        }
    }

    @Test
    void aFileCutOffWithinARecordSaysSo() {
        assertThat(broken(TWO.substring(0, 60)))
                .hasMessageContaining("it ends in the middle of a record (line 2, column ")
                .hasMessageContaining("Until then: 1 read = ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "7",
                "\"movies\"",
                "{}",
                "{\"movies\": []}",
                "[{\"year\": 1985,}]",
                "[],",
                "[] []",
                "[{\"year\": 1985 \"title\": 2}]",
                "[{year: 1985}]",
                "[NaN]",
                "[/* */]",
                "[01]",
                "['a']",
                "[{\"a\": tru}]"
            })
    void whatIsNoJsonArrayIsRefusedWithItsPlace(String content) {
        assertThat(broken(content)).hasMessageContaining("(line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1, \"a\": 2}",
                "{\"info\": {\"b\": 1, \"c\": 2, \"b\": 1}}",
                "{\"year\": 1, \"year\": 1}"
            })
    void namesMayNotBeThereTwice(String record) {
        assertThat(broken("[\n" + record + "]")).hasMessageContaining("(line 2, column ");
    }

    @Test
    void theTextMustBeUtf8() {
        assertThat(broken(TWO.getBytes(ISO_8859_1)).report().read()).isZero();
        assertThat(broken(new byte[] {'[', '"', (byte) 0xff, '"', ']'}).report().read())
                .isZero();
        assertThat(broken(new byte[] {'[', '"', (byte) 0xe4, (byte) 0xb8, '"', ']'})
                        .report()
                        .read())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 5_000, 100_000})
    void bottomlessNestingIsRefusedAsSuch(int depth) {
        assertThat(broken(nested(depth))).hasMessageContaining("nested over 500 deep");
    }

    @Test
    void endlessNumbersAreRefusedAsSuch() {
        assertThat(broken("[{\"year\": 1985, \"title\": \"Ran\", \"a\": " + "1".repeat(1_000_000) + "}]"))
                .hasMessageContaining("a number of over 1,000 digits");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(failure(movies.batchLoad(folder.resolve("none.json"))))
                .hasMessageContainingAll("loading", "none.json: there is no such file", "0 read")
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(failure(movies.batchLoad(folder)))
                .hasMessageContaining("directory")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void whatWasWrittenBeforeTheBreakIsReportedAndStored() {
        String many = Loads.movies(400);
        LoadReport report = failure(movies.batchLoad(file(folder, many.substring(0, many.length() - 5))))
                .report();

        assertThat(report.read()).isEqualTo(399);
        assertThat(report.written()).isPositive().isEqualTo(movies.scan().count());
        assertThat(report.unattempted()).isEqualTo(399 - report.written());
        assertThat(report.units()).isEqualTo(Units.ofWrites((double) report.written()));
    }

    @Test
    void rejectionsBeforeTheBreakAreReportedToo() {
        LoadReport report =
                broken("[7, {\"year\": 1985, \"title\": \"Ran\"}, {]").report();

        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.rejections()).extracting(Rejection::record).containsExactly(1L);
        assertThat(report.unattempted()).isEqualTo(1);
    }
}
