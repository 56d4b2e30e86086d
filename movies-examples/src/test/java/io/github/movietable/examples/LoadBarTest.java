package io.github.movietable.examples;

import static io.github.movietable.examples.Ran.onServer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The progress bar of a load, on terminals of many widths, including pseudo-terminals made by {@code script}. */
class LoadBarTest {
    private static final Pattern BAR = Pattern.compile("Loading ( *\\d+ % )?\\[(=*) *].*");
    private static final List<String> FIGURES = List.of("1,001 movies", "12 s left", "85 movies/s", "85 units/s");

    @TempDir
    Path folder;

    @Test
    void fillsEveryWidthAndKeepsRoomForTheBar() {
        for (int columns = 39; columns < 200; columns++) {
            for (double share : new double[] {0, 0.005, 0.5, 1}) {
                String line = LoadBar.line(OptionalDouble.of(share), FIGURES, columns);

                assertThat(line).hasSize(columns).contains((int) (100 * share) + " %", "1,001 movies");
                assertThat(widthOfBar(line)).isGreaterThanOrEqualTo(Math.max(10, columns / 4));
                assertThat((double) full(line) / widthOfBar(line)).isBetween(share - 0.06, share + 0.06);
            }
        }
    }

    @Test
    void showsWhatIsMostImportantFirst() {
        assertThat(LoadBar.line(OptionalDouble.of(0.5), FIGURES, 39))
                .isEqualTo("Loading  50 % [=====     ] 1,001 movies");
        assertThat(LoadBar.line(OptionalDouble.of(0.5), FIGURES, 59)).endsWith("] 1,001 movies, 12 s left");
        assertThat(LoadBar.line(OptionalDouble.of(0.5), FIGURES, 119)).endsWith("s left, 85 movies/s, 85 units/s");
    }

    @Test
    void showsNoShareIfItIsUnknown() {
        assertThat(LoadBar.line(OptionalDouble.empty(), List.of("7 movies"), 40))
                .hasSize(40)
                .matches("Loading \\[ +] 7 movies");
    }

    @Test
    void breaksNowhereOnATerminalThatIsTooNarrowForAnything() {
        for (int columns = 0; columns < 39; columns++) {
            assertThat(LoadBar.line(OptionalDouble.of(0.5), FIGURES, columns)).hasSize(columns);
        }
    }

    /** The widths to test, each in a JVM of its own: the narrowest and the widest; in a long run, those between too. */
    static IntStream widths() {
        return Boolean.getBoolean("movies.long") ? IntStream.of(40, 60, 120, 200) : IntStream.of(40, 200);
    }

    @ParameterizedTest
    @MethodSource("widths")
    void staysOnOneLineOfATerminal(int columns) throws Exception {
        String table = "Bar" + columns;
        onServer("MoviesCreateTable", "--table", table);

        String printed =
                onTerminal(columns, "MoviesLoadData --table " + table + " --endpoint " + Ran.DYNAMO.endpoint());

        List<String> screen = new Terminal(columns).shows(printed);
        assertThat(screen.stream().filter(line -> BAR.matcher(line).matches()))
                .singleElement()
                .asString()
                .contains("] 1,001 movies");
        assertThat(screen).anyMatch(line -> line.endsWith("1,001  written"));
        List<String> redraws = Stream.of(printed.split("[\r\n]"))
                .filter(line -> line.startsWith("Loading ") && line.contains(" % ["))
                .toList();
        assertThat(redraws).isNotEmpty().allSatisfy(line -> {
            assertThat(line).hasSize(columns - 1).matches(BAR);
            assertThat(widthOfBar(line)).isGreaterThanOrEqualTo(Math.max(10, columns / 4 - 1));
        });
        onServer("MoviesDeleteTable", "--table", table);
    }

    /** Runs a step on a pseudo-terminal, and returns its whole output. */
    private String onTerminal(int columns, String step) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("step.sh"),
                "stty cols " + columns + " rows 24\nexec '" + System.getProperty("java.home")
                        + "/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                        + System.getProperty("java.class.path") + "' io.github.movietable.examples.Main " + step
                        + "\n");
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder("script", "-qec", "sh " + script, "/dev/null")
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String printed = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    private static int widthOfBar(String line) {
        return line.indexOf(']') - line.indexOf('[') - 1;
    }

    private static int full(String line) {
        Matcher bar = BAR.matcher(line);
        assertThat(bar.matches()).as(line).isTrue();
        return bar.group(2).length();
    }
}
