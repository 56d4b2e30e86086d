package io.github.movietable;

import io.github.movietable.expression.CanIgnoreReturnValue;
import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.model.Movie;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * One update as a transaction with a token: made once and no more; see {@link MovieUpdate#exactlyOnce}.
 *
 * <p>The token is made with this specification, and DynamoDB knows it for ten minutes. Running the same specification
 * again in that time does not make the update again; after an {@link OutcomeUnknownException} that settles it. (Where a
 * parent map was missing the update takes two transactions, and running it again may make it again.)
 */
@CheckReturnValue
public final class ExactlyOnce {
    private final UpdateSpec spec;
    private final MovieTransaction transaction;

    private ExactlyOnce(UpdateSpec spec) {
        this.spec = spec;
        this.transaction = MovieTransaction.of(spec.table()).with(spec);
    }

    static ExactlyOnce of(UpdateSpec spec) {
        return new ExactlyOnce(spec);
    }

    /**
     * Makes the update. Costs twice the write units, and the read of the movie afterwards, strongly consistent.
     *
     * @return the movie as stored afterwards; writes of others between may show in it
     * @throws MovieNotFoundException if the movie is not there, or was deleted right afterwards
     * @throws ConditionNotMetException if a condition is false; nothing was written
     * @throws VersionConflictException if the update is of a versioned table and the movie was written since it was read
     * @throws TransactionCancelledException if other writes stood in the way for all of our tries
     * @throws OutcomeUnknownException if DynamoDB gave no definite answer; running this again settles it
     */
    @CanIgnoreReturnValue
    public Movie apply() {
        WriteOutcome outcome = tryApply();
        if (outcome instanceof WriteOutcome.Applied applied) {
            return applied.movie();
        }
        throw Refusals.exception("updating", spec, outcome);
    }

    /**
     * Makes the update, and returns a refusal where {@link #apply} throws.
     *
     * @return {@code Applied} with the movie as stored afterwards, {@code ConditionNotMet}, or {@code NotFound}
     * @throws TransactionCancelledException if other writes stood in the way for all of our tries
     * @throws OutcomeUnknownException if DynamoDB gave no definite answer; running this again settles it
     */
    @CanIgnoreReturnValue
    public WriteOutcome tryApply() {
        TransactionOutcome outcome = transaction.tryApply();
        if (outcome instanceof TransactionOutcome.Cancelled cancelled) {
            return Refusals.outcome(spec.table(), cancelled);
        }
        return new GetMovie(spec.table().consistently(), spec.key(), List.of())
                .run()
                .<WriteOutcome>map(WriteOutcome.Applied::new)
                .orElseGet(() -> new WriteOutcome.NotFound(spec.key()));
    }

    /**
     * The request that is sent first; no call is made.
     *
     * @return exactly what is sent, token included
     */
    public TransactWriteItemsRequest toRequest() {
        return transaction.toRequest();
    }

    /**
     * The update in plain words: key, changes, conditions, cost, and the request as JSON. No call is made. It holds the
     * values.
     *
     * @return some lines of text
     */
    public String explain() {
        return spec.explanation("TransactWriteItems", 2, null).with(toRequest());
    }

    /** The update as people read it, values included. */
    @Override
    public String toString() {
        return spec + ", exactly once";
    }
}
