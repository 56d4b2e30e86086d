package io.github.movietable.model;

import java.util.concurrent.atomic.DoubleAdder;

/**
 * Adds up the capacity units that calls consume. Attach one to a table with {@code movies.meteredBy(meter)} and read it
 * at any time, from any thread.
 */
public final class Meter {
    private final DoubleAdder read = new DoubleAdder();
    private final DoubleAdder write = new DoubleAdder();

    /** Creates a meter whose total is zero. */
    public Meter() {}

    /**
     * Adds units to the total.
     *
     * @param units the units that a call consumed
     */
    public void add(Units units) {
        read.add(units.read());
        write.add(units.write());
    }

    /**
     * The units that were consumed since the meter was made.
     *
     * @return the sum
     */
    public Units total() {
        return new Units(read.sum(), write.sum());
    }

    /** The total in words, like {@code 6 read units}. */
    @Override
    public String toString() {
        return total().toString();
    }
}
