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
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as people have them: each loads whole, or the message says what is in the way. */
class CasesTest {
    private final MovieTable movies = Database.newTable();

    @TempDir
    private Path folder;

    /** The movies that are stored, and what was said of the others, in one text. */
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
    @CsvSource(delimiter = '|', value = {"array_lines.jsonl|x", "bad_line.jsonl|x", "blank_lines.jsonl|x", "bom_middle.jsonl|x", "comma_lines.json|x", "csv.csv|x", "dyno_export.jsonl|x", "empty.json|x", "export.zip|x", "export_null_false.jsonl|x", "get_item_output.json|x", "get_item_output_consumed.json|x", "item_array.json|x", "item_plain.jsonl|x", "items_doc_client.json|x", "js_comment.json|x", "lower_types.jsonl|x", "nan.json|x", "nul_tail.json|x", "nulls.json|x", "s3_export.json.zst|x", "s3_export.jsonl|x", "s3_export.jsonl.bz2|x", "scan_items_array.json|x", "scan_items_lines.jsonl|x", "scan_output.json|x", "single_quotes.json|x", "trailing_comma.json|x", "two_arrays.json|x", "workbench.json|x", "year_float.json|x", "year_string.json|x"})
    void aFile(String name, String expected) {
        System.out.println(name + " | " + outcome(copy(name)));
    }
}
