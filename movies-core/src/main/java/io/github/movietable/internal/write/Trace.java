package io.github.movietable.internal.write;

/**
 * Says whether a stored movie shows that a write was applied. It is used after an open attempt, which failed but may
 * have been applied.
 */
public enum Trace {
    /** The movie has a value that only this write can have given it, so the write was applied. */
    MINE,
    /**
     * The movie is as it was before this write, which would have left a lasting change, so the write was not applied.
     */
    UNTOUCHED,
    /** The movie does not show whether the write was applied. */
    NONE
}
