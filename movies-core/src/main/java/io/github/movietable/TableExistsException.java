package io.github.movietable;

import io.github.movietable.expression.MoviesException;

/** A table can't be created because one with its name exists, or is being created or dropped. */
public final class TableExistsException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final String table;

    TableExistsException(String table, boolean isOpen, Throwable cause) {
        super(
                "creating the table: a table " + table
                        + (isOpen
                                ? " exists. An attempt of this call got no definite response, but that table seems to be"
                                        + " older or has another key; describe() shows it, and createIfMissing() accepts it"
                                : " exists already; createIfMissing() accepts it, drop() deletes it and all its movies"),
                cause);
        this.table = table;
    }

    /**
     * The name of the existing table.
     *
     * @return the name
     */
    public String table() {
        return table;
    }
}
