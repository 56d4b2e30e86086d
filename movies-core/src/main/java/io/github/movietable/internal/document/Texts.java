package io.github.movietable.internal.document;

import java.util.List;
import java.util.Locale;

/** Texts as DynamoDB stores them, in UTF-8, and as messages show them. */
public final class Texts {
    /** The rule for every text and every name. */
    public static final String HALF_PAIR = "a text has half of a surrogate pair, which is no character";

    private Texts() {}

    /**
     * Whether a text has half of a surrogate pair. UTF-8 has no such character: it would be stored as {@code ?}.
     *
     * @param text any text
     * @return whether it has
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

    /** Whether both halves of a pair are there. */
    static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    /** The bytes of a character; each half of a surrogate pair counts for half of its four. */
    static int utf8(char c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    /**
     * How long a text is in UTF-8.
     *
     * @param text any text
     * @return bytes
     */
    public static int utf8(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += utf8(text.charAt(i));
        }
        return bytes;
    }

    /**
     * A text in quotes, with quotes, backslashes and control characters escaped: it can't break a line or colour a
     * terminal.
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
