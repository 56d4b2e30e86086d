package io.github.movietable;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The oldest AWS SDK and the oldest Jackson with which the library works. A program can have older ones on its class
 * path unnoticed; calls and loads would then fail with errors that do not show the cause.
 */
final class OldestVersions {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");

    /** The message for a version that is too old, if there is one. Made once: the class path does not change. */
    private static final Optional<String> PROBLEM = firstOf(List.of(
            tooOld(
                    "the AWS SDK",
                    found("software.amazon.awssdk.core.util.VersionInfo", "SDK_VERSION"),
                    "2.29.7",
                    "software.amazon.awssdk:bom"),
            tooOld(
                    "jackson-core",
                    found("com.fasterxml.jackson.core.json.PackageVersion", "VERSION"),
                    "2.15.0",
                    "com.fasterxml.jackson:jackson-bom"),
            tooOld(
                    "jackson-databind",
                    found("com.fasterxml.jackson.databind.cfg.PackageVersion", "VERSION"),
                    "2.15.0",
                    "com.fasterxml.jackson:jackson-bom")));

    private OldestVersions() {}

    /** Throws an {@link IllegalStateException} if the AWS SDK or Jackson on the class path is too old. */
    static void check() {
        if (PROBLEM.isPresent()) {
            throw new IllegalStateException(PROBLEM.get());
        }
    }

    /**
     * A loop, because every program's first call waits for this and the first use of streams takes some milliseconds.
     */
    private static Optional<String> firstOf(List<Optional<String>> problems) {
        for (Optional<String> problem : problems) {
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** A message if the version found is older than the oldest that works; empty if it is not, or can't be parsed. */
    static Optional<String> tooOld(String what, String found, String oldest, String bom) {
        Matcher have = NUMBERS.matcher(found);
        Matcher need = NUMBERS.matcher(oldest);
        if (!have.matches() || !need.matches() || !isLess(have, need)) {
            return Optional.empty();
        }
        return Optional.of("movies-core needs " + what + " " + oldest + " or newer, and the class path has " + found
                + ": import " + bom + " of a newer version into the dependencyManagement of your pom.xml");
    }

    private static boolean isLess(MatchResult have, MatchResult need) {
        for (int i = 1; i <= need.groupCount(); i++) {
            int compared = Long.compare(number(have.group(i)), number(need.group(i)));
            if (compared != 0) {
                return compared < 0;
            }
        }
        return false;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /**
     * Uses reflection, because the compiler copies constants: it would return the version that the library was built
     * with.
     */
    private static String found(String type, String field) {
        try {
            return String.valueOf(Class.forName(type).getField(field).get(null));
        } catch (ReflectiveOperationException | LinkageError e) {
            return "unknown";
        }
    }
}
