package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.MovieKey;

/** No movie is stored under a key, for an operation that requires one; {@code get} and {@code apply} throw this. */
public final class MovieNotFoundException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final MovieKey key;

    MovieNotFoundException(String table, MovieKey key) {
        super("there is no movie " + key + " in the table " + table
                + "; put creates it, and find returns an empty Optional instead of throwing");
        this.key = key;
    }

    /**
     * The key under which no movie is stored.
     *
     * @return the key that the operation was given
     */
    public MovieKey key() {
        return key;
    }
}
