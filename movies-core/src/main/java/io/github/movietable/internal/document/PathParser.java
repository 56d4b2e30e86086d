package io.github.movietable.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code info.actors[0]}. A name with a dot or a bracket in it can't be written so; it is taken literally. */
final class PathParser {
    private static final Pattern PART = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d{1,7})]");
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_-]*");

    private PathParser() {}

    static List<PathStep> parse(String text) {
        List<PathStep> steps = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end && fits(matcher, steps)) {
            steps.add(
                    matcher.group(1) != null
                            ? PathStep.field(matcher.group(1))
                            : PathStep.element(Integer.parseInt(matcher.group(2))));
            end = matcher.end();
        }
        if (steps.isEmpty() || end < text.length()) {
            throw new IllegalArgumentException("not a path: " + Texts.quoted(text)
                    + "; write names parted by dots and list elements as [n], like info.actors[0],"
                    + " or take a name as it is with Attribute.named(…)");
        }
        return steps;
    }

    private static boolean fits(Matcher part, List<PathStep> before) {
        boolean dotted = part.group().startsWith(".");
        return part.group(2) != null ? !before.isEmpty() : dotted != before.isEmpty();
    }

    static String quoted(String name) {
        return PLAIN.matcher(name).matches() ? name : Texts.quoted(name);
    }
}
