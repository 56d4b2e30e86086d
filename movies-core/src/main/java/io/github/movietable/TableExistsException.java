package io.github.movietable;

import io.github.movietable.expression.MoviesException;

/** A table can't be created because one with its name exists, or is being created or dropped. */
public final class TableExistsException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final String table;

    TableExistsException(String table, boolean isOpen, Throwable cause) {
        super(
                "creating the table: there is a table " + table
                        + (isOpen
                                ? ". An attempt of this call got no definite answer, but that table seems to be older or"
                                        + " has another key; look with describe(), createIfMissing() accepts it"
                                : " already; createIfMissing() accepts it, drop() deletes it and all that is in it"),
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
