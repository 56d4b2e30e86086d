package io.github.movietable.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Steps started as users start them, each in a JVM of its own, here in the locale C and without any AWS configuration.
 */
class OwnJvmTest {
    @TempDir
    Path home;

    private Path elsewhere;

    @BeforeEach
    void anotherWorkingDirectory() throws IOException {
        elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    }

    @Test
    void aStepFindsWhatTheStepBeforeItLeft() throws Exception {
        Path films = Files.writeString(home.resolve("films.json"), """
                [{"year": 2001, "title": "Amélie"}, {"year": 1963, "title": "8½"}]
                """);

        Ran created = java(home, MoviesCreateTable.class);
        assertThat(created.err()).isEmpty();
        assertThat(created.status()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(".movies-lab"))))
                .isEqualTo("rwx------");

        Ran loaded = java(elsewhere, MoviesLoadData.class, films.toString());
        assertThat(loaded.err()).isEmpty();
        assertThat(loaded.out()).contains("        2  written");

        Ran queried = java(home, MoviesQueryYear.class, "2001");
        assertThat(queried.err()).isEmpty();
        assertThat(queried.out()).startsWith("2001 : Amélie", "1 movie in 2001.");

        Ran again = java(elsewhere, MoviesCreateTable.class);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).singleElement().asString().contains("the embedded database in " + home);
    }

    /** As Ctrl-C does: the load ends in order. */
    @Test
    void aLoadThatIsToldToEndReportsAndKeepsItsCheckpoint() throws Exception {
        assertThat(java(home, MoviesCreateTable.class).status()).isZero();
        Process load = start(
                home, MoviesLoadData.class, "--capacity-limit", "100", "--checkpoint", home.resolve("checkpoint") + "");
        while (!Files.readString(home.resolve("out")).contains("% done")) {
            assertThat(load.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        load.destroy();
        assertThat(load.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(home.resolve("out")))
                .contains("records read, of which", "not sent, or sent without an answer")
                .contains(
                        "The load was cancelled, and ended in order. The same command continues this load from its checkpoint");
        assertThat(home.resolve("checkpoint")).exists();
    }

    @Test
    void noRegion() throws Exception {
        Ran ran = java(home, MoviesListTables.class, "--aws");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).singleElement().asString().contains("No AWS region is set: give --region eu-north-1");
    }

    @Test
    void noCredentials() throws Exception {
        Ran ran = java(home, Main.class, "MoviesListTables", "--aws", "--region", "eu-north-1");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err())
                .singleElement()
                .asString()
                .contains("No AWS credentials were found: set AWS_ACCESS_KEY_ID");
    }

    @Test
    void aServerNeedsNoCredentials() throws Exception {
        Ran ran = java(
                home,
                MoviesListTables.class,
                "--endpoint",
                Ran.DYNAMO.endpoint().toString());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
    }

    private Ran java(Path workingDirectory, Class<?> main, String... args) throws Exception {
        Process process = start(workingDirectory, main, args);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ran(
                process.exitValue(),
                Ran.lines(Files.readAllBytes(home.resolve("out"))),
                Ran.lines(Files.readAllBytes(home.resolve("err"))));
    }

    private Process start(Path workingDirectory, Class<?> main, String... args) throws IOException {
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder java = new ProcessBuilder(command(main, args))
                .directory(workingDirectory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        java.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("LC_"));
        java.environment().put("LANG", "C");
        java.environment().put("HOME", home.toString());
        java.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        return java.start();
    }

    private List<String> command(Class<?> main, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--") || option.startsWith("-XX"))
                .forEach(command::add);
        command.addAll(List.of("-Duser.home=" + home, "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return command;
    }
}
