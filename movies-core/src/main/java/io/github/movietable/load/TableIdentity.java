package io.github.movietable.load;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Distinguishes a table from an earlier or later table of the same name.
 *
 * @param id DynamoDB's id of the table; null if it is not known, or the server has none
 * @param created when the table was created; null if it is not known
 */
record TableIdentity(@Nullable String id, @Nullable Instant created) {
    /** The identity of a table of which neither the id nor the time of creation is known. */
    public static final TableIdentity UNKNOWN = new TableIdentity(null, null);

    /**
     * The identity of a described table.
     *
     * @param description the result of DescribeTable
     * @return the table's id and time of creation, as far as they are in there
     */
    public static TableIdentity of(TableDescription description) {
        Instant created = description.creationDateTime();
        // DynamoDB counts milliseconds, and so does the checkpoint
        return new TableIdentity(
                description.tableId(), created == null ? null : Instant.ofEpochMilli(created.toEpochMilli()));
    }

    /**
     * Whether two identities can be compared, because both have an id or both have a time of creation.
     *
     * @param other the other identity
     * @return true if they can be compared
     */
    public boolean isComparableTo(TableIdentity other) {
        return (id != null && other.id != null) || (created != null && other.created != null);
    }

    /**
     * How another identity differs from this one.
     *
     * @param other the other identity
     * @return the difference in words; empty if no known part differs
     */
    public Optional<String> differenceTo(TableIdentity other) {
        return Stream.of(
                        differ(created, other.created) ? "created at " + created + ", not at " + other.created : "",
                        differ(id, other.id) ? "with the id " + id + ", not " + other.id : "")
                .filter(words -> !words.isEmpty())
                .findFirst();
    }

    private static boolean differ(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && !Objects.equals(one, other);
    }

    /**
     * This identity, completed from another of the same table.
     *
     * @param other the other identity
     * @return this identity with its unknown parts taken from the other
     */
    public TableIdentity or(TableIdentity other) {
        return new TableIdentity(id == null ? other.id : id, created == null ? other.created : created);
    }
}
