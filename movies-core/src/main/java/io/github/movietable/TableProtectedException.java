package io.github.movietable;

import io.github.movietable.expression.MoviesException;

/** A table can't be dropped because it has deletion protection. Nothing was deleted. */
public final class TableProtectedException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final String table;

    TableProtectedException(String table, Throwable cause) {
        super(
                "dropping the table: the table " + table
                        + " has deletion protection. If nobody needs it any more, switch the protection off with"
                        + " client.updateTable(t -> t.tableName(…).deletionProtectionEnabled(false)), then drop it",
                cause);
        this.table = table;
    }

    /**
     * The name of the protected table.
     *
     * @return the name
     */
    public String table() {
        return table;
    }
}
