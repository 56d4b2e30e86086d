package io.github.movietable.examples;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Describes wrong arguments of a command, and suggests similar names. */
final class WrongCall {
    private WrongCall() {}

    static String describe(CommandLine called, Exception e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknown(called, unmatched.getUnmatched().get(0));
        }
        return Objects.toString(e.getMessage(), "").replaceFirst("^Error: ", "");
    }

    private static String unknown(CommandLine called, String argument) {
        Collection<String> steps = called.getSubcommands().keySet();
        if (argument.startsWith("-")) {
            return "There is no option " + argument + "."
                    + meant(argument, options(called)).orElse("");
        }
        return steps.isEmpty()
                ? "There is no room for '" + argument + "': it is more than " + called.getCommandName()
                        + " takes; a text with blanks needs quotes"
                : "There is no step '" + argument + "'."
                        + meant(argument, steps).orElse("") + " The steps are " + String.join(", ", steps);
    }

    private static List<String> options(CommandLine called) {
        return called.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .toList();
    }

    /** The most similar name, if it is similar enough to be a typing error. */
    private static Optional<String> meant(String typed, Collection<String> names) {
        String name = typed.replaceFirst("=.*", "");
        return names.stream()
                .min(Comparator.comparingInt(each -> changes(name, each)))
                .filter(nearest -> changes(name, nearest) <= Math.max(2, nearest.length() / 2))
                .map(nearest -> " Did you mean " + nearest + "?");
    }

    /** How many letters differ: must be added, left out or changed, whatever their case. */
    private static int changes(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[] previous = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
