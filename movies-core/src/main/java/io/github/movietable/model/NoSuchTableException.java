package io.github.movietable.model;

import io.github.movietable.expression.MoviesException;

/** The table is not there: it was never created, was dropped, or is in another region or account. */
public final class NoSuchTableException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final String table;

    /**
     * Creates one.
     *
     * @param doing what was being done
     * @param table the table
     * @param cause what DynamoDB said
     */
    public NoSuchTableException(String doing, String table, Throwable cause) {
        super(
                doing + ": there is no table " + table
                        + " in this region and account; create it with MovieTable.create(),"
                        + " or look at MovieTable.listTables(client)",
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
