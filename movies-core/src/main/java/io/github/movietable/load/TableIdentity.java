package io.github.movietable.load;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The marks that tell a table from an earlier or later table of the same name.
 *
 * @param id DynamoDB's id of the table; null if it is not known, or the server has none
 * @param created when the table was created; null if it is not known
 */
record TableIdentity(@Nullable String id, @Nullable Instant created) {
    /** Neither is known. */
    public static final TableIdentity UNKNOWN = new TableIdentity(null, null);

    /**
     * The identity of a described table.
     *
     * @param description the description
     * @return its identity
     */
    public static TableIdentity of(TableDescription description) {
        Instant created = description.creationDateTime();
        // DynamoDB counts milliseconds, and so does the checkpoint
        return new TableIdentity(
                description.tableId(), created == null ? null : Instant.ofEpochMilli(created.toEpochMilli()));
    }

    /**
     * Whether both have the table's id, or both its time of creation.
     *
     * @param other the other
     * @return whether they can be compared
     */
    public boolean isComparableTo(TableIdentity other) {
        return (id != null && other.id != null) || (created != null && other.created != null);
    }

    /**
     * How another table differs from this one.
     *
     * @param other the other
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
     * @param other the other
     * @return the completed identity
     */
    public TableIdentity or(TableIdentity other) {
        return new TableIdentity(id == null ? other.id : id, created == null ? other.created : created);
    }
}
