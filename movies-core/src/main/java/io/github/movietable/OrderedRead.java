package io.github.movietable;

import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.MovieCondition;

/**
 * A query by key, whose movies have an order. Users see its methods as methods of the public classes that extend it.
 */
@CheckReturnValue
abstract sealed class OrderedRead<S extends OrderedRead<S>> extends MovieRead<S>
        permits YearQuery, YearsQuery, TitleQuery {
    OrderedRead(TableView table, ReadClauses clauses) {
        super(table, clauses);
    }

    /**
     * Returns the movies with the lowest key first, which is the default.
     *
     * @return a new read in this order
     */
    public S ascending() {
        return with(clauses().descending(false));
    }

    /**
     * Returns the movies with the highest key first.
     *
     * @return a new read in this order
     */
    public S descending() {
        return with(clauses().descending(true));
    }

    /** The order in words, for {@code explain}. */
    final String order(String by) {
        return "by " + by + ", " + (clauses().isDescending() ? "descending" : "ascending");
    }

    @Override
    final void checkFilter(MovieCondition condition) {
        KeyRules.refuseInQuery(condition);
    }
}
