package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.Movie;
import org.jspecify.annotations.Nullable;

/** What a refusal is to the caller: an exception for the words that throw, an outcome for those that return. */
final class Refusals {
    private Refusals() {}

    static MoviesException exception(String doing, UpdateSpec spec, WriteOutcome refusal) {
        VersionMark version = spec.version();
        Movie current = current(refusal);
        if (version != null && (current == null || !version.isAsRead().test(current))) {
            return new VersionConflictException(spec.table().name(), spec.key(), current);
        }
        if (refusal instanceof WriteOutcome.ConditionNotMet notMet) {
            return new ConditionNotMetException(doing, spec.table().name(), notMet);
        }
        return new MovieNotFoundException(spec.table().name(), spec.key());
    }

    /** What a cancelled transaction is to the caller of a single write: its first refusal. */
    static WriteOutcome outcome(TableView table, TransactionOutcome.Cancelled cancelled) {
        for (TransactionOutcome.Reason reason : cancelled.reasons()) {
            if (reason instanceof TransactionOutcome.Reason.ConditionNotMet notMet) {
                return new WriteOutcome.ConditionNotMet(notMet.current(), notMet.why());
            }
            if (reason instanceof TransactionOutcome.Reason.NotFound missing) {
                return new WriteOutcome.NotFound(missing.key());
            }
        }
        throw new TransactionCancelledException(table.name(), cancelled);
    }

    static @Nullable Movie current(WriteOutcome outcome) {
        return outcome instanceof WriteOutcome.ConditionNotMet refusal ? refusal.current() : null;
    }
}
