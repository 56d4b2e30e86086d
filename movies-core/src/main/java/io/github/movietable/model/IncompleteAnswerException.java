package io.github.movietable.model;

import io.github.movietable.expression.MoviesException;

/**
 * A response lacks a part that DynamoDB always sends: it had no body, or a proxy or the like has changed it. The
 * library never takes such a response for "nothing is stored". Reads are repeated first; a write throws {@code
 * OutcomeUnknownException}.
 */
public final class IncompleteAnswerException extends MoviesException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param doing what was being done, for the message
     * @param table the table's name; empty if the request is not about a table
     */
    public IncompleteAnswerException(String doing, String table) {
        super(doing + (table.isEmpty() ? "" : ", table " + table)
                + ": the response lacks a part that DynamoDB always sends, so it can't be trusted; something between here"
                + " and DynamoDB, such as a proxy, may have changed it");
    }
}
