package io.github.movietable.load;

import static io.github.movietable.testing.Tables.moviesOf;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.MovieTable;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Loads of folders: the files that are read, their order, and the list of the other files; exports to S3 with their
 * manifests.
 */
@Timeout(60)
class FoldersTest {
    private final MovieTable movies = Database.newTable();

    @TempDir
    private Path folder;

    private static String movie(String title) {
        return "{\"year\": 2001, \"title\": \"" + title + "\"}";
    }

    private static String typed(String title) {
        return "{\"Item\": {\"year\": {\"N\": \"2001\"}, \"title\": {\"S\": \"" + title + "\"}}}\n";
    }

    private void write(String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        write(name, text.getBytes(UTF_8));
    }

    private static byte[] gzipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String failureOf(Path source) {
        LoadFailedException failure = catchThrowableOfType(
                LoadFailedException.class, () -> movies.batchLoad(source).run());
        assertThat(failure).isNotNull();
        return failure.getMessage();
    }

    @Test
    void everyFileThatBeginsAsJsonIsReadAndTheOthersAreListed() {
        write("x", movie("x"));
        write("Y.JSON", " \r\n\t[" + movie("y") + "]");
        write("deep/er/z.txt", "\uFEFF\n" + movie("z"));
        write("deep/packed.data", gzipped("\n" + movie("packed")));
        write(".hidden.json", movie("hidden"));
        write(".git/a.json", movie("hidden"));
        write("a.csv", "year,title\n2001,a");
        write("b.json", "");
        write("c.zst", HexFormat.of().parseHex("28b52ffd2412"));
        write("d.bin", new byte[] {1, 2, 3, (byte) 200});
        write("e.gz", gzipped(""));
        write("f.txt", "no movies");

        LoadReport report = movies.batchLoad(folder).run();

        assertThat(moviesOf(movies))
                .containsOnlyKeys(
                        MovieKey.of(2001, "packed"),
                        MovieKey.of(2001, "x"),
                        MovieKey.of(2001, "y"),
                        MovieKey.of(2001, "z"));
        assertThat(report.passedOver())
                .containsExactly(
                        "a.csv: CSV", "b.json: empty", "c.zst: zstd", "d.bin: binary", "e.gz: empty", "f.txt: text");
        assertThat(report).asString().endsWith("e.gz: empty, f.txt: text");
    }

    @Test
    void manyOthersAreCounted() {
        for (int i = 100; i < 250; i++) {
            write("n" + i, "");
        }
        write("x", movie("x"));

        assertThat(movies.batchLoad(folder).run().passedOver())
                .hasSize(101)
                .startsWith("n100: empty")
                .endsWith("and 50 more");
    }

    @ParameterizedTest
    @CsvSource({
        "28b52ffd00, zstd",
        "502a4d1800, zstd",
        "425a6839, bzip2",
        "504b0304, zip",
        "504b0506, zip",
        "fd377a585a00, xz",
        "04224d18, lz4",
        "377abcaf271c, 7z",
        "ff060000734e61507059, snappy",
        "1f9d90, compress (.Z)",
        "526172211a0700, rar",
        "5d00008000, lzma",
        "50415231, Parquet",
        "e00100ea, Amazon Ion (binary)",
        "24696f6e5f315f30207b7d, Amazon Ion (text)",
        "4f626a01, Avro",
        "3c3f786d6c, XML or HTML",
        "efbbbf796561723b7469746c65, CSV",
        "79656172097469746c65, CSV",
        "fffe7b00, UTF-16",
        "00000000, UTF-16",
        "ff01fe02, binary",
    })
    void aSingleFileIsNeverPassedOver(String hex, String what) {
        write("x.json", HexFormat.of().parseHex(hex));
        write("y.json", movie("y"));

        assertThat(movies.batchLoad(folder).run().passedOver()).containsExactly("x.json: " + what);
        String expected = what.matches("UTF-16|binary") ? "it is UTF-16 or no text at all" : what;
        assertThat(failureOf(folder.resolve("x.json"))).contains(expected);
        LoadFailedException ofStream = catchThrowableOfType(
                LoadFailedException.class,
                () -> movies.batchLoad(new ByteArrayInputStream(HexFormat.of().parseHex(hex)))
                        .run());
        assertThat(ofStream).hasMessageContaining(expected);
    }

    @Test
    void anArchiveWithinGzipAndGzipTwiceAreNamed() {
        write("t.tgz", gzipped("name" + "\0".repeat(253) + "ustar" + "\0".repeat(300)));
        write("u.json", ("\uFEFF" + movie("u")).getBytes(UTF_16LE));

        assertThat(failureOf(folder))
                .contains("the folder has no file that begins like JSON; it has t.tgz: a tar archive, u.json: UTF-16");
    }

    @Test
    void aFileOfAFolderWhoseCompressionIsDamagedEndsTheLoad() {
        byte[] damaged = gzipped(movie("x"));
        damaged[12] ^= 0x55;
        write("a.gz", damaged);
        write("b", new byte[] {0x1f, (byte) 0x8b});

        assertThat(failureOf(folder)).contains("a.gz, record 1").contains("its compression by gzip is damaged");
    }

