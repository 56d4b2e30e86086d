package io.github.movietable.internal.write;

import io.github.movietable.internal.call.OpenAttempts;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.TableKey;
import io.github.movietable.internal.call.Tables;
import io.github.movietable.internal.call.Tries;
import io.github.movietable.model.IncompleteAnswerException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Creates a table, and waits until it is active.
 *
 * @param request the CreateTable request
 * @param clock gives the current time, in nanoseconds since some fixed moment
 */
public record Create(CreateTableRequest request, LongSupplier clock) {
    /** How often DescribeTable is tried after CreateTable, because it may not show the new table at once. */
    private static final int LOOKS = 5;

    /**
     * Creates the table.
     *
     * @return steps that end when the table is active, or when DynamoDB has refused because there is a table of that
     *     name
     */
    public Step<TableEnd> steps() {
        Instant begun = Instant.now();
        Wait wait = Wait.from(request.tableName(), clock);
        return Step.send(Request.of(request), answer -> {
            RuntimeException failure = answer.failure();
            if (failure == null || failure instanceof IncompleteAnswerException) {
                // an empty response is not a refusal; the wait finds out whether the table was created
                return wait.untilActive(new TableEnd.Done(true));
            }
            if (OpenAttempts.in(failure)) {
                return decided(failure, begun, wait, Tries.looks().refilled(LOOKS));
            }
            if (failure instanceof ResourceInUseException) {
                return Step.done(new TableEnd.Exists(false, failure));
            }
            throw failure;
        });
    }

    /**
     * Creates the table if it does not exist.
     *
     * @return steps that end when the table is active, no matter which program created it
     */
    public Step<TableEnd> ifMissing() {
        return Tables.find(request.tableName()).then(found -> {
            Wait wait = Wait.from(request.tableName(), clock);
            if (found.isEmpty()) {
                return unlessQuicker(wait);
            }
            boolean isGoing = found.get().tableStatus() == TableStatus.DELETING;
            return isGoing
                    ? wait.untilGone()
                            .then(gone -> gone instanceof TableEnd.Done ? unlessQuicker(wait) : Step.done(gone))
                    : wait.untilActive(new TableEnd.Done(false));
        });
    }

    private Step<TableEnd> unlessQuicker(Wait wait) {
        return steps().then(end ->
                end instanceof TableEnd.Exists ? wait.untilActive(new TableEnd.Done(false)) : Step.done(end));
    }

    /**
     * Decides, after an attempt that may have been applied, whether the table was created by this call: the table's
     * creation time shows it.
     */
    private Step<TableEnd> decided(RuntimeException failure, Instant begun, Wait wait, Tries tries) {
        return Tables.look(request.tableName()).then(answer -> {
            DescribeTableResponse found = answer.response();
            if (found == null) {
                if (tries.isLast()) {
                    throw failure;
                }
                return tries.again(next -> decided(failure, begun, wait, next));
            }
            return isOurs(found, begun)
                    ? wait.untilActive(new TableEnd.Done(true))
                    : Step.done(new TableEnd.Exists(true, failure));
        });
    }

    private static boolean isOurs(DescribeTableResponse found, Instant begun) {
        TableDescription table = found.table();
        boolean isNew = Optional.ofNullable(table.creationDateTime())
                .map(created -> !created.isBefore(ServerClock.of(found).when(begun)))
                .orElse(table.tableStatus() == TableStatus.CREATING);
        return isNew && TableKey.of(table).equals(TableKey.OF_MOVIES);
    }
}
