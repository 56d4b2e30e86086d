package io.github.movietable;

import io.github.movietable.expression.MoviesException;

/** A table with this name exists, but its key is not a number {@code year} and a text {@code title}. */
public final class TableMismatchException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final String table;

    TableMismatchException(String table, String expected, String found) {
        super("the table " + table + " has the key " + found + ", but a table of movies has " + expected
                + "; use another name, or drop that table if nobody needs it");
        this.table = table;
    }

    /**
     * The name of the table that has the other key.
     *
     * @return the name
     */
    public String table() {
        return table;
    }
}
