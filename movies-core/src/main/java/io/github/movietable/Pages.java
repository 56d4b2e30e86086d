package io.github.movietable;

import io.github.movietable.model.Movie;
import java.util.Iterator;

/** Pages as they are read; what is on its way can be called off. */
interface Pages extends Iterator<Page<Movie>> {
    /** Ends the reading: there are no more pages, and what is in flight is cancelled. */
    void cancel();
}
