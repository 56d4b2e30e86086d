package io.github.movietable;

import io.github.movietable.expression.FailedClause;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.List;

/**
 * How a write that may be refused ended. There are these three ways and no others.
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
     * Whether it was written.
     *
     * @return whether it was
     */
    default boolean isApplied() {
        return this instanceof Applied;
    }

    /**
     * It was written.
     *
     * @param movie the movie as now stored; of a delete, the movie that was deleted
     */
    record Applied(Movie movie) implements WriteOutcome {}

    /**
     * It was refused, and nothing was written.
     *
     * @param current the movie as it is stored
     * @param why the clauses that were false of it
     */
    record ConditionNotMet(Movie current, List<FailedClause> why) implements WriteOutcome {
        /**
         * Takes a copy of the list.
         *
         * @param current the movie as it is stored
         * @param why the clauses that were false of it
         */
        public ConditionNotMet {
            why = List.copyOf(why);
        }
    }

    /**
     * There is no such movie, and nothing was written.
     *
     * @param key the movie that was looked for
     */
    record NotFound(MovieKey key) implements WriteOutcome {}
}
