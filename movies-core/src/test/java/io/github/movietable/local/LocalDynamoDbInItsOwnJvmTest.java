package io.github.movietable.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.testing.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDynamoDbInItsOwnJvmTest {
    private static final String VERSION = "2.6.1";

    @TempDir
    Path working;

    @Test
    void endsAfterCloseAndWithMainSaysNothingLeavesNothingAndHeedsNoSettings() throws Exception {
        ChildJvm hostile = ChildJvm.in(working)
                .with(Map.of(
                        "HTTP_PROXY", "http://127.0.0.1:9",
                        "AWS_ENDPOINT_URL", "http://127.0.0.1:9",
                        "AWS_PROFILE", "missing"));

        assertThat(run(hostile, "closed", "close", "memory", "async", "ended", "end"))
                .isEqualTo(new ChildJvm.Ended(0, ""));
        assertThat(working.toFile().list()).containsExactlyInAnyOrder("closed", "ended");
        assertAlienIsIn(working.resolve("closed"));
        assertAlienIsIn(working.resolve("ended"));
    }

    @Test
    void whatIsStoredSurvivesTheDeathOfTheJvmWhicheverHttpClientIsThere() throws Exception {
        ChildJvm slim = ChildJvm.in(working).without("apache5-client");

        assertThat(run(slim, "db", "halt")).isEqualTo(new ChildJvm.Ended(LocalDynamoDbProgram.HALTED, ""));
        assertAlienIsIn(working.resolve("db"));
    }

    @Test
    void aProgramIsToldWhyItHasNoDatabase() throws Exception {
        try (LocalDynamoDb db = LocalDynamoDb.stored(working.resolve("db"))) {
            refusedHere();
            ChildJvm.Ended ended = run(
                    ChildJvm.in(working).without("DynamoDBLocal-" + VERSION),
                    "db",
                    "close",
                    "memory",
                    "close",
                    "tests",
                    "close",
                    "tests",
                    "close");
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.output())
                    .startsWith("Another program (process "
                            + ProcessHandle.current().pid() + ") has the database in " + working.resolve("db")
                            + " open: close that first, or choose another folder.")
                    .doesNotContain("\tat ");
            List<String> missing = Pattern.compile("LocalDynamoDb needs com.amazonaws:DynamoDBLocal on the class path")
                    .splitAsStream(ended.output())
                    .skip(1)
                    .toList();
            assertThat(missing).as("each time it is asked for").hasSize(3);
            assertThat(missing.get(2))
                    .contains("<groupId>com.amazonaws</groupId>", "<artifactId>DynamoDBLocal</artifactId>")
                    .contains("<version>" + VERSION + "</version>");
            assertThat(db.client().listTables().tableNames()).isEmpty();
        }
    }

    /**
     * If this program is refused a folder that it already uses, it must keep the lock that keeps out other programs.
     */
    private void refusedHere() {
        try (LocalDynamoDb second = LocalDynamoDb.stored(working.resolve("db"))) {
            throw new AssertionError("opened twice: " + second);
        } catch (MoviesException e) {
            assertThat(e).hasMessageStartingWith("This program has the database");
        }
    }

    private static ChildJvm.Ended run(ChildJvm jvm, String... arguments) throws Exception {
        return jvm.run(LocalDynamoDbProgram.class, arguments);
    }

    private static void assertAlienIsIn(Path folder) {
        try (LocalDynamoDb db = LocalDynamoDb.stored(folder)) {
            assertThat(LocalDynamoDbProgram.has(db.client(), "Alien")).isTrue();
        }
    }
}
