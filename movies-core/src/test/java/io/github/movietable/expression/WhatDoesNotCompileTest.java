package io.github.movietable.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations that an attribute does not have do not compile; similar operations that it has do. */
class WhatDoesNotCompileTest {
    private static final List<String> ROWS = """
            RATING.startsWith("x")                      | PLOT.startsWith("x")
            RATING.size().is(1)                         | PLOT.size().is(1)
            RATING.is("text")                           | RATING.is(5)
            RATING.is(PLOT)                             | RATING.is(RANK)
            RATING.contains(5)                          | ACTORS.contains("x")
            ACTORS.contains(5)                          | ACTORS.contains(PLOT)
            ACTORS.startsWith("x")                      | ACTORS.at(0).startsWith("x")
            ACTORS.below(List.of())                     | ACTORS.at(0).below("x")
            ACTORS.at("x")                              | ACTORS.at(0).exists()
            INFO.below(Map.of())                        | INFO.field("x").asNumber().below(5)
            INFO.contains("x")                          | INFO.field("x").asText().contains("x")
            Attribute.bool("b").above(true)             | Attribute.bool("b").isNot(true)
            Attribute.textSet("s").atMost(Set.of())     | Attribute.textSet("s").is(Set.of("x"))
            Attribute.numberSet("s").contains("x")      | Attribute.numberSet("s").contains(1.5)
            RELEASE_DATE.above("2013")                  | RELEASE_DATE.above(Instant.EPOCH)
            RUNNING_TIME.above(5)                       | RUNNING_TIME.above(Duration.ZERO)
            RUNNING_TIME.is(RATING)                     | RUNNING_TIME.is(Attribute.duration("d"))
            Change.set(RATING, "text")                  | Change.set(RATING, 5)
            Change.set(PLOT, 5)                         | Change.set(PLOT, "text")
            Change.set(ACTORS, "x")                     | Change.set(ACTORS.at(0), "x")
            Change.set(ACTORS, List.of(1))              | Change.set(ACTORS, List.of("x"))
            Change.increment(PLOT, 1)                   | Change.increment(RANK, 1)
            Change.append(PLOT, List.of("x"))           | Change.append(ACTORS, List.of("x"))
            Change.append(ACTORS, List.of(1))           | Change.append(Attribute.numberList("l"), List.of(1, 2.5))
            Change.addTo(ACTORS, Set.of("x"))           | Change.addTo(Attribute.textSet("s"), Set.of("x"))
            Change.addTo(Attribute.textSet("s"), Set.of(1)) | Change.addTo(Attribute.numberSet("s"), Set.of(1, 2L))
            update.set(RATING, "text")                  | update.set(RATING, 5.5)
            update.setFrom(RATING, PLOT)                | update.setFrom(RATING, RANK)
            update.increment(ACTORS, 1)                 | update.increment(RATING, 1)
            movie.with(RATING, "text")                  | movie.with(RATING, 8)
            YEAR.is(1985)                               | RANK.is(1985)
            MovieAttributes.TITLE.is("x")               | MovieAttributes.PLOT.is("x")
            """.lines().toList();

    private static final String PROGRAM = """
            import static io.github.movietable.expression.MovieAttributes.*;
            import io.github.movietable.*;
            import io.github.movietable.expression.*;
            import io.github.movietable.internal.write.Change;
            import io.github.movietable.model.*;
            import java.time.*;
            import java.util.*;
            class Program {
                void use(MovieUpdate update, Movie movie) {
                    List<Object> results = new ArrayList<>();
            """;

    /** Errors by the row whose expression they are about. */
    private static final Map<Integer, String> IMPOSSIBLE = errors(0);

    private static final Map<Integer, String> POSSIBLE = errors(1);

    static Stream<Arguments> expressions() {
        return IntStream.range(0, ROWS.size()).mapToObj(row -> arguments(row, expression(row, 0), expression(row, 1)));
    }

    @ParameterizedTest(name = "{1} does not, {2} does")
    @MethodSource("expressions")
    void whatAKindCantDo(int row, String impossible, String possible) {
        assertThat(POSSIBLE).doesNotContainKey(row);
        assertThat(IMPOSSIBLE).containsKey(row);
        assertThat(IMPOSSIBLE.get(row)).matches("compiler\\.err\\.(cant\\.(resolve|apply)|prob\\.found\\.req).*");
    }

    private static String expression(int row, int column) {
        return ROWS.get(row).split("\\|", 2)[column].strip();
    }

    private static Map<Integer, String> errors(int column) {
        String uses = IntStream.range(0, ROWS.size())
                .mapToObj(row -> "results.add(" + expression(row, column) + ");\n")
                .collect(Collectors.joining());
        long linesBefore = PROGRAM.lines().count();
        return compiled(PROGRAM + uses + "}}").stream()
                .collect(Collectors.toMap(
                        error -> (int) (error.getLineNumber() - linesBefore - 1), Diagnostic::getCode, (a, b) -> a));
    }

    private static List<Diagnostic<? extends JavaFileObject>> compiled(String program) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        StandardJavaFileManager files = compiler.getStandardFileManager(found, Locale.ROOT, null);
        List<String> options =
                List.of("-proc:none", "-Xmaxerrs", "1000", "-classpath", System.getProperty("java.class.path"));
        compiler.getTask(null, new NothingWritten(files), found, options, null, List.of(new Source(program)))
                .call();
        return found.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Program.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Discards the compiled classes, because only the errors are needed. */
    private static final class NothingWritten extends ForwardingJavaFileManager<JavaFileManager> {
        NothingWritten(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return OutputStream.nullOutputStream();
                }
            };
        }
    }
}
