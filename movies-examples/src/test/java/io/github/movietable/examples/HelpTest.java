package io.github.movietable.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Each program's help has an example that works when it is typed. */
class HelpTest {
    private static final Pattern EXAMPLE = Pattern.compile("Example: (.*)");

    /** The part of a command before a pipe or a redirection. */
    private static final Pattern COMMAND = Pattern.compile("([^|>]+)");

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    static Stream<String> programs() {
        return new CommandLine(new Main()).getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void hasAnExampleThatIsUnderstood(String program) {
        List<String> help = Ran.step(program, "--help").out();

        assertThat(help).filteredOn(line -> EXAMPLE.matcher(line).matches()).hasSize(1);
        String example = help.stream()
                .map(EXAMPLE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(example).startsWith(program);
        Matcher command = COMMAND.matcher(example);
        assertThat(command.lookingAt()).isTrue();
        new CommandLine(new Main()).parseArgs(words(command.group(1)));
    }

    @Test
    void theListOfStepsHasOne() {
        assertThat(Ran.step("--help").out()).contains("Example: java -jar movies-examples-…-all.jar MoviesLab");
    }

    private static String[] words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words.toArray(String[]::new);
    }
}
