package io.github.movietable.internal.write;

/**
 * What a stored movie shows of a write. This is looked at after an open attempt: one that failed and may have been
 * applied all the same.
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
