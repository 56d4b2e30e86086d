package io.github.movietable.internal.batch;

/** What became of a write, in the end. */
public enum Fate {
    /** DynamoDB confirmed it. */
    WRITTEN,
    /** A later record of the same movie was confirmed in its place. */
    SUPERSEDED,
    /** DynamoDB refused it. */
    REJECTED
}