    @Test
    void linksAreFollowedOnceAndLoopsEnd() throws IOException {
        write("a/x.json", movie("x"));
        write("b/y.json", movie("y"));
        Files.createSymbolicLink(folder.resolve("a/to-b"), folder.resolve("b"));
        Files.createSymbolicLink(folder.resolve("b/to-a"), folder.resolve("a"));
        Files.createSymbolicLink(folder.resolve("a/up"), folder);
        Files.createSymbolicLink(folder.resolve("a/self"), folder.resolve("a/self"));
        Files.createSymbolicLink(folder.resolve("b/nothing"), folder.resolve("gone"));
        Files.createSymbolicLink(folder.resolve("x-again.json"), folder.resolve("a/x.json"));

        LoadReport report = movies.batchLoad(folder).run();

        assertThat(report.read()).isEqualTo(2);
        assertThat(report.passedOver())
                .containsExactly("a/self: a link to nothing", "a/to-b/nothing: a link to nothing");
    }

    private void export(String id, String data, int items, int summed) {
        write(
                id + "/manifest-summary.json",
                "{\"version\": \"2020-06-30\", \"itemCount\": " + summed
                        + ", \"tableArn\": \"arn:aws:dynamodb:eu-west-1:1:table/Movies\", \"outputFormat\": \"DYNAMODB_JSON\"}");
        write(
                id + "/manifest-files.json",
                "{\"itemCount\": 0, \"dataFileS3Key\": \"p/" + id + "/data/empty.json.gz\"}\n" + "{\"itemCount\": "
                        + items + ", \"md5Checksum\": \"x\", \"dataFileS3Key\": \"p/" + data + "\"}\n");
        write(id + "/manifest-files.checksum", "x");
        write(id + "/_started", "");
        write(id + "/data/empty.json.gz", gzipped(""));
    }

    @Test
    void ofAnExportTheFilesAreReadThatItsManifestNames() {
        export("AWSDynamoDB/01", "AWSDynamoDB/01/data/a.json.gz", 2, 2);
        write("AWSDynamoDB/01/data/a.json.gz", gzipped(typed("a") + typed("b")));
        write("AWSDynamoDB/01/data/stray.json", typed("stray"));

        for (String named : new String[] {"", "AWSDynamoDB", "AWSDynamoDB/01"}) {
            LoadReport report = movies.batchLoad(folder.resolve(named)).run();
            assertThat(report.written()).as(named).isEqualTo(2);
            assertThat(report.passedOver())
                    .singleElement()
                    .asString()
                    .endsWith("data/stray.json: JSON that no manifest names");
        }
    }

    @Test
    void anIncrementalExportHasItsDataBesideIt() {
        export("AWSDynamoDB/02", "AWSDynamoDB/data/b.json.gz", 1, 1);
        String change = "{\"Metadata\": {}, \"Keys\": {}, \"NewImage\": "
                + typed("b").strip().substring(9).replaceFirst("}$", "}");
        write("AWSDynamoDB/data/b.json.gz", gzipped(change));

        assertThat(movies.batchLoad(folder.resolve("AWSDynamoDB/02")).run().written())
                .isEqualTo(1);
        assertThat(movies.batchLoad(folder).run().written()).isEqualTo(1);
    }

    @Test
    void aFileThatIsMissingAndACountThatDiffersAreErrors() {
        export("e", "AWSDynamoDB/e/data/a.json.gz", 2, 2);
        assertThat(failureOf(folder))
                .contains("lacks the file of data p/AWSDynamoDB/e/data/a.json.gz")
                .contains("Until then: 0 read");

        write("e/data/a.json.gz", gzipped(typed("a")));
        assertThat(failureOf(folder))
                .contains("the file e/data/a.json.gz has 1 records, but the manifest of the export says 2");

        write("e/data/a.json.gz", gzipped(typed("a") + typed("b") + typed("c")));
        assertThat(failureOf(folder)).contains("the file e/data/a.json.gz has 3 records");

        export("e", "AWSDynamoDB/e/data/a.json.gz", 3, 4);
        assertThat(failureOf(folder))
                .contains("manifest-summary.json counts 4 items, and the files in manifest-files.json have 3")
                .contains("Until then: 0 read");
    }

    @Test
    void exportsThatCanNotBeReadAreToldAtOnce() {
        write("manifest-summary.json", "{\"itemCount\": 1, \"outputFormat\": \"ION\"}");
        write("x.json", movie("x"));
        assertThat(failureOf(folder)).contains("has no manifest-files.json");

        write("manifest-files.json", "{\"itemCount\": 1, \"dataFileS3Key\": \"x.json\"}");
        assertThat(failureOf(folder)).contains("is written as ION");
        assertThat(failureOf(folder.resolve("manifest-summary.json"))).contains("load the folder that it is in");

        write("manifest-summary.json", "{\"itemCount\"");
        assertThat(failureOf(folder)).contains("manifest-summary.json is damaged");
    }

    @Test
    void exportsOfSeveralTablesAreNotMixed() {
        for (String id : new String[] {"1", "2"}) {
            export(id, id + "/data/a.json.gz", 1, 1);
            write(id + "/data/a.json.gz", gzipped(typed("a")));
        }
        assertThat(movies.batchLoad(folder).run().read()).isEqualTo(2);

        write("2/manifest-summary.json", "{\"itemCount\": 1, \"tableArn\": \"other\"}");
        assertThat(failureOf(folder)).contains("exports of several tables").contains("name the folder of one export");
    }
}
