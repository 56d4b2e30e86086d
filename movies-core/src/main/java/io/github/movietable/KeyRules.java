package io.github.movietable;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.model.MovieKey;

/**
 * Refuses filters on key attributes, which DynamoDB does not allow in a query, and words errors about invalid values.
 */
final class KeyRules {
    private KeyRules() {}

    /** Puts {@code doing} before the message of an exception about an invalid value; returns others unchanged. */
    static IllegalArgumentException named(String doing, IllegalArgumentException e) {
        return e.getCause() instanceof BrokenRuleException
                ? new IllegalArgumentException(doing + ": " + e.getMessage(), e.getCause())
                : e;
    }

    static void refuseInQuery(MovieCondition condition) {
        MovieKey.NAMES.stream().filter(condition.roots()::contains).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("DynamoDB allows no filter on " + name
                    + ", which is part of the key, in a query; use inYear, inYears or the titles… clauses");
        });
    }
}
