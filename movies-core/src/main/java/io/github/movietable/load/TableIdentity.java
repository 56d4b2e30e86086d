package io.github.movietable.load;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * What tells a table from another one that has or had its name.
 *
 * @param id DynamoDB's id of the table; null if it is not known, or the server has none
 * @param created when the table was created; null if it is not known
 */
record TableIdentity(@Nullable String id, @Nullable Instant created) {
    /** Nothing is known. */
    public static final TableIdentity UNKNOWN = new TableIdentity(null, null);

    /**
     * Of a table as DynamoDB describes it.
     *
     * @param description the description
     * @return what it tells
     */
    public static TableIdentity of(TableDescription description) {
        Instant created = description.creationDateTime();
        // DynamoDB counts milliseconds, and so does the text that this is kept as
        return new TableIdentity(
                description.tableId(), created == null ? null : Instant.ofEpochMilli(created.toEpochMilli()));
    }

    /**
     * Whether both know the table's id or both when it was created, so that they can be told apart.
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
     * @return some words; empty if nothing is known that differs
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
     * This, and what only the other knows.
     *
     * @param other of the same table
     * @return all that is known
     */
    public TableIdentity or(TableIdentity other) {
        return new TableIdentity(id == null ? other.id : id, created == null ? other.created : created);
    }
}
