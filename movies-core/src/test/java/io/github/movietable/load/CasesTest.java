package io.github.movietable.load;

import static io.github.movietable.testing.Tables.moviesOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.testing.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as users have them: each is loaded completely, or the message says what is wrong. */
class CasesTest {
    private static final String BOTH = "[(1985, \"Brazil\"), (2013, \"Rush\")]";

    private final MovieTable movies = Database.newTable();

    @TempDir
    private Path folder;

    /** The movies that are stored, and the messages about the other records, in one text. */
    private String outcome(Path source) {
        String said;
        try {
            LoadReport report = movies.batchLoad(source).run();
            said = report.rejections().stream().map(each -> "; " + each).collect(Collectors.joining())
                    + (report.read() > 0 ? "" : "; " + report);
        } catch (LoadFailedException e) {
            said = "; FAILED " + e.getMessage();
        }
        return moviesOf(movies).keySet() + said;
    }

    private Path copy(String name) {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/cases/" + name), name)) {
            Path copy = folder.resolve(name);
            Files.copy(in, copy);
            return copy;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "array_lines.jsonl, 3",
        "blank_lines.jsonl, 2",
        "get_item_output.json, 1",
        "get_item_output_consumed.json, 1",
        "item_array.json, 2",
        "item_plain.jsonl, 2",
        "items_doc_client.json, 2",
        "nulls.json, 1",
        "s3_export.jsonl, 2",
        "scan_items_array.json, 2",
        "scan_items_lines.jsonl, 2",
        "scan_output.json, 2",
        "two_arrays.json, 2",
        "workbench.json, 2",
    })
    void loadsWhole(String name, int count) {
        LoadReport report = movies.batchLoad(copy(name)).run();

        assertThat(report.rejections()).isEmpty();
        assertThat(report.written()).isEqualTo(count);
        assertThat(moviesOf(movies)).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bad_line.jsonl         | [(1985, \"Brazil\"), (2013, \"Rush\")]; record 2 (bad_line.jsonl, line 2, column 1): it is not valid JSON: a double quote stands where JSON wants a comma, or a closing brace (line 2, column 31)",
                "bom_middle.jsonl       | record 2 (line 2, column 3): it is not valid JSON: a second byte order mark stands where JSON wants an object",
                "comma_lines.json       | (line 2, column 31): it is not valid JSON: a comma stands where JSON wants an object, an array or the end",
                "csv.csv                | record 1 (line 1, column 1): it does not begin with an array or an object, and seems to be CSV; what is read is JSON",
                "dyno_export.jsonl      | [(2013, \"Rush\")]; record 1 (dyno_export.jsonl, line 1, column 1): it describes a table, and is not a movie",
                "empty.json             | []; 0 read = 0 written + 0 superseded + 0 rejected + 0 unconfirmed; no units, 0 calls; the source is empty",
                "export.zip             | it is compressed by zip, and only gzip is read: unpack it first",
                "export_null_false.jsonl| [(2013, \"x\")]; record 2 (export_null_false.jsonl, line 2, column 1) (2013, \"y\"): /Item/ss/SS: a set can't be empty",
                "js_comment.json        | it is not valid JSON: it begins with a comment, and JSON has none",
                "lower_types.jsonl      | /year/n: a type is written in capitals: N and not n",
                "nan.json               | it is not valid JSON: NaN stands where JSON wants a value",
                "nul_tail.json          | record 2 (line 1, column 31): a zero byte (NUL) stands here, and JSON has none",
                "s3_export.json.zst     | it is compressed by zstd, and only gzip is read: unpack it first",
                "s3_export.jsonl.bz2    | it is compressed by bzip2, and only gzip is read: unpack it first",
                "single_quotes.json     | (line 1, column 3): it is not valid JSON: a single quote stands where JSON wants a name in double quotes",
                "trailing_comma.json    | (line 3, column 1): it is not valid JSON: a closing bracket stands where JSON wants another value after the comma",
                "year_float.json        | [(2013, \"A\"), (2013, \"B\")]; record 3 (year_float.json, line 1, column 59): /year: a year must be a whole number of 32 bits; record 4",
                "year_string.json       | [(2013, \"Rush 2\")]; record 1 (year_string.json, line 1, column 2): /year: a movie needs a year that is a number (N), not S",
            })
    void orTheMessageSaysWhatIsInTheWay(String name, String expected) {
        assertThat(outcome(copy(name))).contains(expected);
    }

    @Test
    void anExportWithItsManifests() throws IOException {
        Path data = Files.createDirectories(folder.resolve("E/data"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data.resolve("x.json.gz")))) {
            Files.copy(copy("s3_export.jsonl"), out);
        }
        Files.writeString(
                folder.resolve("E/manifest-summary.json"),
                "{\"version\":\"2020-06-30\",\"itemCount\":2,\"outputFormat\":\"DYNAMODB_JSON\"}");
        Files.writeString(
                folder.resolve("E/manifest-files.json"),
                "{\"itemCount\":2,\"dataFileS3Key\":\"AWSDynamoDB/0/data/x.json.gz\"}");

        assertThat(outcome(folder.resolve("E"))).isEqualTo(BOTH);
    }

    @Test
    void aFolderOfManyNames() throws IOException {
        Path files = Files.createDirectories(folder.resolve("F/sub")).getParent();
        String second = "{\"year\":2002,\"title\":\"b\"}";
        Files.writeString(files.resolve("a.json"), "{\"year\":2001,\"title\":\"a\"}");
        for (String name : new String[] {"B.JSON", "sub/c.json", "part-00000"}) {
            Files.writeString(files.resolve(name), second);
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(files.resolve("e.gz")))) {
            Files.copy(files.resolve("B.JSON"), out);
        }

        LoadReport report = movies.batchLoad(files).run();

        assertThat(report.read()).isEqualTo(5);
        assertThat(report.passedOver()).isEmpty();
        assertThat(moviesOf(movies)).hasSize(2);
    }
}
