package io.github.movietable.load;

import static io.github.movietable.testing.Tables.moviesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.movietable.MovieTable;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Data;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Films;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The content and format of exported files; loading them again gives the same table. */
class ExportTest {
    private static final MovieKey RUSH = MovieKey.of(2013, "Rush");

    private final MovieTable movies = Database.newTable();

    @TempDir
    private Path folder;

    /** An item with every type that plain JSON has, at its limits. */
    private static Map<String, AttributeValue> carried() {
        Map<String, AttributeValue> item = new LinkedHashMap<>(RUSH.toItem());
        item.put("digits", fromN("1234567890.1234567890123456789012345678"));
        item.put("largest", fromN("9.9999999999999999999999999999999999999E+125"));
        item.put("smallest", fromN("-1E-130"));
        item.put("null", fromNul(true));
        item.put("booleans", fromL(List.of(fromBool(true), fromBool(false), fromNul(true))));
        item.put("empty", fromM(Map.of("text", fromS(""), "list", fromL(List.of()), "map", fromM(Map.of()))));
        item.put("nested", fromL(List.of(fromL(List.of(fromM(Map.of("a~/b", fromL(List.of(fromN("1"))))))))));
        item.put("text", fromS("\"Amélie\"\\\n\t\u0000\u2028 𝄞 </script>"));
        return item;
    }

