package io.github.movietable.internal.write;

/** What a stored movie shows of a write that may have been applied, because an attempt of it was open. */
public enum Trace {
    /** Only this write can have left the movie so: it was applied. */
    MINE,
    /** The movie is as it was before this write, which would have changed it for good: it was not applied. */
    UNTOUCHED,
    /** It can't be told. */
    NONE
}
