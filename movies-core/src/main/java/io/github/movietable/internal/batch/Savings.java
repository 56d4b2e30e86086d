package io.github.movietable.internal.batch;

/**
 * The batches that are in flight while the savings of a provisioned table are used up. Nobody knows how large the savings
 * are, so that all batches in flight may be throttled at their end: they are few. At first it is one, for there may be no
 * savings at all; each answer lets one more be in flight.
 */
final class Savings {
    private static final int FEW = 4;

    /** There may be more than these few while all of them together have fewer units than the table gives in this time. */
    private static final double SECONDS = 0.1;

    private final double unitsPerSecond;
    private int most = 1;
    private int batches;
    private double units;

    Savings(double unitsPerSecond) {
        this.unitsPerSecond = unitsPerSecond;
    }

    boolean hasRoom() {
        boolean isLittle = batches < FEW || units < unitsPerSecond * SECONDS;
        return batches == 0 || (batches < most && isLittle);
    }

    void sent(double charged) {
        batches++;
        units += charged;
    }

    void answered(double charged) {
        batches--;
        units -= charged;
        most++;
    }
}
