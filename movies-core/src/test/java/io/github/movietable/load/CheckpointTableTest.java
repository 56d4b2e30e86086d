package io.github.movietable.load;

import static io.github.movietable.testing.FaultyHttp.Fault.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.movietable.MovieTable;
import io.github.movietable.model.NoSuchTableException;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Faults;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint belongs to one table, and not to a later table of the same name. */
class CheckpointTableTest {
    private static final int MOVIES = 60;
    private static final String OTHER = "it is of a load into an earlier table of this name, ";
    private static final Fault DENIED = Faults.refusing("AccessDeniedException");

    @TempDir
    Path folder;

    private final MovieTable movies = Database.newTable();
    private Path file;
    private Path checkpoint;

    @BeforeEach
    void nameFiles() {
        file = Loads.file(folder, Loads.movies(MOVIES));
        checkpoint = folder.resolve("checkpoint");
    }

    /** A table with this description, which accepts some batches and then fails. */
    private FaultyHttp described(Fault description, int batchesBeforeFailure) {
        return FaultyHttp.scripted(attempt -> switch (attempt.operation()) {
            case "DescribeTable" -> description;
            case "BatchWriteItem" -> attempt.number() < batchesBeforeFailure ? NONE : DENIED;
            default -> NONE;
        });
    }

    private static Fault with(Consumer<ObjectNode> change) {
        return Faults.changing(answer -> {
            JsonNode table = answer.get("Table");
            change.accept((ObjectNode) table);
            return answer;
        });
    }

    private static Fault withId(String id) {
        return with(table -> table.put("TableId", id));
    }

    private static Fault withIdAlone(String id) {
        return with(table -> table.put("TableId", id).remove("CreationDateTime"));
    }

    private BatchLoad load(FaultyHttp http) {
        return Database.through(http, movies).batchLoad(file).resume(checkpoint);
    }

    private void breakOff(Fault description) {
        breakOff(description, 2);
    }

    private void breakOff(Fault description, int batches) {
        assertThat(Loads.failure(load(described(description, batches))).report().written())
                .isBetween(1L, MOVIES - 1L);
    }

    private LoadReport resumed(Fault description) {
        LoadReport report = Loads.accounted(load(described(description, MOVIES)).run());
        assertThat(report.written()).isEqualTo(MOVIES);
        assertThat(movies.scan().count()).isEqualTo(MOVIES);
        return report;
    }

    private void refused(Fault description, String why) {
        FaultyHttp http = described(description, MOVIES);
        assertThat(Loads.failure(load(http)))
                .hasMessageContainingAll(why, "the checkpoint " + checkpoint + " can't be used", "delete it to load");
        assertThat(http.attempts("BatchWriteItem")).isZero();
        assertThat(checkpoint).exists();
    }

    @Test
    void aTableThatWasMadeAnewIsAnother() {
        breakOff(NONE);
        movies.drop();
        movies.create();

        refused(NONE, OTHER + "created at ");
        assertThat(movies.scan().count()).isZero();
    }

    @Test
    void aTableWithAnotherIdIsAnother() {
        breakOff(withId("1-a"));

        refused(withId("1-b"), OTHER + "with the id 1-a, not 1-b");
        refused(withIdAlone("1-b"), OTHER + "with the id 1-a, not 1-b");
        assertThat(resumed(withId("1-a")).remarks()).isEmpty();
    }

    @Test
    void theSameTableIsGoneOnWith() {
        breakOff(NONE);

        FaultyHttp http = described(NONE, MOVIES);
        LoadReport report = load(http).capacityLimit(1000).run();

        assertThat(report.written()).isEqualTo(MOVIES);
        assertThat(report.remarks()).isEmpty();
        assertThat(http.attempts("DescribeTable")).isOne();
    }

    @Test
    void ifItCantBeToldTheReportSaysSo() {
        breakOff(NONE);

        LoadReport report = resumed(DENIED);

        assertThat(report.remarks()).singleElement().asString().contains("DescribeTable gave no id");
        assertThat(report).asString().endsWith("; " + report.remarks().get(0));
    }

    @Test
    void whatOneRunCouldNotLearnIsKeptFromTheRunBefore() {
        breakOff(NONE);
        breakOff(DENIED, 0);
        movies.drop();
        movies.create();

        refused(NONE, OTHER);
    }

    @Test
    void whatTheFirstRunCouldNotLearnIsKnownFromTheSecondOn() {
        breakOff(DENIED);
        breakOff(withId("1-a"), 0);

        refused(withId("1-b"), OTHER);
    }

    @Test
    void aLoadThatBeginsHasNothingToCompare() {
        assertThat(resumed(DENIED).remarks()).isEmpty();
    }

    @Test
    void aTableThatIsMissingHoldsNothingOfWhatTheCheckpointCounts() {
        breakOff(NONE);
        movies.drop();

        assertThat(Loads.failure(load(described(NONE, MOVIES)))).hasCauseInstanceOf(NoSuchTableException.class);
    }

    @Test
    void aRefusedResumeLeavesTheRejectsAsTheyAre() throws IOException {
        breakOff(NONE);
        Path rejects = Files.writeString(folder.resolve("rejects"), "those of the earlier part");
        movies.drop();
        movies.create();

        assertThat(Loads.failure(load(described(NONE, MOVIES)).rejectsTo(rejects)))
                .hasMessageContaining(OTHER);
        assertThat(rejects).hasContent("those of the earlier part");
    }

    /** A checkpoint of an earlier version, which did not identify the table. */
    @Test
    void anOldCheckpointIsRead() throws IOException {
        breakOff(NONE);
        String text = Files.readString(checkpoint);
        String body = text.substring(0, text.indexOf(" checksum="))
                .replaceFirst("load 2", "load 1")
                .replaceFirst(" id=\\S* created=\\S*", "")
                .replaceFirst(" deleted=\\d+", "");
        assertThat(body).startsWith("movies-load 1 table=" + movies.name() + " record=");
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        Files.writeString(checkpoint, body + " checksum=" + HexFormat.of().toHexDigits((int) crc.getValue()) + "\n");

        FaultyHttp http = described(NONE, MOVIES);
        LoadReport report = load(http).run();

        assertThat(report.written()).isEqualTo(MOVIES);
        assertThat(http.bodies("BatchWriteItem").stream()
                        .mapToInt(sent -> Loads.keys(sent).size())
                        .sum())
                .as("what was done is not done again")
                .isLessThan(MOVIES);
        assertThat(report.remarks()).singleElement().asString().contains("the checkpoint does not identify its table");
    }
}
