package io.github.movietable.internal.write;

import io.github.movietable.internal.call.OpenAttempts;
import io.github.movietable.internal.call.Reading;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Target;
import io.github.movietable.internal.call.Tries;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * A transaction of one or more actions. It is tried again if another request conflicts with it, or if the response is
 * incomplete; the token keeps it from being applied twice. If a stored movie lacks the map or list in which an update
 * sets something, the transaction is tried with another {@link Form} of the update.
 *
 * @param actions the actions, each on a different movie
 * @param token the token by which DynamoDB recognizes the transaction for ten minutes
 */
public record Transaction(List<? extends Action> actions, String token) {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);
    private static final int TRIES = 12;

    /**
     * Runs the transaction.
     *
     * @param table the table
     * @return steps whose result is that the transaction was applied (without an item), was cancelled, or is unknown
     */
    public Step<Written> steps(Target table) {
        return round(table, 1);
    }

    private Step<Written> round(Target table, int round) {
        return sent(table, Tries.of(TRIES), false, round);
    }

    private Step<Written> sent(Target table, Tries tries, boolean open, int round) {
        return Step.send(Request.of(table.name(), toRequest(table)), answer -> {
            RuntimeException failure = answer.failure();
            if (failure == null) {
                return Step.done(new Written.Applied(Map.of()));
            }
            boolean isOpen = open || OpenAttempts.in(failure);
            if (!tries.isLast() && passes(failure)) {
                LOG.debug("A transaction on {} did not come through; trying again", table.name());
                return tries.again(next -> sent(table, next, isOpen, round));
            }
            return failure instanceof TransactionCanceledException cancelled
                    ? cancelled(Cancellation.of(actions, cancelled), table, round)
                    : failed(failure, isOpen, table);
        });
    }

    private static boolean passes(RuntimeException failure) {
        return Reading.isSilence(failure)
                || failure instanceof TransactionInProgressException
                || (failure instanceof TransactionCanceledException cancelled && Cancellation.passes(cancelled));
    }

    private Step<Written> failed(RuntimeException failure, boolean open, Target table) {
        if (open) {
            return Step.done(new Written.Unknown(actions.get(0).key(), null, false, failure));
        }
        List<Update> updates = Target.isInvalid(failure) ? Cancellation.updates(actions.stream()) : List.of();
        return Unfit.explained(updates, failure, table, () -> {
            throw failure;
        });
    }

    /**
     * Ends the transaction if there is a reason to give to the caller. Otherwise, if actions were refused and each of
     * them may succeed in another form, tries the transaction with those forms.
     */
    private Step<Written> cancelled(Cancellation cancellation, Target table, int round) {
        List<Written.Reason> told = cancellation.reasons();
        if (told.isEmpty() && cancellation.hasRefusals() && round < Update.ROUNDS) {
            return new Transaction(cancellation.forms(), nextToken(round)).round(table, round + 1);
        }
        Written end = new Written.Cancelled(told.isEmpty() ? cancellation.unexplained() : told);
        return Unfit.explained(cancellation.invalid(), cancellation.failure(), table, () -> Step.done(end));
    }

    /**
     * The token for the transaction with other forms, which is another request to DynamoDB. It is derived from the
     * first token, so that the same transaction has the same tokens if it is run again.
     */
    private String nextToken(int round) {
        byte[] seed = (token + round).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(seed).toString();
    }

    /**
     * The request that the first step sends.
     *
     * @param table the table
     * @return the request, exactly as it is sent
     */
    public TransactWriteItemsRequest toRequest(Target table) {
        return TransactWriteItemsRequest.builder()
                .transactItems(actions.stream()
                        .map(action -> action.toItem(table.name()))
                        .toList())
                .clientRequestToken(token)
                .returnConsumedCapacity(table.metering())
                .build();
    }
}
