package io.github.movietable;

import io.github.movietable.expression.FailedClause;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** How a transaction ended: all of it was done, or none. */
public sealed interface TransactionOutcome {
    /** All of it was done. */
    record Applied() implements TransactionOutcome {}

    /**
     * Nothing was done.
     *
     * @param reasons why, for each action that stood in the way
     */
    record Cancelled(List<Reason> reasons) implements TransactionOutcome {
        /**
         * Takes a copy of the list.
         *
         * @param reasons why, for each action that stood in the way
         */
        public Cancelled {
            reasons = List.copyOf(reasons);
        }
    }

    /** Why one action stood in the way of a transaction. */
    sealed interface Reason extends Serializable {
        /**
         * Which movie the action is about.
         *
         * @return its key
         */
        MovieKey key();

        /**
         * A condition was false.
         *
         * @param current the movie as it is stored
         * @param why the clauses that were false of it
         */
        record ConditionNotMet(Movie current, List<FailedClause> why) implements Reason {
            /**
             * Takes a copy of the list.
             *
             * @param current the movie as it is stored
             * @param why the clauses that were false of it
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
         * There is no such movie.
         *
         * @param key the movie that was looked for
         */
        record NotFound(MovieKey key) implements Reason {}

        /**
         * Something else.
         *
         * @param key the movie
         * @param code DynamoDB's code: {@code TransactionConflict} if another write stood in the way for all of our
         *     tries, {@code ValidationError}, …
         */
        record Failed(MovieKey key, String code) implements Reason {}
    }

    /** A transaction was cancelled. Nothing of it was done. */
    final class CancelledException extends MoviesException {
        private static final long serialVersionUID = 1L;

        private final List<Reason> reasons;

        CancelledException(String table, Cancelled outcome) {
            super("the transaction on the table " + table + " was cancelled, nothing was done: "
                    + outcome.reasons().stream()
                            .map(CancelledException::inWords)
                            .collect(Collectors.joining("; "))
                    + ". reasons() has the movies as they are; tryApply() returns them");
            this.reasons = outcome.reasons();
        }

        private static String inWords(Reason reason) {
            if (reason instanceof Reason.ConditionNotMet refusal) {
                return reason.key()
                        + (refusal.why().isEmpty()
                                ? ": others kept changing it meanwhile; try again"
                                : refusal.why().stream()
                                        .map(FailedClause::rule)
                                        .collect(Collectors.joining(" and ", ": false is ", "")));
            }
            return reason instanceof Reason.Failed failed
                    ? reason.key() + ": " + failed.code()
                    : reason.key() + ": not there";
        }

        /**
         * Why, for each action that stood in the way.
         *
         * @return at least one reason
         */
        public List<Reason> reasons() {
            return reasons;
        }
    }
}
