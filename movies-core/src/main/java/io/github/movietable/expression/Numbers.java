package io.github.movietable.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB's numbers: up to 38 significant digits, magnitudes from 1E-130 to 9.99…E+125. */
public final class Numbers {
    private static final int DIGITS = 38;
    private static final int LARGEST_EXPONENT = 125;
    private static final int SMALLEST_EXPONENT = -130;

    private Numbers() {}

    /**
     * A number as DynamoDB stores it: no digit is lost, trailing zeros aside.
     *
     * @param path where it is to be stored, for the message
     * @param number any number; a float or double counts as the decimal that it prints as
     * @return the stored form
     * @throws IllegalArgumentException if it has over 38 digits, is out of range, or is no number (NaN, infinity)
     */
    public static AttributeValue encode(String path, Number number) {
        BigDecimal decimal = decimal(path, number).stripTrailingZeros();
        if (decimal.precision() > DIGITS) {
            throw refused(path, "a number can have 38 significant digits, not " + decimal.precision());
        }
        long exponent = (long) decimal.precision() - decimal.scale() - 1;
        if (decimal.signum() != 0 && (exponent > LARGEST_EXPONENT || exponent < SMALLEST_EXPONENT)) {
            throw refused(path, "a number must lie between 1E-130 and 9.99E+125, not near 1E" + exponent);
        }
        boolean readable = Math.abs(exponent) <= DIGITS;
        return AttributeValue.fromN(readable ? decimal.toPlainString() : decimal.toString());
    }

    private static BigDecimal decimal(String path, Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException e) {
            throw refused(
                    path,
                    "not a number DynamoDB can store: " + number.getClass().getSimpleName()
                            + " without a decimal value");
        }
    }

    private static IllegalArgumentException refused(String path, String rule) {
        return new IllegalArgumentException(path + ": " + rule);
    }
}
