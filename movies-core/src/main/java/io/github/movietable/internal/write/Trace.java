package io.github.movietable.internal.write;

/**
 * Whether a stored movie shows that a write was applied. It is asked after an open attempt, which may or may not have
 * been applied.
 */
public enum Trace {
    /** Only this write can have left the movie so: it was applied. */
    MINE,
    /** The movie is as it was before this write, which would have changed it for good: it was not applied. */
    UNTOUCHED,
    /** The movie does not tell. */
    NONE
}
