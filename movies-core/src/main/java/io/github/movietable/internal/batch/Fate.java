package io.github.movietable.internal.batch;

/** How a write ended. */
public enum Fate {
    /** DynamoDB confirmed the put or the delete. */
    WRITTEN,
    /** A later record of the same movie was confirmed in its place. */
    SUPERSEDED,
    /** The record can't be stored: DynamoDB refused it, or the library did before it was sent. */
    REJECTED
}
