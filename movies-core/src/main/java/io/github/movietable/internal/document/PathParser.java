package io.github.movietable.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses paths like {@code info.actors[0]}. A name that contains a dot or a bracket can't be written in a path; use
 * {@link ItemPath#literal} for it.
 */
final class PathParser {
    private static final Pattern PART = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d{1,7})]");

    private PathParser() {}

    /** Initialised when a path is first shown, which most programs never do: the pattern's letter classes are large. */
    private static final class Shown {
        static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_-]*");
    }

    static List<PathPart> parse(String text) {
        List<PathPart> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end && fits(matcher, parts)) {
            parts.add(
                    matcher.group(1) != null
                            ? PathPart.field(matcher.group(1))
                            : PathPart.element(Integer.parseInt(matcher.group(2))));
            end = matcher.end();
        }
        if (parts.isEmpty() || end < text.length()) {
            throw new IllegalArgumentException("not a path: " + Texts.quoted(text)
                    + "; write names parted by dots and list elements as [n], like info.actors[0],"
                    + " or take a name as it is with Attribute.named(…)");
        }
        return parts;
    }

    private static boolean fits(Matcher part, List<PathPart> before) {
        boolean dotted = part.group().startsWith(".");
        return part.group(2) != null ? !before.isEmpty() : dotted != before.isEmpty();
    }

    static String quoted(String name) {
        return Shown.PLAIN.matcher(name).matches() ? name : Texts.quoted(name);
    }
}
