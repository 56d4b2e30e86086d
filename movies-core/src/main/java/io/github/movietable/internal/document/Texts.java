package io.github.movietable.internal.document;

import java.util.List;
import java.util.Locale;

/** Helpers for strings: how DynamoDB stores them, in UTF-8, and how messages show them. */
public final class Texts {
    /** The message about a string or name that contains half of a surrogate pair. */
    public static final String HALF_PAIR = "a text has half of a surrogate pair, which is not a character";

    private Texts() {}

    /**
     * Whether a string contains half of a surrogate pair. UTF-8 has no such character, so it would be stored as {@code
     * ?}.
     *
     * @param text any text
     * @return true if a half without its other half was found
     */
    public static boolean hasHalfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!isPair(text, i)) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Whether a surrogate pair is complete at an index: a high surrogate and then a low one. */
    static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    /** The bytes of a char in UTF-8. Each half of a surrogate pair counts as two, because the pair has four. */
    static int utf8(char c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    /**
     * The length of a string in UTF-8.
     *
     * @param text any text
     * @return the number of bytes
     */
    public static int utf8(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += utf8(text.charAt(i));
        }
        return bytes;
    }

    /**
     * Puts a string in quotes and escapes its quotes, backslashes and control characters, so that it can't break a line
     * of a log or send commands to a terminal.
     *
     * @param text any text
     * @return the quoted text
     */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> quoted.append(escaped(c)));
        return quoted.append('"').toString();
    }

    private static String escaped(int c) {
        if (c == '"' || c == '\\') {
            return "\\" + (char) c;
        }
        boolean unprintable = Character.isISOControl(c)
                || List.of(
                                Character.FORMAT,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR,
                                Character.SURROGATE)
                        .contains((byte) Character.getType(c));
        return unprintable ? String.format(Locale.ROOT, "\\u%04x", c) : Character.toString(c);
    }
}
