package io.github.movietable;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The oldest AWS SDK and the oldest Jackson with which the library works. A program can bring older ones without knowing;
 * calls and loads would then fail with errors that nobody could explain.
 */
final class OldestVersions {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");

    /** Looked up once: the class path stays what it is. */
    private static final Optional<String> PROBLEM = Stream.of(
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
                            "com.fasterxml.jackson:jackson-bom"))
            .flatMap(Optional::stream)
            .findFirst();

    private OldestVersions() {}

    /** Throws an {@link IllegalStateException} if one of them is older. */
    static void check() {
        PROBLEM.ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
    }

    /** A message if the version found is older than the oldest; empty if it is not, or can't be read. */
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

    /** By reflection: the SDK's is a constant, which the compiler would copy from the version that is there when it runs. */
    private static String found(String type, String field) {
        try {
            return String.valueOf(Class.forName(type).getField(field).get(null));
        } catch (ReflectiveOperationException | LinkageError e) {
            return "unknown";
        }
    }
}
