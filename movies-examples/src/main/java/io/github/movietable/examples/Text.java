package io.github.movietable.examples;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Converts texts for printing. */
final class Text {
    /**
     * Characters that take two columns: the scripts of East Asia with their punctuation and full-width forms, and
     * emoji.
     */
    private static final List<int[]> WIDE = List.of(
            new int[] {0x1100, 0x115F},
            new int[] {0x2E80, 0x303E},
            new int[] {0x3041, 0xA4CF},
            new int[] {0xA960, 0xA97F},
            new int[] {0xAC00, 0xD7A3},
            new int[] {0xF900, 0xFAFF},
            new int[] {0xFE30, 0xFE6F},
            new int[] {0xFF01, 0xFF60},
            new int[] {0xFFE0, 0xFFE6},
            new int[] {0x1F300, 0x1F64F},
            new int[] {0x1F680, 0x1F6FF},
            new int[] {0x1F900, 0x1FAFF},
            new int[] {0x20000, 0x3FFFD});

    private Text() {}

    /** A number and what it counts: {@code 1 movie}, {@code 1,001 movies}. */
    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s", number, noun(number, noun));
    }

    /** The noun for this number: the plural unless it is 1. */
    static String noun(long number, String noun) {
        return number == 1 ? noun : noun + "s";
    }

    /**
     * A text that can neither confuse a terminal nor mislead its reader: characters that are invisible or change the
     * direction of text are escaped, like {@code \}{@code u001b}.
     */
    static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.append(isSafe(c) ? Character.toString(c) : escaped(c)));
        return safe.toString();
    }

    private static boolean isSafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Escapes a character as JSON does, so that it can be looked up and typed. */
    private static String escaped(int c) {
        return Character.toString(c)
                .chars()
                .mapToObj(unit -> String.format("\\u%04x", unit))
                .collect(Collectors.joining());
    }

    /** The texts of some objects, separated by semicolons. */
    static String joined(List<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    /** A text without line breaks. */
    static String onOneLine(String text) {
        return safe(text.replaceAll("\\s*\\R\\s*", " "));
    }

    /** A text that is filled up with blanks to this many columns of a terminal. */
    static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** How many columns of a terminal a text takes. */
    static int width(String text) {
        return text.codePoints().map(Text::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return WIDE.stream().anyMatch(range -> c >= range[0] && c <= range[1]) ? 2 : 1;
    }
}
