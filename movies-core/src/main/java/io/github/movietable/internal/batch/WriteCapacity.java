package io.github.movietable.internal.batch;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The write capacity that a table and its indexes have together: an index takes as many writes as the table, so the slower
 * of them sets the pace of all, and each write is charged as often as it is done.
 *
 * @param slowest write units a second of the slowest of them
 * @param copies how many there are, the table included
 */
public record WriteCapacity(long slowest, int copies) {
    /**
     * The write capacity that a table is provisioned with.
     *
     * @param described the table
     * @return the capacity; empty on demand, and if the description does not tell
     */
    public static Optional<WriteCapacity> of(TableDescription described) {
        LongStream each = Stream.concat(
                        Stream.ofNullable(described.provisionedThroughput()),
                        described.globalSecondaryIndexes().stream()
                                .map(GlobalSecondaryIndexDescription::provisionedThroughput)
                                .filter(Objects::nonNull))
                .mapToLong(ProvisionedThroughputDescription::writeCapacityUnits);
        WriteCapacity capacity = new WriteCapacity(
                each.min().orElse(0), 1 + described.globalSecondaryIndexes().size());
        return capacity.slowest() > 0 ? Optional.of(capacity) : Optional.empty();
    }

    double units() {
        return (double) slowest * copies;
    }
}
