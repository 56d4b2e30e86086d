package io.github.movietable;

import io.github.movietable.expression.FailedClause;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** How a transaction ended: either all of its actions were applied, or none. */
public sealed interface TransactionOutcome {
    /** All actions were applied. */
    record Applied() implements TransactionOutcome {}

    /**
     * None of the actions was applied.
     *
     * @param reasons why the transaction was cancelled: a reason for each action that prevented it
     */
    record Cancelled(List<Reason> reasons) implements TransactionOutcome {
        /**
         * Takes a copy of the list.
         *
         * @param reasons why the transaction was cancelled: a reason for each action that prevented it
         */
        public Cancelled {
            reasons = List.copyOf(reasons);
        }
    }

    /** Why one action prevented its transaction. */
    sealed interface Reason extends Serializable {
        /**
         * The key of the movie that the action writes or checks.
         *
         * @return the key
         */
        MovieKey key();

        /**
         * The action's condition was false of the stored movie.
         *
         * @param current the movie as it is stored
         * @param why the clauses that were false of the movie; empty if other writers kept changing it
         */
        record ConditionNotMet(Movie current, List<FailedClause> why) implements Reason {
            /**
             * Takes a copy of the list.
             *
             * @param current the movie as it is stored
             * @param why the clauses that were false of the movie; empty if other writers kept changing it
             */
            public ConditionNotMet {
                why = List.copyOf(why);
            }

            @Override
            public MovieKey key() {
                return current.key();
            }
        }

        /**
         * The movie that the action needs is not stored.
         *
         * @param key the key of the missing movie
         */
        record NotFound(MovieKey key) implements Reason {}

        /**
         * The action failed for another reason, for which DynamoDB gives a code.
         *
         * @param key the movie's key
         * @param code DynamoDB's code: {@code TransactionConflict} if other writes conflicted with every attempt,
         *     {@code ValidationError}, …
         */
        record Failed(MovieKey key, String code) implements Reason {}
    }

    /** A transaction was cancelled. None of its actions was applied. */
    final class CancelledException extends MoviesException {
        private static final long serialVersionUID = 1L;

        private final List<Reason> reasons;

        CancelledException(String table, Cancelled outcome) {
            super("the transaction on the table " + table + " was cancelled, and nothing was written: "
                    + outcome.reasons().stream()
                            .map(CancelledException::inWords)
                            .collect(Collectors.joining("; "))
                    + ". reasons() has the stored movies; tryApply() returns them instead of throwing");
            this.reasons = outcome.reasons();
        }

        private static String inWords(Reason reason) {
            if (reason instanceof Reason.ConditionNotMet refusal) {
                return reason.key()
                        + (refusal.why().isEmpty()
                                ? ": other writers kept changing it; try again"
                                : refusal.why().stream()
                                        .map(FailedClause::rule)
                                        .collect(Collectors.joining(" and ", ": this is false: ", "")));
            }
            return reason instanceof Reason.Failed failed
                    ? reason.key() + ": " + failed.code()
                    : reason.key() + ": it is not stored";
        }

        /**
         * Why the transaction was cancelled: a reason for each action that prevented it.
         *
         * @return at least one reason
         */
        public List<Reason> reasons() {
            return reasons;
        }
    }
}
