package io.github.movietable.model;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * The capacity units that reading and writing consume, as DynamoDB reports them.
 *
 * <p>A read unit is 4 KB read strongly consistently, or 8 KB eventually; a write unit is 1 KB written. DynamoDB reports
 * no units for a write that a condition refused, though it costs at least one.
 *
 * @param read read units
 * @param write write units
 */
public record Units(double read, double write) implements Serializable {
    /** Zero units of both kinds. */
    public static final Units NONE = new Units(0, 0);

    /**
     * Read units alone.
     *
     * @param units how many
     * @return the units
     */
    public static Units ofReads(double units) {
        return new Units(units, 0);
    }

    /**
     * Write units alone.
     *
     * @param units how many
     * @return the units
     */
    public static Units ofWrites(double units) {
        return new Units(0, units);
    }

    /**
     * Adds units to these.
     *
     * @param other the units to add
     * @return the sum
     */
    public Units plus(Units other) {
        return new Units(read + other.read, write + other.write);
    }

    /** The units in words: {@code 6 read units}, {@code 0.5 read units and 1 write unit}. */
    @Override
    public String toString() {
        if (read == 0 && write == 0) {
            return "no units";
        }
        if (write == 0) {
            return words(read, "read");
        }
        return read == 0 ? words(write, "write") : words(read, "read") + " and " + words(write, "write");
    }

    private static String words(double units, String kind) {
        String number = BigDecimal.valueOf(units).stripTrailingZeros().toPlainString();
        return number + " " + kind + (units == 1 ? " unit" : " units");
    }
}
