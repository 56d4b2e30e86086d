package io.github.movietable;

import io.github.movietable.expression.FailedClause;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A write was refused because its condition is false for the stored movie. Nothing was written. The message lists the
 * false clauses without values; {@link #why} has them with values.
 */
public final class ConditionNotMetException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final Movie current;
    private final List<FailedClause> why;

    ConditionNotMetException(String doing, String table, WriteOutcome.ConditionNotMet refusal) {
        super(doing + " " + refusal.current().key() + " in the table " + table + " was refused because "
                + reason(refusal.why())
                + ". current() has the stored movie, why() the values; tryApply() returns both instead of throwing");
        this.current = refusal.current();
        this.why = refusal.why();
    }

    private static String reason(List<FailedClause> why) {
        return why.isEmpty()
                ? "other writers kept changing it; try again"
                : "this is false: " + why.stream().map(FailedClause::rule).collect(Collectors.joining("; "));
    }

    /**
     * The key of the stored movie because of which the write was refused.
     *
     * @return the key of {@link #current}
     */
    public MovieKey key() {
        return current.key();
    }

    /**
     * The movie as it was stored when the write was refused.
     *
     * @return the movie with all its attributes
     */
    public Movie current() {
        return current;
    }

    /**
     * The clauses of the condition that were false, each with the stored value.
     *
     * @return the false clauses; empty if no clause explains the refusal, because other writers kept changing the movie
     */
    public List<FailedClause> why() {
        return why;
    }
}
