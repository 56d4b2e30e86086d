package io.github.movietable.internal.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts to DynamoDB's numbers: up to 38 significant digits, magnitudes from 1E-130 to 9.99…E+125. */
public final class Numbers {
    private static final int DIGITS = 38;
    private static final int PLAIN_DIGITS = 9;
    private static final int LARGEST_EXPONENT = 125;
    private static final int SMALLEST_EXPONENT = -130;

    private Numbers() {}

    /**
     * Converts a number to the form in which DynamoDB stores it. No digits are lost except trailing zeros.
     *
     * @param number any number; a float or double counts as the decimal that it prints as
     * @return the stored value
     * @throws BrokenRuleException if the number has over 38 digits, is out of range, or is NaN or infinite
     */
    public static AttributeValue encode(Number number) {
        if (number instanceof Integer || number instanceof Long) {
            return AttributeValue.fromN(number.toString());
        }
        BigDecimal decimal = decimal(number).stripTrailingZeros();
        long exponent = (long) decimal.precision() - decimal.scale() - 1;
        if (decimal.signum() != 0) {
            check(decimal.precision(), exponent);
        }
        boolean readable = Math.abs(exponent) <= DIGITS;
        return AttributeValue.fromN(readable ? decimal.toPlainString() : decimal.toString());
    }

    /**
     * Converts a number that is written as text to the form in which DynamoDB stores it.
     *
     * @param text digits, which may have a sign, a point and an exponent
     * @return the stored value
     * @throws BrokenRuleException if the text is not a number, or is one that DynamoDB can't store
     */
    public static AttributeValue read(String text) {
        if (isStored(text)) {
            return AttributeValue.fromN(text);
        }
        boolean isZero = new NumberText().bytes(text) == NumberText.ZERO_BYTES;
        return isZero ? AttributeValue.fromN("0") : encode(new BigDecimal(text));
    }

    /**
     * Whether a text is a number that already has the form in which DynamoDB stores it, in plain digits. Most numbers
     * have.
     *
     * @param text any text
     * @return true if the text needs no conversion; false also for the few numbers that are stored with an exponent
     */
    public static boolean isStored(String text) {
        int begin = text.startsWith("-") ? 1 : 0;
        int end = text.length();
        int point = text.indexOf('.');
        boolean isPlain = end > begin && end - begin <= DIGITS && !text.equals("-0");
        for (int i = begin; i < end && isPlain; i++) {
            isPlain = (text.charAt(i) >= '0' && text.charAt(i) <= '9') || i == point;
        }
        int whole = (point < 0 ? end : point) - begin;
        return isPlain
                && (whole == 1 || (whole > 1 && text.charAt(begin) != '0'))
                && (point < 0 || text.charAt(end - 1) > '0');
    }

    /** Checks a number other than zero, given its count of significant digits and the exponent of the first. */
    static void check(long digits, long exponent) {
        if (digits > DIGITS) {
            throw new BrokenRuleException("a number can have " + DIGITS + " significant digits, not " + digits);
        }
        if (exponent > LARGEST_EXPONENT || exponent < SMALLEST_EXPONENT) {
            throw new BrokenRuleException("a number must lie between 1E-130 and 9.99E+125, not near 1E" + exponent);
        }
    }

    /**
     * Whether a stored number consists of one to nine digits only, as years and seconds mostly do. Such a number fits
     * an {@code int}, which is parsed in a fraction of the time.
     *
     * @param number a number as it is stored
     * @return true if {@code Integer.parseInt} can read the number
     */
    public static boolean isPlain(String number) {
        boolean plain = !number.isEmpty() && number.length() <= PLAIN_DIGITS;
        for (int i = 0; plain && i < number.length(); i++) {
            plain = number.charAt(i) >= '0' && number.charAt(i) <= '9';
        }
        return plain;
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException e) {
            throw new BrokenRuleException("not a number DynamoDB can store: "
                    + number.getClass().getSimpleName() + " without a decimal value");
        }
    }
}
