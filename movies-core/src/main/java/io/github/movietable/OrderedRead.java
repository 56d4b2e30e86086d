package io.github.movietable;

import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.MovieCondition;

/** A read by keys, whose movies have an order. It shows its public methods by the reads that extend it. */
@CheckReturnValue
abstract sealed class OrderedRead<S extends OrderedRead<S>> extends MovieRead<S>
        permits YearQuery, YearsQuery, TitleQuery {
    OrderedRead(TableView table, ReadClauses clauses) {
        super(table, clauses);
    }

    /**
     * The lowest key first, which is the default.
     *
     * @return the read in this order
     */
    public S ascending() {
        return with(clauses().descending(false));
    }

    /**
     * The highest key first.
     *
     * @return the read in this order
     */
    public S descending() {
        return with(clauses().descending(true));
    }

    /** The order in words. */
    final String order(String by) {
        return "by " + by + ", " + (clauses().isDescending() ? "descending" : "ascending");
    }

    @Override
    final void checkFilter(MovieCondition condition) {
        KeyRules.refuseInQuery(condition);
    }
}
