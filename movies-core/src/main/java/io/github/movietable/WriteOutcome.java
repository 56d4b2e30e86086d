package io.github.movietable;

import io.github.movietable.expression.FailedClause;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.List;

/**
 * How a write that may be refused ended: it was applied, or its condition was false, or the movie does not exist.
 *
 * <pre>{@code
 * WriteOutcome outcome = movies.update(1985, "Brazil")
 *         .set(RATING, 9)
 *         .onlyIf(RATING.exists())
 *         .tryApply();
 * if (outcome instanceof WriteOutcome.Applied applied) {
 *     System.out.println("now " + applied.movie());
 * } else if (outcome instanceof WriteOutcome.ConditionNotMet refusal) {
 *     System.out.println("refused: " + refusal.why());
 * }
 * }</pre>
 */
public sealed interface WriteOutcome {
    /**
     * Whether the write was applied.
     *
     * @return false if it was refused
     */
    default boolean isApplied() {
        return this instanceof Applied;
    }

    /**
     * The write was applied.
     *
     * @param movie the movie as it is stored now; for a delete, the movie that was deleted
     */
    record Applied(Movie movie) implements WriteOutcome {}

    /**
     * The write was refused because its condition was false, and nothing was written.
     *
     * @param current the movie as it is stored
     * @param why the clauses that were false of the movie; empty if other writers kept changing it
     */
    record ConditionNotMet(Movie current, List<FailedClause> why) implements WriteOutcome {
        /**
         * Takes a copy of the list.
         *
         * @param current the movie as it is stored
         * @param why the clauses that were false of the movie; empty if other writers kept changing it
         */
        public ConditionNotMet {
            why = List.copyOf(why);
        }
    }

    /**
     * The movie does not exist, and nothing was written.
     *
     * @param key the key of the missing movie
     */
    record NotFound(MovieKey key) implements WriteOutcome {}
}
