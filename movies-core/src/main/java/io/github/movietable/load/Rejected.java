package io.github.movietable.load;

import io.github.movietable.internal.batch.Write;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * A record that was rejected.
 *
 * @param rejection which, and why
 * @param movie makes the record as it is written to the file for rejects; null if it is not shown
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
