package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.MovieKey;

/** A movie that had to be there is not. */
public final class MovieNotFoundException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final MovieKey key;

    MovieNotFoundException(String table, MovieKey key) {
        super("there is no movie " + key + " in the table " + table
                + "; put creates it, and find returns an Optional where it may be missing");
        this.key = key;
    }

    /**
     * Which movie.
     *
     * @return its key
     */
    public MovieKey key() {
        return key;
    }
}
