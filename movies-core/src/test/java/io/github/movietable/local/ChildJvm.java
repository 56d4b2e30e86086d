package io.github.movietable.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a main class of the tests in a JVM of its own and waits for its end. */
final class ChildJvm {
    private static final int SECONDS = 60;

    private final Path folder;
    private final Map<String, String> environment;
    private final String classPath;

    private ChildJvm(Path folder, Map<String, String> environment, String classPath) {
        this.folder = folder;
        this.environment = environment;
        this.classPath = classPath;
    }

    static ChildJvm in(Path folder) {
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ChildJvm(folder, Map.of(), tests);
    }

    ChildJvm with(Map<String, String> variables) {
        return new ChildJvm(folder, variables, classPath);
    }

    /** Leaves out the jar whose name begins so. */
    ChildJvm without(String jar) {
        List<String> entries = new ArrayList<>(List.of(classPath.split(File.pathSeparator)));
        if (!entries.removeIf(entry -> Path.of(entry).getFileName().toString().startsWith(jar))) {
            throw new IllegalArgumentException(jar + " is not on the class path " + classPath);
        }
        return new ChildJvm(folder, environment, String.join(File.pathSeparator, entries));
    }

    Ended run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("child", ".txt");
        Process process = start(main, output, arguments);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("still running after " + SECONDS + " s: " + Files.readString(output));
        }
        String said = Files.readString(output);
        Files.delete(output);
        return new Ended(process.exitValue(), said);
    }

    private Process start(Class<?> main, Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    record Ended(int status, String output) {}
}
