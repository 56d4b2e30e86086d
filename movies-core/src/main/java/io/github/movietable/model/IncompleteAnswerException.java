package io.github.movietable.model;

import io.github.movietable.expression.MoviesException;

/**
 * DynamoDB's answer lacks what such an answer always says: it had no body, or something between here and DynamoDB changed
 * it. It is never taken for "there is none". Reads are repeated first; a write ends as an unknown outcome instead.
 */
public final class IncompleteAnswerException extends MoviesException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates one.
     *
     * @param doing what was being done
     * @param table the table; empty if the request is of no table
     */
    public IncompleteAnswerException(String doing, String table) {
        super(doing + (table.isEmpty() ? "" : ", table " + table)
                + ": the answer lacks what DynamoDB always says, so nothing in it can be trusted; something between here"
                + " and DynamoDB, such as a proxy, changed it");
    }
}
