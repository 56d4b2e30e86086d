package io.github.movietable.load;

import static io.github.movietable.load.Loads.accounted;
import static io.github.movietable.testing.FaultyHttp.Fault.NONE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Faults;
import io.github.movietable.testing.FaultyHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loads carry out the deletions of a source only with applyingDeletes(), in the source's order. */
class DeletionsTest {
    private static final String RAN = key(1985, "Ran");
    private static final String BRAZIL = key(1985, "Brazil");
    private static final Movie STORED = Movie.of(1985, "Ran");

    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable movies = Database.through(http, Database.newTable());

    @TempDir
    private Path folder;

    private static String key(int year, String title) {
        return "{\"year\": {\"N\": \"%d\"}, \"title\": {\"S\": \"%s\"}}".formatted(year, title);
    }

    @BeforeEach
    void oneIsStored() {
        movies.put(STORED);
    }

    /** Sources that put Brazil, delete Ran, and delete a movie that does not exist. */
    static Stream<String> sources() {
        String other = key(1, "not there");
        return Stream.of(
                "{\"OWN\": [{\"PutRequest\": {\"Item\": " + BRAZIL + "}}, {\"DeleteRequest\": {\"Key\": " + RAN
                        + "}}, {\"DeleteRequest\": {\"Key\": " + other + "}}]}",
                "{\"RequestItems\": {\"OWN\": [{\"PutRequest\": {\"Item\": " + BRAZIL
                        + "}}]}}\n{\"RequestItems\": {\"OWN\":" + " [{\"DeleteRequest\": {\"Key\": " + RAN
                        + "}}, {\"DeleteRequest\": {\"Key\": " + other + "}}]}}",
                "{\"Metadata\": {}, \"Keys\": " + BRAZIL + ", \"NewImage\": " + BRAZIL
                        + "}\n{\"Metadata\": {}, \"Keys\": " + RAN + ", \"OldImage\": " + RAN
                        + "}\n{\"Metadata\": {}, \"Keys\": " + other + "}");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace("OWN", movies.name()));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void deletesIfItIsToldTo(String source) throws IOException {
        LoadReport report = accounted(
                movies.batchLoad(file("x.json", source)).applyingDeletes().run());

        assertThat(report.written()).isEqualTo(3);
        assertThat(report.deleted()).isEqualTo(2);
        assertThat(report).asString().contains("3 written", "2 of the written were deletions");
        assertThat(movies.scan().list()).containsExactly(Movie.of(1985, "Brazil"));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void elseItEndsBeforeTheFirstWrite(String source) throws IOException {
        Path file = file("x.json", source);

        assertRefused(movies.batchLoad(file), "it has 2 deletions, the first at x.json, line ");
        assertRefused(
                movies.batchLoad(new ByteArrayInputStream(Files.readAllBytes(file))),
                "it has 2 deletions, the first at line ");
    }

    private void assertRefused(BatchLoad load, String why) {
        LoadFailedException failure = catchThrowableOfType(LoadFailedException.class, load::run);

        assertThat(failure)
                .hasMessageContaining(why)
                .hasMessageContaining("A load deletes movies only with applyingDeletes()");
        assertThat(failure.report().read()).isZero();
        assertThat(http.attempts("BatchWriteItem")).isZero();
        assertThat(movies.scan().list()).containsExactly(STORED);
    }

    @Test
    void ofAFolderAllFilesAreLookedThroughFirst() throws IOException {
        file("a.json", "[{\"year\": 2012, \"title\": \"Argo\"}]");
        file("b.json", "{\"Keys\": " + BRAZIL + ", \"NewImage\": " + BRAZIL + "}\n{\"Keys\": " + RAN + "}");

        assertRefused(movies.batchLoad(folder), "it has 1 deletion, the first at b.json, line 2");
        assertThat(movies.batchLoad(folder).applyingDeletes().run().deleted()).isEqualTo(1);
    }

    @Test
    void deletionsOfAnotherTableDoNotMatter() throws IOException {
        Path file = file(
                "x.json",
                "{\"other\": [{\"DeleteRequest\": {\"Key\": " + RAN + "}}], \"OWN\": [{\"PutRequest\": {\"Item\": "
                        + BRAZIL + "}}]}");

        assertThat(movies.batchLoad(file).run().written()).isEqualTo(1);
        assertThat(movies.find(STORED.key())).isPresent();
    }

    @Test
    void aDeletionAfterRecordsOfAnotherKindEndsTheLoadThere() {
        String text = "{\"Item\": " + BRAZIL + "}\n{\"DeleteRequest\": {\"Key\": " + RAN + "}}";

        LoadFailedException failure = catchThrowableOfType(
                LoadFailedException.class,
                () -> movies.batchLoad(new ByteArrayInputStream(text.getBytes(UTF_8)))
                        .run());

        assertThat(failure).hasMessageContaining("record 2 (line 2, column 1): it is a deletion");
        assertThat(movies.find(STORED.key())).isPresent();
    }

    @Test
    void theLaterOfAPutAndADeletionWins() throws IOException {
        String put = "{\"Keys\": " + RAN + ", \"NewImage\": " + RAN.replace("}}", "}, \"n\": {\"N\": \"7\"}}") + "}\n";
        String delete = "{\"Keys\": " + RAN + "}\n";

        LoadReport gone = accounted(
                movies.batchLoad(file("x.json", put + delete)).applyingDeletes().run());
        assertThat(movies.find(STORED.key())).isEmpty();
        assertThat(gone.written() + gone.superseded()).isEqualTo(2);
        accounted(
                movies.batchLoad(file("x.json", delete + put)).applyingDeletes().run());
        assertThat(movies.get(STORED.key()).toItem()).containsKey("n");
    }

    @Test
    void aKeyThatIsNoneIsRejected() throws IOException {
        Path file = file("x.json", "{\"OWN\": [{\"DeleteRequest\": {\"Key\": {\"year\": {\"N\": \"1985\"}}}}]}");

        LoadReport report = accounted(movies.batchLoad(file).applyingDeletes().run());

        assertThat(report.deleted()).isZero();
        assertThat(report.rejections())
                .singleElement()
                .asString()
                .contains("/DeleteRequest/Key/title: a movie needs a title");
    }

    @Test
    void aResumedLoadCountsWhatTheRunBeforeItDeleted() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            all.append("{\"Keys\": ").append(key(1900 + i, "Gone")).append("}\n");
        }
        Path file = file("x.json", all.toString());
        Path checkpoint = folder.resolve("checkpoint");
        FaultyHttp failing = FaultyHttp.first("BatchWriteItem", NONE, Faults.refusing("AccessDeniedException"));
        BatchLoad first = Database.through(failing, movies).batchLoad(file).applyingDeletes();

        LoadReport failed = Loads.failure(first.checkpoint(checkpoint)).report();
        LoadReport report = accounted(
                movies.batchLoad(file).applyingDeletes().resume(checkpoint).run());

        assertThat(failed.deleted()).isBetween(1L, 59L);
        assertThat(report.deleted()).isEqualTo(report.written()).isEqualTo(60);
    }
}
