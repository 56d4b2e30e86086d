package io.github.movietable.internal.document;

/**
 * Checks and measures numbers that are written as text, without creating an object for each. One instance can be used
 * for many numbers; it is not thread-safe.
 */
final class NumberText {
    /**
     * Longer texts are refused without being parsed; DynamoDB's numbers are shorter, unless they are padded with zeros.
     */
    private static final int MAX_LENGTH = 1000;

    private static final int MAX_EXPONENT_DIGITS = 10;
    private static final int MAX_BYTES = 21;

    /** The bytes that DynamoDB counts for a zero; it counts more for every other number. */
    static final int ZERO_BYTES = 1;

    private String text = "";
    private int at;
    private int digits;
    private int first;
    private int last;

    /**
     * The bytes that DynamoDB counts for a number: one for each pair of digits, one for the exponent, and one for a
     * minus sign. Pairs are counted from the decimal point in both directions.
     *
     * @throws BrokenRuleException if the text is not a number, or is one that DynamoDB can't store
     */
    int bytes(String number) {
        begin(number);
        boolean negative = skipSign();
        skipDigits();
        int whole = digits;
        if (skip('.')) {
            skipDigits();
        }
        require(digits > 0);
        long exponent = skip('e') || skip('E') ? exponent() : 0;
        require(at == text.length());
        if (first < 0) {
            return ZERO_BYTES;
        }
        long highest = whole - 1 - first + exponent;
        Numbers.check(last - first + 1L, highest);
        int sign = negative ? 1 : 0;
        return Math.min(MAX_BYTES, bytes((int) highest, (int) (whole - 1 - last + exponent)) + sign);
    }

    private void begin(String number) {
        if (number.length() > MAX_LENGTH) {
            throw new BrokenRuleException(
                    "a number can have 38 significant digits, not the " + number.length() + " characters of this one");
        }
        text = number;
        at = 0;
        digits = 0;
        first = -1;
        last = -1;
    }

    private static int bytes(int highest, int lowest) {
        int whole = Math.max(0, highest + 1);
        int fraction = Math.max(0, -lowest);
        int trailing = Math.max(0, lowest);
        int leading = Math.max(0, -highest - 1);
        return (whole + 1) / 2 - trailing / 2 + (fraction + 1) / 2 - leading / 2 + 1;
    }

    private void skipDigits() {
        for (; at < text.length() && isDigit(text.charAt(at)); at++, digits++) {
            if (text.charAt(at) != '0') {
                first = first < 0 ? digits : first;
                last = digits;
            }
        }
    }

    private long exponent() {
        boolean negative = skipSign();
        int begin = at;
        long exponent = 0;
        for (; at < text.length() && at - begin <= MAX_EXPONENT_DIGITS && isDigit(text.charAt(at)); at++) {
            exponent = 10 * exponent + text.charAt(at) - '0';
        }
        require(at > begin && at - begin <= MAX_EXPONENT_DIGITS);
        return negative ? -exponent : exponent;
    }

    /** Skips a sign, if there is one; returns true if it was a minus. */
    private boolean skipSign() {
        boolean negative = skip('-');
        if (!negative) {
            skip('+');
        }
        return negative;
    }

    private boolean skip(char c) {
        boolean isThere = at < text.length() && text.charAt(at) == c;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void require(boolean isNumber) {
        if (!isNumber) {
            throw new BrokenRuleException("it is not a number, or its exponent has over 10 digits");
        }
    }
}
