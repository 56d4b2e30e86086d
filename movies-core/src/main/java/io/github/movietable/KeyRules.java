package io.github.movietable;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.model.MovieKey;

/** Checks clauses for key attributes where DynamoDB does not allow them, and words the errors about invalid values. */
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
            throw new IllegalArgumentException("DynamoDB takes no filter on " + name
                    + ", which is part of the key, in a query; use inYear, inYears or the titles… clauses");
        });
    }
}
