package io.github.movietable.model;

import java.util.concurrent.atomic.DoubleAdder;

/**
 * Adds up what calls consume. Attach one to a table with {@code movies.meteredBy(meter)} and read it at any time, from
 * any thread.
 */
public final class Meter {
    private final DoubleAdder read = new DoubleAdder();
    private final DoubleAdder write = new DoubleAdder();

    /** Creates a meter that stands at zero. */
    public Meter() {}

    /**
     * Adds units.
     *
     * @param units what was consumed
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

    /** The sum in words. */
    @Override
    public String toString() {
        return total().toString();
    }
}
