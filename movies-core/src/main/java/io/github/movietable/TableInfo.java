package io.github.movietable;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A table's state and figures, from DescribeTable. Counts are updated every six hours or so; 0 may mean "unknown". */
public final class TableInfo {
    private final TableDescription description;

    private TableInfo(TableDescription description) {
        this.description = description;
    }

    static TableInfo of(TableDescription description) {
        return new TableInfo(description);
    }

    /**
     * The table's name.
     *
     * @return the name
     */
    public String name() {
        return description.tableName();
    }

    /**
     * The table's state, in DynamoDB's words: {@code ACTIVE}, {@code CREATING}, …
     *
     * @return DynamoDB's name of the state
     */
    public String status() {
        return description.tableStatusAsString();
    }

    /**
     * How many items the table has. DynamoDB updates this count about every six hours.
     *
     * @return the count; 0 may mean that it is not known
     */
    public long itemCount() {
        return description.itemCount() == null ? 0 : description.itemCount();
    }

    /**
     * How many bytes the table's items take. DynamoDB updates this figure about every six hours.
     *
     * @return the size; 0 may mean that it is not known
     */
    public long sizeBytes() {
        return description.tableSizeBytes() == null ? 0 : description.tableSizeBytes();
    }

    /**
     * How the table's capacity is paid for.
     *
     * @return on demand, or the reserved units
     */
    public Throughput throughput() {
        ProvisionedThroughputDescription reserved = description.provisionedThroughput();
        return reserved == null || reserved.writeCapacityUnits() == null || reserved.writeCapacityUnits() == 0
                ? Throughput.onDemand()
                : Throughput.provisioned(reserved.readCapacityUnits(), reserved.writeCapacityUnits());
    }

    /**
     * Whether the table has an index on titles, which may be ready or still being built.
     *
     * @return true also while the index can't be read yet
     */
    public boolean hasTitleIndex() {
        return description.globalSecondaryIndexes().stream()
                .anyMatch(index -> index.indexName().equals(TitleIndex.NAME));
    }

    /**
     * When the table was created.
     *
     * @return the instant; empty if DynamoDB does not say
     */
    public Optional<Instant> created() {
        return Optional.ofNullable(description.creationDateTime());
    }

    /** Name, state and figures on one line. */
    @Override
    public String toString() {
        return name() + ": " + status() + ", " + throughput() + ", about " + itemCount() + " movies, " + sizeBytes()
                + " bytes";
    }
}
