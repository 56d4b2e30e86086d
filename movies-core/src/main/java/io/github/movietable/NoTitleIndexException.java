package io.github.movietable;

import io.github.movietable.expression.MoviesException;

/** The table has no index on titles. */
public final class NoTitleIndexException extends MoviesException {
    private static final long serialVersionUID = 1L;

    NoTitleIndexException(String table, Throwable cause) {
        super(
                "the table " + table + " has no index " + TitleIndex.NAME
                        + "; addTitleIndex() adds one, create(throughput, index) makes a table with one",
                cause);
    }
}
