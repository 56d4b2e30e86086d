package io.github.movietable.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A path as it is written in expressions, if the placeholder of each of its names can repeat the name: {@code
 * #info.#actors[0]}.
 *
 * @param text the path; empty if a name can't be repeated, so that it needs a placeholder with a number
 * @param names the placeholders and the names for which they stand, in the path's order; empty if the text is
 */
record PathPlaceholders(String text, List<Map.Entry<String, String>> names) {
    private static final int MAX_SPEAKING = 40;
    private static final PathPlaceholders NUMBERED = new PathPlaceholders("", List.of());

    static PathPlaceholders of(List<PathPart> parts) {
        StringBuilder text = new StringBuilder();
        List<Map.Entry<String, String>> names = new ArrayList<>(parts.size());
        for (PathPart part : parts) {
            if (part.isElement()) {
                text.append('[').append(part.index()).append(']');
            } else if (speaks(part.fieldName())) {
                String placeholder = repeating(part.fieldName());
                text.append(text.isEmpty() ? "" : ".").append(placeholder);
                names.add(Map.entry(placeholder, part.fieldName()));
            } else {
                return NUMBERED;
            }
        }
        return new PathPlaceholders(text.toString(), List.copyOf(names));
    }

    /** Whether a name of the path can't be repeated. */
    boolean isNumbered() {
        return text.isEmpty();
    }

    static String repeating(String name) {
        return "#" + name;
    }

    /**
     * Whether a placeholder may repeat the name: it has only ASCII letters, digits and underscores, does not begin with
     * an underscore, and is not too long.
     */
    static boolean speaks(String name) {
        if (name.length() > MAX_SPEAKING || name.charAt(0) == '_') {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !digit && c != '_') {
                return false;
            }
        }
        return true;
    }
}
