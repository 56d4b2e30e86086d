package io.github.movietable.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class in a JVM of its own, because the compiler's code depends on what ran before in the same JVM. */
final class OwnJvm {
    private OwnJvm() {}

    /** Runs it with this JVM's settings, and waits for its end. */
    static void run(List<String> options, String main, String... arguments) throws IOException, InterruptedException {
        ended(command(options, main, arguments).inheritIO().start(), main);
    }

    /** Runs it, and returns its output. */
    static String said(List<String> options, String main, String... arguments)
            throws IOException, InterruptedException {
        Process process = command(options, main, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        ended(process, main);
        return said;
    }

    private static void ended(Process process, String main) throws InterruptedException {
        int end = process.waitFor();
        if (end != 0) {
            throw new IllegalStateException("the process of " + main + " ended with " + end);
        }
    }

    private static ProcessBuilder command(List<String> options, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        System.getProperties().stringPropertyNames().stream()
                .filter(property -> property.startsWith("movies.") || property.startsWith("org.slf4j."))
                .forEach(property -> command.add("-D" + property + "=" + System.getProperty(property)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
