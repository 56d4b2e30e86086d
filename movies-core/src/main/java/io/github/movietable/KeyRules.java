package io.github.movietable;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.model.MovieKey;

/** Refuses the key in clauses in which DynamoDB does not take it. */
final class KeyRules {
    private KeyRules() {}

    /** Adds the movie's name to an exception about a value that DynamoDB does not take; returns others unchanged. */
    static IllegalArgumentException named(String doing, IllegalArgumentException e) {
        return e.getCause() instanceof BrokenRuleException
                ? new IllegalArgumentException(doing + ": " + e.getMessage(), e.getCause())
                : e;
    }

    static void refuseInQuery(MovieCondition condition) {
        MovieKey.NAMES.stream().filter(condition.roots()::contains).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("DynamoDB takes no filter on " + name
                    + ", which is part of the key, in a query; use inYear, inYears or the titles… clauses");
        });
    }
}
