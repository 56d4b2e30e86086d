package io.github.movietable;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.model.MovieKey;

/** Where the key may not be named. */
final class KeyRules {
    private KeyRules() {}

    static void refuseInQuery(MovieCondition condition) {
        MovieKey.NAMES.stream().filter(condition.roots()::contains).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("DynamoDB takes no filter on " + name
                    + ", which is part of the key, in a query; use inYear, inYears or the titles… clauses");
        });
    }
}
