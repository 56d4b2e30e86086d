package io.github.movietable.load;

import io.github.movietable.internal.batch.Write;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * A rejected record, and how to write it down.
 *
 * @param rejection which record it is, and why it was rejected
 * @param movie makes the record's text for the file for rejects; null if the record could not be kept
 */
record Rejected(Rejection rejection, Supplier<@Nullable String> movie) {
    /** A record that the library rejected before it was sent. */
    static Rejected by(LoadRecord record) {
        var problem = Objects.requireNonNull(record.problem());
        return new Rejected(
                new Rejection(
                        record.number(), record.position(), record.keyIfValid(), problem.pointer(), problem.rule()),
                () -> record.text() == null && !record.item().isEmpty()
                        ? DynamoDbJson.line(record.item())
                        : record.text());
    }

    /** A record that DynamoDB refused. */
    static Rejected by(Write write, DynamoDbException why) {
        String rule = "DynamoDB refused it: " + LoadErrors.said(why);
        return new Rejected(
                new Rejection(write.record(), LoadRecord.Position.NONE, write.key(), "", rule),
                () -> Optional.ofNullable(write.item()).map(DynamoDbJson::line).orElse(null));
    }
}
