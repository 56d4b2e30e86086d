package io.github.movietable;

import static io.github.movietable.testing.Documents.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.movietable.testing.Data;
import io.github.movietable.testing.Documents;
import io.github.movietable.testing.Documents.Block;
import io.github.movietable.testing.Javac;
import io.github.movietable.testing.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Every piece of code in the README and in {@code docs} is taken from there, compiled and run; every link leads somewhere. */
class DocumentsTest {
    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?class (\\w+)");
    private static final Pattern EXCEPTION = Pattern.compile("class (\\w+) extends MoviesException");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^[A-Z][\\w.<>?]* (\\w+) = ");

    /** The imports that a reader's IDE adds. */
    private static final String IMPORTS = """
            import static io.github.movietable.expression.MovieAttributes.*;
            import static org.assertj.core.api.Assertions.*;
            import io.awspring.cloud.dynamodb.DynamoDbTemplate;
            import io.github.movietable.*;
            import io.github.movietable.Page;
            import io.github.movietable.expression.*;
            import io.github.movietable.load.*;
            import io.github.movietable.local.*;
            import io.github.movietable.model.*;
            import io.github.movietable.testing.Film;
            import io.smallrye.mutiny.Multi;
            import io.smallrye.mutiny.Uni;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.Stream;
            import org.junit.jupiter.api.Test;
            import reactor.adapter.JdkFlowAdapter;
            import reactor.core.publisher.Flux;
            import reactor.core.publisher.Mono;
            import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
            import software.amazon.awssdk.enhanced.dynamodb.*;
            import software.amazon.awssdk.enhanced.dynamodb.model.*;
            import software.amazon.awssdk.regions.Region;
            import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
            import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
            import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
            import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void theFilesThatArePlayedWith() throws IOException {
        Files.copy(Data.films(), Path.of("moviedata.json"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(
                Path.of("films.jsonl"), "{\"year\": 1985, \"title\": \"Brazil\", \"info\": {\"rating\": 8.0}}\n");
    }

    @TestFactory
    Stream<DynamicTest> javaRuns() {
        return run(blocks("java"));
    }

    @TestFactory
    @Tag("quick") // on later JDKs only this lane is run
    Stream<DynamicTest> javaOfLaterJdksRuns() {
        assumeTrue(Runtime.version().feature() >= 21, "needs JDK 21");
        return run(blocks("java 21"));
    }

    private static Stream<DynamicTest> run(Stream<Block> blocks) {
        Map<String, Block> pieces = blocks.collect(Collectors.toMap(DocumentsTest::nameOf, block -> block));
        Map<String, String> sources =
                pieces.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, DocumentsTest::source));
        ClassLoader compiled = Javac.compile(folder, sources);
        return pieces.entrySet().stream()
                .map(piece -> dynamicTest(piece.getValue().toString(), () -> run(compiled.loadClass(piece.getKey()))));
    }

    @TestFactory
    Stream<DynamicTest> pythonCompiles() throws IOException {
        return isThere("python3")
                ? blocks("python")
                        .map(block -> dynamicTest(block.toString(), () -> {
                            Path file = Files.writeString(folder.resolve("piece" + block.line() + ".py"), block.text());
                            assertThat(exitStatus("python3", "-m", "py_compile", file.toString()))
                                    .isZero();
                        }))
                : Stream.of();
    }

    @TestFactory
    Stream<DynamicTest> linksLeadSomewhere() {
        return Documents.pages().stream()
                .map(page -> dynamicTest(
                        ROOT.relativize(page).toString(),
                        () -> assertThat(Documents.links(page))
                                .filteredOn(link -> !link.startsWith("http"))
                                .allSatisfy(link -> leadsSomewhere(page, link))));
    }

    @Test
    void thePageAboutErrorsNamesAllOfThem() throws IOException {
        String page = Files.readString(Documents.page("errors.md"));
        Set<String> named = Pattern.compile("`(?:\\w+\\.)?(\\w+Exception)`(?=.*\\|)")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(exceptions());
    }

    private static Set<String> exceptions() throws IOException {
        try (Stream<Path> sources = Files.walk(ROOT.resolve("movies-core/src/main/java"))) {
            return sources.filter(Files::isRegularFile)
                    .map(DocumentsTest::text)
                    .flatMap(source -> EXCEPTION.matcher(source).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        assertThat(target).exists();
        if (parts.length == 2) {
            assertThat(Documents.anchors(target)).contains(parts[1]);
        }
    }

    private static Stream<Block> blocks(String language) {
        return Documents.pages().stream()
                .flatMap(page -> Documents.blocks(page).stream())
                .filter(block -> block.language().equals(language));
    }

    /** A piece that is a whole class keeps its name. */
    private static String nameOf(Block block) {
        String page = block.page().getFileName().toString().replaceAll("\\W", "_");
        return CLASS.matcher(block.text())
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse(page + "_line_" + block.line());
    }

    private static String source(Map.Entry<String, Block> piece) {
        Block block = piece.getValue();
        String code = block.text();
        if (code.startsWith("import ")) {
            return code;
        }
        if (CLASS.matcher(code).find()) {
            return IMPORTS + code;
        }
        String stage = block.page().endsWith("asynchronous.md") ? "Stage.WithoutBlocking" : "Stage.Blocking";
        String used = VARIABLE.matcher(code)
                .results()
                .map(match -> "used(" + match.group(1) + ");\n")
                .collect(Collectors.joining());
        return IMPORTS + "import " + Stage.class.getName() + ";\npublic class " + piece.getKey() + " extends " + stage
                + " {\n@Override public void play() throws Exception {\n" + code + used + "}\n}\n";
    }

    private static void run(Class<?> piece) throws Exception {
        if (Stage.class.isAssignableFrom(piece)) {
            try (Stage stage = (Stage) piece.getConstructor().newInstance()) {
                stage.play();
            }
        } else if (!isProgram(piece)) {
            passes(piece);
        }
    }

    /** The README's program is run by {@link FirstScreenTest}, in a JVM of its own. */
    private static boolean isProgram(Class<?> piece) {
        return Stream.of(piece.getMethods()).anyMatch(method -> method.getName().equals("main"));
    }

    private static void passes(Class<?> tests) {
        SummaryGeneratingListener heard = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .build(),
                        heard);
        assertThat(heard.getSummary().getFailures())
                .allSatisfy(failure -> assertThat(failure.getException()).doesNotThrowAnyException());
        assertThat(heard.getSummary().getTestsSucceededCount()).isPositive();
    }

    private static boolean isThere(String program) {
        try {
            return exitStatus(program, "--version") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int exitStatus(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
