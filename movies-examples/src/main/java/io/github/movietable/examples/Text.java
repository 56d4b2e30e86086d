package io.github.movietable.examples;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Texts as they are printed. */
final class Text {
    private Text() {}

    /** A number and what it counts: {@code 1 movie}, {@code 1,001 movies}. */
    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** A text that can't confuse a terminal: control characters come out as {@code \}{@code u001b}. */
    static String safe(String text) {
        return text.codePoints()
                .collect(
                        StringBuilder::new,
                        (safe, c) -> safe.append(
                                Character.isISOControl(c) ? String.format("\\u%04x", c) : Character.toString(c)),
                        StringBuilder::append)
                .toString();
    }

    /** Things one after another. */
    static String joined(List<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    /** A text without line breaks. */
    static String onOneLine(String text) {
        return safe(text.replaceAll("\\s*\\R\\s*", " "));
    }

    /** A text filled up with blanks to so many columns of a terminal. */
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
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0xFF01 && c <= 0xFF60);
        };
    }
}
