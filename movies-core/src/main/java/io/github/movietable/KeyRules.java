package io.github.movietable;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.model.MovieKey;

/** Where the key may not be named, and where it must be. */
final class KeyRules {
    private KeyRules() {}

    /** A value that DynamoDB does not take, told with the movie that it was meant for; all else as it is. */
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
