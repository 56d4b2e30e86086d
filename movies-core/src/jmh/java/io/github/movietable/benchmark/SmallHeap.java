package io.github.movietable.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A load of a source that is larger than the heap, by a program of the tests. As a main program, it runs another main
 * class and prints its cost.
 */
final class SmallHeap {
    private static final String LOAD = "io.github.movietable.load.LargeLoadProgram";
    private static final int MEGABYTES = 288;
    private static final Pattern LIVE = Pattern.compile("(?m)^(\\d+)$");
    private static final Pattern WRITTEN = Pattern.compile("taken: (\\d+) of");
    private static final Pattern CPU = Pattern.compile("CPU: (\\d+)");

    private SmallHeap() {}

    static Trial trial() throws IOException, InterruptedException {
        String said = OwnJvm.said(List.of("-Xmx64m"), SmallHeap.class.getName(), LOAD, Integer.toString(MEGABYTES));
        double movies = numbers(WRITTEN, said).findFirst().orElseThrow();
        return Trial.of(
                        "A heap of 64 MB",
                        "A stream of " + MEGABYTES
                                + " MB is loaded by a JVM with a heap of 64 MB, at 8,000 units a second."
                                + " Its memory is measured 20 times, after a collection. The CPU time is that of all threads,"
                                + " including the collector's and those of the program that makes the stream.")
                .with("movies written", movies, "")
                .withAtMost(
                        32,
                        "most memory that lives after a collection",
                        numbers(LIVE, said).max(Double::compare).orElseThrow() / 1024,
                        "MB")
                .withAtMost(40, "CPU a movie", numbers(CPU, said).findFirst().orElseThrow() / 1000 / movies, "µs");
    }

    private static Stream<Double> numbers(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> Double.valueOf(found.group(1)));
    }

    /** Runs a program, and says what CPU time that took. */
    public static void main(String[] args) throws ReflectiveOperationException {
        var program = Class.forName(args[0]).getDeclaredMethod("main", String[].class);
        program.setAccessible(true);
        program.invoke(null, (Object) new String[] {args[1]});
        System.out.println("CPU: " + Cost.ofProcess());
        System.exit(0);
    }
}
