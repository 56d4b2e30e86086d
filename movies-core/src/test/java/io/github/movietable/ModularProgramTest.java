package io.github.movietable;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.testing.Database;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is a module creates, loads and scans; it requires the library's module alone. */
class ModularProgramTest {
    private static final String MODULE = """
            module films {
                requires io.github.movietable;
            }
            """;

    private static final String PROGRAM = """
            package films;

            import io.github.movietable.MovieTable;
            import io.github.movietable.model.Movie;
            import java.net.URI;
            import java.util.List;
            import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

            public class Films {
                public static void main(String[] args) {
                    try (DynamoDbClient client = DynamoDbClient.builder()
                            .endpointOverride(URI.create(args[0]))
                            .build()) {
                        MovieTable movies = MovieTable.named(args[1], client);
                        movies.create();
                        movies.batchLoad(List.of(Movie.of(1985, "Brazil"))).run();
                        System.out.println("found " + movies.scan().list());
                    }
                }
            }
            """;

    /** Jars that a program has at run time; tests have others beside them. */
    private static final Pattern RUNTIME = Pattern.compile(
            ".*[/\\\\](software[/\\\\]amazon|com[/\\\\]fasterxml[/\\\\]jackson[/\\\\]core|org[/\\\\]slf4j|org[/\\\\]jspecify"
                    + "|org[/\\\\]apache[/\\\\]httpcomponents[/\\\\](client5|core5)|org[/\\\\]reactivestreams|io[/\\\\]netty)[/\\\\].*");

    private static final Pattern OF_TESTS =
            Pattern.compile(".*(dynamodb-enhanced|cognito|pinpoint|url-connection|reactive-streams-)(?!\\d).*");

    @TempDir
    Path folder;

    @Test
    void requiresOneModule() throws Exception {
        String modulePath = modulePath();
        Files.writeString(folder.resolve("module-info.java"), MODULE);
        Path program = folder.resolve("Films.java");
        Files.writeString(program, PROGRAM);
        Path classes = folder.resolve("classes");

        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-p",
                        modulePath,
                        "-d",
                        classes.toString(),
                        folder.resolve("module-info.java").toString(),
                        program.toString());
        assertThat(compiled).isZero();

        assertThat(run(modulePath + File.pathSeparator + classes)).contains("found [Movie(1985, \"Brazil\") []]");
    }

    private static String modulePath() throws Exception {
        URI ours = MovieTable.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        String jars = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Path.of(ours)
                + File.pathSeparator
                + Arrays.stream(jars.split(File.pathSeparator))
                        .filter(jar -> RUNTIME.matcher(jar).matches()
                                && !OF_TESTS.matcher(jar).matches())
                        .collect(joining(File.pathSeparator));
    }

    private String run(String modulePath) throws Exception {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Daws.accessKeyId=none",
                        "-Daws.secretAccessKey=none",
                        "-Daws.region=us-east-1",
                        "-p",
                        modulePath,
                        "-m",
                        "films/films.Films",
                        Database.local().endpoint().toString(),
                        Database.newName())
                .redirectErrorStream(true);
        Process running = program.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        running.waitFor();
        return said;
    }
}
