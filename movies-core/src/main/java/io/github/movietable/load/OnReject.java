package io.github.movietable.load;

/** What a load does about a record that can't be stored. */
public enum OnReject {
    /** Reports it and loads the others. This is the default. */
    SKIP,
    /** Ends the load with a {@link LoadFailedException}; what is in flight is still written. */
    STOP
}
