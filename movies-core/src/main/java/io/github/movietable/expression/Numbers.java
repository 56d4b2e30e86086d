package io.github.movietable.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
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
        brokenRule(decimal).ifPresent(rule -> {
            throw refused(path, rule);
        });
        boolean readable = Math.abs(exponent(decimal)) <= DIGITS;
        return AttributeValue.fromN(readable ? decimal.toPlainString() : decimal.toString());
    }

    /**
     * Why DynamoDB can't store a number.
     *
     * @param number any number
     * @return the rule that it breaks, and how; empty where there is none
     */
    public static Optional<String> brokenRule(BigDecimal number) {
        BigDecimal decimal = number.stripTrailingZeros();
        if (decimal.precision() > DIGITS) {
            return Optional.of("a number can have 38 significant digits, not " + decimal.precision());
        }
        long exponent = exponent(decimal);
        boolean inRange = exponent <= LARGEST_EXPONENT && exponent >= SMALLEST_EXPONENT;
        return inRange || decimal.signum() == 0
                ? Optional.empty()
                : Optional.of("a number must lie between 1E-130 and 9.99E+125, not near 1E" + exponent);
    }

    private static long exponent(BigDecimal decimal) {
        return (long) decimal.precision() - decimal.scale() - 1;
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
