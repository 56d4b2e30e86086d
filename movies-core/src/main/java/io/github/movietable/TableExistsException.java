package io.github.movietable;

import io.github.movietable.expression.MoviesException;

/** A table was to be created, but one of its name is there, or is being created or dropped. */
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
     * Which table.
     *
     * @return its name
     */
    public String table() {
        return table;
    }
}
