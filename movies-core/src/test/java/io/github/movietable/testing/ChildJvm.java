package io.github.movietable.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A main class of the tests in a JVM of its own. */
public final class ChildJvm {
    private static final int SECONDS = 60;

    /** For a JVM that runs for seconds, the second compiler and a parallel collector cost more than they save. */
    private static final List<String> CHEAP = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> options;
    private final String classPath;

    private ChildJvm(Path folder, Map<String, String> environment, List<String> options, String classPath) {
        this.folder = folder;
        this.environment = environment;
        this.options = options;
        this.classPath = classPath;
    }

    /** A JVM whose working directory is this folder. */
    public static ChildJvm in(Path folder) {
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ChildJvm(folder, Map.of(), List.of(), tests);
    }

    public ChildJvm with(Map<String, String> variables) {
        return new ChildJvm(folder, variables, options, classPath);
    }

    public ChildJvm options(String... given) {
        return new ChildJvm(folder, environment, List.of(given), classPath);
    }

    /** Adds these classes to the class path. */
    public ChildJvm withClasses(Path classes) {
        return new ChildJvm(this.folder, environment, options, classes + File.pathSeparator + classPath);
    }

    /** Leaves out the jar whose name begins with this text. */
    public ChildJvm without(String jar) {
        List<String> entries = new ArrayList<>(List.of(classPath.split(File.pathSeparator)));
        if (!entries.removeIf(entry -> Path.of(entry).getFileName().toString().startsWith(jar))) {
            throw new IllegalArgumentException(jar + " is not on the class path " + classPath);
        }
        return new ChildJvm(folder, environment, options, String.join(File.pathSeparator, entries));
    }

    /** Runs it, and waits for its end. */
    public Ended run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        return run(SECONDS, main, arguments);
    }

    /** Runs a main class that is known by its name only, and waits for its end. */
    public Ended run(String main) throws IOException, InterruptedException {
        return ended(SECONDS, command(main));
    }

    /** Runs it, and waits for its end, at most this many seconds. */
    public Ended run(int seconds, Class<?> main, String... arguments) throws IOException, InterruptedException {
        return ended(seconds, command(main, arguments));
    }

    private static Ended ended(int seconds, ProcessBuilder command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("child", ".txt");
        Process process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("still running after " + seconds + " s: " + Files.readString(output));
        }
        String said = Files.readString(output);
        Files.delete(output);
        return new Ended(process.exitValue(), said);
    }

    /** Builds the process, for tests that watch it while it runs. */
    public ProcessBuilder command(Class<?> main, String... arguments) {
        return command(main.getName(), arguments);
    }

    private ProcessBuilder command(String main, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(CHEAP);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    /** The exit status of the process, and its whole output. */
    public record Ended(int status, String output) {}
}
