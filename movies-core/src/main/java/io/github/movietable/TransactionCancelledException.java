package io.github.movietable;

import io.github.movietable.expression.FailedClause;
import io.github.movietable.expression.MoviesException;
import java.util.List;
import java.util.stream.Collectors;

/** A transaction was cancelled. Nothing of it was done. */
public final class TransactionCancelledException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final List<TransactionOutcome.Reason> reasons;

    TransactionCancelledException(String table, TransactionOutcome.Cancelled outcome) {
        super("the transaction on the table " + table + " was cancelled, nothing was done: "
                + outcome.reasons().stream()
                        .map(TransactionCancelledException::inWords)
                        .collect(Collectors.joining("; "))
                + ". reasons() has the movies as they are; tryApply() returns them");
        this.reasons = outcome.reasons();
    }

    private static String inWords(TransactionOutcome.Reason reason) {
        if (reason instanceof TransactionOutcome.Reason.ConditionNotMet refusal) {
            return reason.key()
                    + (refusal.why().isEmpty()
                            ? ": others kept changing it meanwhile; try again"
                            : refusal.why().stream()
                                    .map(FailedClause::rule)
                                    .collect(Collectors.joining(" and ", ": false is ", "")));
        }
        return reason instanceof TransactionOutcome.Reason.Failed failed
                ? reason.key() + ": " + failed.code()
                : reason.key() + ": not there";
    }

    /**
     * Why, for each action that stood in the way.
     *
     * @return at least one reason
     */
    public List<TransactionOutcome.Reason> reasons() {
        return reasons;
    }
}
