package io.github.movietable.internal.write;

import io.github.movietable.internal.call.Answer;
import io.github.movietable.internal.call.OpenAttempts;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Tables;
import io.github.movietable.internal.call.Target;
import io.github.movietable.model.IncompleteAnswerException;
import io.github.movietable.model.NoSuchTableException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Drops a table, and waits until it is gone.
 *
 * @param table the table's name
 * @param clock gives the current time, in nanoseconds since some fixed moment
 */
public record Drop(String table, LongSupplier clock) {
    /**
     * Drops the table.
     *
     * @return steps that end when the table is gone, or when DynamoDB has refused because the table is protected from
     *     deletion
     */
    public Step<TableEnd> steps() {
        Wait wait = Wait.from(table, clock);
        DeleteTableRequest request =
                DeleteTableRequest.builder().tableName(table).build();
        return Step.send(Request.of(request), answer -> {
            RuntimeException failure = answer.failure();
            if (failure == null || failure instanceof IncompleteAnswerException) {
                return wait.untilGone();
            }
            if (Target.isInvalid(failure)) {
                return protectedOr(failure);
            }
            return OpenAttempts.in(failure) ? decided(failure, wait) : failed(failure);
        });
    }

    private static Step<TableEnd> failed(RuntimeException failure) {
        throw failure;
    }

    /**
     * Finds out why DynamoDB refused the request as invalid. One reason is that the table is protected from deletion,
     * which its description shows.
     */
    private Step<TableEnd> protectedOr(RuntimeException failure) {
        return Tables.look(table).then(answer -> {
            TableDescription found = described(answer);
            return found != null && Boolean.TRUE.equals(found.deletionProtectionEnabled())
                    ? Step.done(new TableEnd.Protected(failure))
                    : failed(failure);
        });
    }

    /**
     * Decides, after an attempt that may have been applied, whether the table is being dropped: the table's status
     * shows it.
     */
    private Step<TableEnd> decided(RuntimeException failure, Wait wait) {
        return Tables.look(table).then(answer -> {
            TableDescription found = described(answer);
            boolean isGoing = found != null && found.tableStatus() == TableStatus.DELETING;
            return isGoing || answer.failure() instanceof NoSuchTableException ? wait.untilGone() : failed(failure);
        });
    }

    private static @Nullable TableDescription described(Answer<DescribeTableResponse> answer) {
        DescribeTableResponse response = answer.response();
        return response == null ? null : response.table();
    }
}
