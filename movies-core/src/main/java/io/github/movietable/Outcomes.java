package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.Deadline;
import io.github.movietable.internal.read.Fields;
import io.github.movietable.internal.write.Written;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Turns the internal result of a write, a {@link Written}, into a {@link WriteOutcome} or exception for users. */
final class Outcomes {
    private Outcomes() {}

    static WriteOutcome of(String doing, TableView table, Written end) {
        if (end instanceof Written.Applied applied) {
            return new WriteOutcome.Applied(Fields.ALL.movie(applied.item()));
        }
        return refusal(doing, table, end);
    }

    /** Makes the exception for an operation that writes no movie and has missed its deadline. */
    static Deadline.Late late(String doing, String table) {
        return (longest, mayBeWritten, cause) -> new MoviesTimeoutException(doing, table, longest, cause);
    }

    /**
     * Makes the exception for a change of the table that has missed its deadline: if it was sent, its outcome is
     * unknown.
     */
    static Deadline.Late lateChange(String doing, String table) {
        return (longest, mayBeWritten, cause) -> {
            MoviesTimeoutException late = new MoviesTimeoutException(doing, table, longest, cause);
            String sent = doing + " the table " + table + " was requested, but was not known to be done after "
                    + longest + ", the deadline; DynamoDB may still do it: look with describe()";
            return mayBeWritten ? new OutcomeUnknownException(sent, late) : late;
        };
    }

    /**
     * Makes the exception for a write of a movie that has missed its deadline: if it was sent, its outcome is unknown.
     */
    static Deadline.Late late(String doing, String table, MovieKey key) {
        return (longest, mayBeWritten, cause) -> {
            MoviesTimeoutException late = new MoviesTimeoutException(doing + " " + key + " in", table, longest, cause);
            return mayBeWritten ? new OutcomeUnknownException(doing, table, key, null, false, late) : late;
        };
    }

    /** The outcome of a write that was refused; throws if a transaction was cancelled, or the outcome is unknown. */
    static WriteOutcome refusal(String doing, TableView table, Written end) {
        if (end instanceof Written.Refused refused) {
            return new WriteOutcome.ConditionNotMet(refused.current(), refused.why());
        }
        if (end instanceof Written.Missing missing) {
            return new WriteOutcome.NotFound(missing.key());
        }
        if (end instanceof Written.Cancelled cancelled) {
            throw new TransactionOutcome.CancelledException(table.name(), cancelled(cancelled));
        }
        throw unknown(doing, table, (Written.Unknown) end);
    }

    private static OutcomeUnknownException unknown(String doing, TableView table, Written.Unknown end) {
        return new OutcomeUnknownException(doing, table.name(), end.key(), end.current(), end.isAsAsked(), end.cause());
    }

    /** The movie that a write without conditions replaced or deleted; empty if there was none. */
    static Optional<Movie> before(String doing, TableView table, Written end) {
        if (end instanceof Written.Applied applied) {
            Map<String, AttributeValue> item = applied.item();
            return item.isEmpty() ? Optional.empty() : Optional.of(Fields.ALL.movie(item));
        }
        throw unknown(doing, table, (Written.Unknown) end);
    }

    static TransactionOutcome ofTransaction(TableView table, Written end) {
        if (end instanceof Written.Applied) {
            return new TransactionOutcome.Applied();
        }
        if (end instanceof Written.Cancelled cancelled) {
            return cancelled(cancelled);
        }
        throw unknown("the transaction that begins with", table, (Written.Unknown) end);
    }

    private static TransactionOutcome.Cancelled cancelled(Written.Cancelled end) {
        return new TransactionOutcome.Cancelled(
                end.reasons().stream().map(Outcomes::reason).toList());
    }

    private static TransactionOutcome.Reason reason(Written.Reason reason) {
        if (reason.refusal() instanceof Written.Refused refused) {
            return new TransactionOutcome.Reason.ConditionNotMet(refused.current(), refused.why());
        }
        return reason.refusal() instanceof Written.Missing missing
                ? new TransactionOutcome.Reason.NotFound(missing.key())
                : new TransactionOutcome.Reason.Failed(reason.key(), reason.code());
    }

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

    static @Nullable Movie current(WriteOutcome outcome) {
        return outcome instanceof WriteOutcome.ConditionNotMet refusal ? refusal.current() : null;
    }
}
