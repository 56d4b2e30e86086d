package io.github.movietable.internal.batch;

/**
 * Bounds the batches in flight while the savings (unused burst capacity) of a provisioned table are used up. How large
 * the savings are is not known, and when they end all batches in flight may be throttled, so only a few are sent at a
 * time. The first batch is sent alone, because there may be no savings at all; each response allows one more.
 */
final class Savings {
    private static final int FEW = 4;

    /** More than {@link #FEW} may be in flight if they cost less than the table's capacity for this time. */
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
