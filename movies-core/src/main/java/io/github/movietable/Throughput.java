package io.github.movietable;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;

/** How a table's capacity is paid for: per request (on demand), or as units reserved for each second (provisioned). */
public final class Throughput {
    private static final Throughput ON_DEMAND = new Throughput(0, 0);

    private final long readUnits;
    private final long writeUnits;

    private Throughput(long readUnits, long writeUnits) {
        this.readUnits = readUnits;
        this.writeUnits = writeUnits;
    }

    /**
     * Each request is paid for, and no capacity is reserved (DynamoDB's {@code PAY_PER_REQUEST}).
     *
     * @return the throughput of a table on demand
     */
    public static Throughput onDemand() {
        return ON_DEMAND;
    }

    /**
     * Units are reserved for each second and paid for, used or not; requests beyond them are throttled. At 10 and 10
     * units, the 4,610 movies of the AWS sample file {@code moviedata.json} take 461 seconds to load.
     *
     * @param readUnits read units a second, at least 1
     * @param writeUnits write units a second, at least 1
     * @return provisioned throughput
     */
    public static Throughput provisioned(long readUnits, long writeUnits) {
        if (readUnits < 1 || writeUnits < 1) {
            throw new IllegalArgumentException(
                    "provisioned throughput is at least 1 read and 1 write unit a second, not " + readUnits + " and "
                            + writeUnits + "; onDemand() reserves none");
        }
        return new Throughput(readUnits, writeUnits);
    }

    /**
     * Whether each request is paid for.
     *
     * @return true if on demand, false if provisioned
     */
    public boolean isOnDemand() {
        return readUnits == 0;
    }

    /**
     * The read units that are reserved for each second.
     *
     * @return units a second; 0 on demand
     */
    public long readUnits() {
        return readUnits;
    }

    /**
     * The write units that are reserved for each second.
     *
     * @return units a second; 0 on demand
     */
    public long writeUnits() {
        return writeUnits;
    }

    /** The reserved units as the SDK's type; null on demand. */
    @Nullable
    ProvisionedThroughput reserved() {
        return isOnDemand()
                ? null
                : ProvisionedThroughput.builder()
                        .readCapacityUnits(readUnits)
                        .writeCapacityUnits(writeUnits)
                        .build();
    }

    void applyTo(CreateTableRequest.Builder request) {
        if (isOnDemand()) {
            request.billingMode(BillingMode.PAY_PER_REQUEST);
        } else {
            request.billingMode(BillingMode.PROVISIONED).provisionedThroughput(reserved());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Throughput t && t.readUnits == readUnits && t.writeUnits == writeUnits;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * readUnits + writeUnits);
    }

    /** The throughput in words: {@code on demand}, or {@code 10 read and 5 write units a second}. */
    @Override
    public String toString() {
        return isOnDemand() ? "on demand" : readUnits + " read and " + writeUnits + " write units a second";
    }
}
