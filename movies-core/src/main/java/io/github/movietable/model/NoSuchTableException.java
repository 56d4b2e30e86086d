package io.github.movietable.model;

import io.github.movietable.expression.MoviesException;

/** The table does not exist: it was never created, was dropped, or is in another region or account. */
public final class NoSuchTableException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final String table;

    /**
     * Creates the exception.
     *
     * @param doing what was being done, for the message
     * @param table the table's name
     * @param cause DynamoDB's refusal
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
     * The name of the missing table.
     *
     * @return the name
     */
    public String table() {
        return table;
    }
}
