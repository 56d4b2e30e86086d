package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Another writer has changed, created or deleted the movie since it was read. This write changed nothing. */
public final class VersionConflictException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final MovieKey key;
    private final @Nullable Movie current;

    VersionConflictException(String table, MovieKey key, @Nullable Movie current) {
        super("the movie " + key + " in the table " + table + " was "
                + (current == null ? "deleted" : "changed") + " by another writer since it was read; "
                + (current == null ? "put it again if it is still wanted" : "make the change again to current()"));
        this.key = key;
        this.current = current;
    }

    /**
     * The key of the movie that another writer has written.
     *
     * @return the key
     */
    public MovieKey key() {
        return key;
    }

    /**
     * The movie as it is stored now.
     *
     * @return the movie; empty if it was deleted
     */
    public Optional<Movie> current() {
        return Optional.ofNullable(current);
    }
}
