package io.github.movietable;

import io.github.movietable.expression.MoviesException;

/** A table was to be created, but one of its name is there, or is being created or dropped. */
public final class TableExistsException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final String table;

    TableExistsException(String table, Throwable cause) {
        super(
                "creating the table: there is a table " + table
                        + " already; createIfMissing() accepts it, drop() deletes it and all that is in it",
                cause);
        this.table = table;
    }

    /**
     * Which table.
     *
     * @return its name
     */
    public String table() {
        return table;
    }
}
