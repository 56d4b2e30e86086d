package io.github.movietable.internal.batch;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The write capacity of a table and its indexes. Each index is written as often as the table: the smallest capacity
 * among them sets the pace, and each write is charged once for the table and once for each index.
 *
 * @param slowest the smallest capacity of the table and its indexes, in write units a second
 * @param copies the number of indexes, plus one for the table
 */
public record WriteCapacity(long slowest, int copies) {
    /**
     * The write capacity of a provisioned table.
     *
     * @param described the result of DescribeTable
     * @return the capacity; empty for an on-demand table, or if the description has no capacity
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