    /** An item with every type that DynamoDB has. */
    private static Map<String, AttributeValue> everything() {
        Map<String, AttributeValue> item = carried();
        item.put("tags", fromSs(List.of("a", "b")));
        item.put("numbers", fromNs(List.of("1", "-2.5", "12345678901234567890123456789012345678")));
        item.put("binary", fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 62, 63})));
        item.put("nothing", fromB(SdkBytes.fromByteArray(new byte[0])));
        item.put("binaries", fromBs(List.of(SdkBytes.fromUtf8String("one"), SdkBytes.fromUtf8String("two"))));
        item.put("within", fromL(List.of(fromM(Map.of("set", fromSs(List.of("c")))))));
        return item;
    }

    private static MovieTable loaded(Path file) {
        MovieTable copy = Database.newTable();
        LoadReport report = copy.batchLoad(file).run();
        assertThat(report.written()).as("%s", report).isEqualTo(report.read());
        return copy;
    }

    private static Map<String, AttributeValue> itemOf(MovieTable table) {
        return table.consistent().get(RUSH).toItem();
    }

    @ParameterizedTest
    @CsvSource({
        "films.json,",
        "films.jsonl,",
        "films.NDJSON.GZ,",
        "films.json.gz,",
        "films.json, DYNAMODB_JSON",
        "films.gz, DYNAMODB_JSON"
    })
    void theFilmsExportedAndLoadedAgain(String name, LoadFormat format) throws IOException {
        Path file = folder.resolve(name);
        Export export = Films.table().exportTo(file);

        ExportReport report = (format == null ? export : export.format(format)).run();

        assertThat(report.movies()).isEqualTo(Films.all().size());
        assertThat(report.marked()).isZero();
        assertThat(report.bytes()).isEqualTo(Files.size(file));
        assertThat(moviesOf(loaded(file)).values()).containsExactlyElementsOf(Films.all());
    }

    @Test
    void theLabsMoviesExportedAndLoadedAgain() {
        assumeTrue(Data.lab().isPresent(), "the lab's file is not at hand");
        movies.batchLoad(Data.lab().get()).run();
        Path file = folder.resolve("lab.json.gz");

        ExportReport report = movies.exportTo(file).run();

        assertThat(report.movies()).isEqualTo(4610);
        assertThat(moviesOf(loaded(file)).values())
                .containsExactlyElementsOf(Films.moviesOf(Data.lab().get()));
    }

    @Test
    void dynamoDbJsonCarriesEveryType() {
        movies.put(Movie.fromItem(everything()));
        Map<String, AttributeValue> stored = itemOf(movies);
        Path file = folder.resolve("all.jsonl");

        movies.exportTo(file).format(LoadFormat.DYNAMODB_JSON).run();

        assertThat(stored).hasSameSizeAs(everything());
        assertThat(itemOf(loaded(file))).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"some.json", "some.jsonl"})
    void plainJsonCarriesAllButSetsAndBinary(String name) throws IOException {
        movies.put(Movie.fromItem(carried()));
        Map<String, AttributeValue> stored = itemOf(movies);
        Path file = folder.resolve(name);

        movies.exportTo(file).run();

        assertThat(Files.readString(file)).contains("\"digits\":1234567890.1234567890123456789012345678,");
        assertThat(itemOf(loaded(file))).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "tags, /tags, text sets (SS)",
        "numbers, /numbers, number sets (NS)",
        "binary, /binary, binary (B)",
        "binaries, /binaries, binary sets (BS)",
        "within, /within/0/set, text sets (SS)"
    })
    void plainJsonRefusesWhatItCantCarry(String attribute, String pointer, String type) {
        movies.put(Movie.fromItem(Map.of(
                "year",
                fromN("2013"),
                "title",
                fromS("Rush"),
                attribute,
                everything().get(attribute))));

        assertThatThrownBy(() -> movies.exportTo(folder.resolve("x.json")).run())
                .isInstanceOf(ExportFailedException.class)
                .hasMessageContaining("x.json: (2013, \"Rush\"): " + pointer + ": plain JSON has no " + type)
                .hasMessageContaining("DYNAMODB_JSON")
                .hasRootCauseInstanceOf(InvalidMovieException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void valuesThatPlainJsonLacksAreWrittenIfTheCallerAsksForIt() throws IOException {
        movies.put(Movie.of(2012, "Argo"));
        movies.put(Movie.fromItem(Map.of(
                "year", fromN("2013"),
                "title", fromS("Rush"),
                "binaries", fromBs(List.of(SdkBytes.fromUtf8String("two"))),
                "binary", fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 62, 63})),
                "numbers", fromNs(List.of("-2.5")),
                "tags", fromSs(List.of("a")))));
        Path file = folder.resolve("marked.jsonl");

        ExportReport report = movies.exportTo(file).segments(1).markUncarried().run();

        assertThat(Files.readAllLines(file))
                .contains("{\"year\":2013,\"title\":\"Rush\",\"binaries\":[\"dHdv\"],\"binary\":\"AP8+Pw==\","
                        + "\"numbers\":[-2.5],\"tags\":[\"a\"]}");
        assertThat(report.marked()).isOne();
        assertThat(report)
                .hasToString(report.movies() + " movies, 1 of them not as stored, " + report.bytes() + " bytes; "
                        + report.units() + ", 1 call");
    }

    @Test
    void theLabsFormat() throws IOException {
        movies.put(Movie.fromItem(Map.of(
                "zeta", fromBool(true),
                "info", fromM(Map.of("rating", fromN("8.3"), "plot", fromS("A plot."))),
                "alpha", fromNul(true),
                "title", fromS("Rush"),
                "year", fromN("2013"))));
        String rush = "{\"year\":2013,\"title\":\"Rush\",\"alpha\":null,"
                + "\"info\":{\"plot\":\"A plot.\",\"rating\":8.3},\"zeta\":true}\n";

        assertThat(written("one.json")).isEqualTo("[\n" + rush + "]\n");
        assertThat(written("one.jsonl")).isEqualTo(rush);
        movies.put(Movie.of(2013, "Argo"));
        assertThat(written("two.json")).isEqualTo("[\n{\"year\":2013,\"title\":\"Argo\"},\n" + rush + "]\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 30, 40, 41, 300})
    void attributesInTheirOrderHoweverManyThereAre(int count) throws IOException {
        Map<String, AttributeValue> members = new HashMap<>();
        for (int i = 0; i < count; i++) {
            members.put("member" + i, fromN(Integer.toString(i)));
        }
        Map<String, AttributeValue> item = new HashMap<>(members);
        item.put("all", fromM(members));
        item.putAll(RUSH.toItem());
        movies.put(Movie.fromItem(item));

        String line = written("many.jsonl");

        List<String> sorted = members.keySet().stream().sorted().toList();
        JsonNode tree = new ObjectMapper().readTree(line);
        List<String> names = new ArrayList<>(List.of("year", "title", "all"));
        names.addAll(sorted);
        assertThat(tree.fieldNames()).toIterable().containsExactlyElementsOf(names);
        assertThat(tree.get("all").fieldNames()).toIterable().containsExactlyElementsOf(sorted);
        assertThat(tree.get("all").properties())
                .allMatch(
                        each -> each.getKey().equals("member" + each.getValue().asText()));
    }

    private String written(String name) throws IOException {
        Path file = folder.resolve(name);
        movies.exportTo(file).run();
        return Files.readString(file);
    }

    @Test
    void anEmptyTable() throws IOException {
        assertThat(written("none.json")).isEqualTo("[\n]\n");
        assertThat(written("none.jsonl")).isEmpty();
        assertThat(moviesOf(loaded(folder.resolve("none.json")))).isEmpty();
        assertThat(moviesOf(loaded(folder.resolve("none.jsonl")))).isEmpty();
    }

    @Test
    void theNameSaysWhetherItIsCompressed() throws IOException {
        Path file = folder.resolve("none.json.gz");
        movies.exportTo(file).run();

        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(in.readAllBytes()).asString().isEqualTo("[\n]\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"movies", "movies.csv", "json", "movies.json.zip"})
    void aNameThatSaysNoFormat(String name) {
        Export export = movies.exportTo(folder.resolve(name));

        assertThatIllegalArgumentException()
                .isThrownBy(export::run)
                .withMessageContaining(name + " does not say how to write it");
        assertThatIllegalArgumentException().isThrownBy(export::explain);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void aNamedFormatNeedsNoName(LoadFormat format) {
        Path file = folder.resolve("movies");
        movies.put(Movie.of(2013, "Rush"));
        movies.exportTo(file).format(format).run();

        assertThat(moviesOf(loaded(file))).containsOnlyKeys(RUSH);
    }

    @Test
    void explained() {
        assertThat(movies.consistent()
                        .exportTo(Path.of("x.jsonl.gz"))
                        .segments(3)
                        .explain())
                .isEqualToNormalizingNewlines("""
                        Scan of the table %s, all of it
                          segments: 3 at a time
                          written to: x.jsonl.gz as JSON_LINES, by gzip
                          values that plain JSON lacks: end the export
                          cost: a read unit for each 4 KB of the table""".formatted(movies.name()));
        assertThat(movies.exportTo(Path.of("x"))
                        .format(LoadFormat.DYNAMODB_JSON)
                        .markUncarried()
                        .explain())
                .contains("x as DYNAMODB_JSON", "arrays and base64", "8 KB");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 33})
    void segmentsHaveBounds(int count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> movies.exportTo(folder).segments(count))
                .withMessageContaining("1 to 32, not " + count);
    }
}
