package io.github.movietable;

import io.github.movietable.internal.call.Backoff;
import io.github.movietable.model.MovieKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** One run of a transaction: tried again while others stand in its way, and in other forms where parents are missing. */
record TransactionRun(TableView table, List<TransactionAction> actions, String token) {
    private static final Logger LOG = LoggerFactory.getLogger(MovieTransaction.class);
    private static final String REFUSED = "ConditionalCheckFailed";
    private static final String NONE = "None";

    /** Codes of reasons that pass by themselves. */
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded", NONE);

    private static final int TRIES = 12;

    TransactionOutcome tryApply() {
        TransactionRun form = this;
        for (int round = 1; ; round++) {
            Optional<TransactionCanceledException> cancelled = form.send();
            if (cancelled.isEmpty()) {
                return new TransactionOutcome.Applied();
            }
            List<CancellationReason> reasons = cancelled.get().cancellationReasons();
            List<TransactionOutcome.Reason> told = form.reasons(reasons);
            if (!told.isEmpty() || round == UpdateSpec.ROUNDS) {
                return new TransactionOutcome.Cancelled(told);
            }
            form = form.formFor(reasons, round);
        }
    }

    /** Sends until no other write stands in the way; the token makes that safe. */
    private Optional<TransactionCanceledException> send() {
        Backoff backoff = new Backoff(table.calls().ticker());
        var open = table.calls().watch(true);
        TransactWriteItemsRequest request = toRequest().toBuilder()
                .overrideConfiguration(open.configuration())
                .build();
        for (int attempt = 1; ; attempt++) {
            try {
                table.calls().transactWriteItems(table.name(), request);
                return Optional.empty();
            } catch (TransactionCanceledException e) {
                if (attempt == TRIES || !passes(e)) {
                    return Optional.of(e);
                }
            } catch (TransactionInProgressException e) {
                if (attempt == TRIES) {
                    throw unknown(e);
                }
            } catch (SdkException e) {
                throw open.leftOpenBy(e) ? unknown(e) : e;
            }
            LOG.debug("Another write stands in the way of a transaction on {}; trying again", table.name());
            backoff.pause();
        }
    }

    private static boolean passes(TransactionCanceledException e) {
        return e.hasCancellationReasons()
                && e.cancellationReasons().stream().allMatch(reason -> PASSING.contains(reason.code()));
    }

    private OutcomeUnknownException unknown(SdkException cause) {
        MovieKey first = actions.get(0).key();
        return new OutcomeUnknownException("the transaction that begins with", table.name(), first, null, false, cause);
    }

    /** What the caller must know; nothing where every refusal can be met by another form. */
    private List<TransactionOutcome.Reason> reasons(List<CancellationReason> cancellation) {
        List<TransactionOutcome.Reason> told = new ArrayList<>();
        for (int i = 0; i < cancellation.size(); i++) {
            CancellationReason reason = cancellation.get(i);
            TransactionAction action = actions.get(i);
            if (REFUSED.equals(reason.code())) {
                action.refusal(item(reason)).ifPresent(told::add);
            } else if (!NONE.equals(reason.code())) {
                told.add(new TransactionOutcome.Reason.Failed(action.key(), reason.code()));
            }
        }
        return told;
    }

    private TransactionRun formFor(List<CancellationReason> cancellation, int round) {
        List<TransactionAction> forms = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            CancellationReason reason = cancellation.get(i);
            TransactionAction action = actions.get(i);
            forms.add(REFUSED.equals(reason.code()) ? action.formFor(item(reason)) : action);
        }
        // another body needs another token, and the same one when the same transaction runs again
        byte[] seed = (token + round).getBytes(StandardCharsets.UTF_8);
        return new TransactionRun(table, forms, UUID.nameUUIDFromBytes(seed).toString());
    }

    private static Map<String, AttributeValue> item(CancellationReason reason) {
        return reason.hasItem() ? reason.item() : Map.of();
    }

    TransactWriteItemsRequest toRequest() {
        return TransactWriteItemsRequest.builder()
                .transactItems(actions.stream().map(TransactionAction::toItem).toList())
                .clientRequestToken(token)
                .returnConsumedCapacity(table.calls().metering())
                .build();
    }
}
